import { Marked, Renderer, type Tokens } from 'marked'
import page from '../../../docs/the-model.md?raw'
import { HomeLink } from '../ui/HomeLink.tsx'
import './model.css'

/** The words of a table's head. */
const plain = (cells: readonly Tokens.TableCell[]): string =>
  cells
    .map(({ text }) => text.replaceAll(/[^\p{L}\p{N} ,.-]/gu, ''))
    .filter((text) => text !== '')
    .join(', ')

let tables = 0

/** The page as HTML: only text of this repository is in it. Links into the sources become plain text. */
const html = new Marked({
  renderer: {
    /** A header cell without text is no header. */
    tablecell({ header, tokens }) {
      const content = this.parser.parseInline(tokens)
      const tag = header && content !== '' ? 'th' : 'td'
      return `<${tag}>${content}</${tag}>`
    },
    /** In itself, as TableScroller has it. */
    table(token) {
      const rows = Renderer.prototype.table.call(this, token)
      tables++
      return `<section class="table-scroller" tabindex="0" aria-label="Table ${tables}: ${plain(token.header)}">${rows}</section>`
    },
    link({ href, tokens }) {
      const content = this.parser.parseInline(tokens)
      return /^https?:/.test(href) ? `<a href="${href}">${content}</a>` : content
    },
  },
}).parse(page, { async: false })

/** The model, its sources, and the lab's findings: docs/the-model.md. */
export function ModelPage() {
  return (
    <main class="model-page">
      <HomeLink />
      <article lang="en" dir="ltr" dangerouslySetInnerHTML={{ __html: html }} />
    </main>
  )
}
