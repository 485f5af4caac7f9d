import { Marked } from 'marked'
import page from '../../../docs/the-model.md?raw'
import { t } from '../text/text.ts'
import './model.css'

/** The page as HTML: only text of this repository is in it. Links into the sources become plain text. */
const html = new Marked({
  renderer: {
    /** A header cell without text is no header. */
    tablecell({ header, tokens }) {
      const content = this.parser.parseInline(tokens)
      const tag = header && content !== '' ? 'th' : 'td'
      return `<${tag}>${content}</${tag}>`
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
      <p>
        <a href="#/">← {t('table.home')}</a>
      </p>
      <article lang="en" dangerouslySetInnerHTML={{ __html: html }} />
    </main>
  )
}
