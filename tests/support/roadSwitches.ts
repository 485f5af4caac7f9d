/** What browsers do to a page, as scripts that run before the page's own. */

/** What a browser's translator does to every text, the new ones too; it asks no page whether it may. */
export const TRANSLATES = `addEventListener('DOMContentLoaded', () => {
  document.documentElement.classList.add('translated-ltr')
  const translate = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const texts = []
    for (let text = walker.nextNode(); text; text = walker.nextNode()) texts.push(text)
    for (const text of texts) {
      if (text.data.trim() === '' || text.parentElement?.closest('font, script, style')) continue
      const font = document.createElement('font')
      font.textContent = text.data
      text.replaceWith(font)
    }
  }
  new MutationObserver(() => translate(document.body)).observe(document.body, { childList: true, subtree: true, characterData: true })
  translate(document.body)
})`

/** A browser that refuses everything it may refuse, as in a frame of another site. */
export const REFUSES_ALL = `(() => {
  const refuse = () => { throw new DOMException('The operation is insecure.', 'SecurityError') }
  for (const name of ['localStorage', 'sessionStorage', 'Notification', 'indexedDB', 'caches'])
    Object.defineProperty(window, name, { get: refuse, configurable: true })
  for (const name of ['clipboard', 'serviceWorker', 'wakeLock', 'vibrate'])
    Object.defineProperty(Navigator.prototype, name, { get: refuse, configurable: true })
  window.AudioContext = window.GainNode = window.OscillatorNode = class { constructor() { refuse() } }
  document.execCommand = refuse
})()`

/** Lets a test hide the page: `__hidden` says whether it is. */
export const HIDES = `Object.defineProperty(Document.prototype, 'hidden', { get: () => window.__hidden === true })`
