import { Marked } from 'marked'
import page from '../../../docs/the-model.md?raw'
import { t } from '../text/text.ts'
import './model.css'

/** Our own page as HTML: nobody else's words come into it. Links into the sources become plain words. */
const html = new Marked({
  renderer: {
    /** A head without words names nothing. */
    tablecell({ header, tokens }) {
      const words = this.parser.parseInline(tokens)
      const tag = header && words !== '' ? 'th' : 'td'
      return `<${tag}>${words}</${tag}>`
    },
    link({ href, tokens }) {
      const words = this.parser.parseInline(tokens)
      return /^https?:/.test(href) ? `<a href="${href}">${words}</a>` : words
    },
  },
}).parse(page, { async: false })

/** What the game computes, where its numbers come from, and what the lab found: docs/the-model.md. */
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
