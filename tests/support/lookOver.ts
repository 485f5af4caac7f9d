import type { Page } from 'playwright-core'
import { pseudoTranslate, type TextTree } from '#client/text/pseudo.ts'
import { layoutFaults } from '#tests/support/layoutFaults'
import { readWords } from '#tests/support/words'
import { readLangFile } from '#tools/langFiles'

/** Made-up languages that pages are looked at in too: longer than any, and mirrored. */
export const MADE_UP = ['pseudo', 'pseudo-rtl'] as const

/** Shows a page that keeps its settings in another language, as its own choice of languages does, and waits until it is drawn. */
export async function speak(page: Page, language: string): Promise<void> {
  await page.evaluate((tag) => {
    const kept = JSON.parse(localStorage.getItem('balance.settings') ?? '{}')
    const newValue = JSON.stringify({ ...kept, language: tag })
    localStorage.setItem('balance.settings', newValue)
    dispatchEvent(new StorageEvent('storage', { key: 'balance.settings', newValue, storageArea: localStorage }))
  }, language)
  const { locale, direction } = factsOf(language)
  await page.waitForFunction(
    ([lang, dir]) => document.documentElement.lang === lang && document.documentElement.dir === dir,
    [locale, direction],
  )
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}

/**
 * What a person who reads this language would find wrong with the page at a glance: texts cut off or pushed off the screen, a page that
 * scrolls sideways, keys that lie over each other, texts that are none, in English or pointed as in English, another language or
 * direction than the page says. Each begins with its kind.
 */
export async function faultsSeen(page: Page, language: string): Promise<readonly string[]> {
  const { locale, direction } = factsOf(language)
  const root = await page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dir}`)
  const named = root === `${locale} ${direction}` ? [] : [`language: ${root}`]
  return [...named, ...(await layoutFaults(page)), ...wordFaults(await page.evaluate(textsOn), language)]
}

interface SpokenFacts {
  readonly locale?: string
  readonly direction: string
}

function factsOf(language: string): { readonly locale: string; readonly direction: string } {
  if (language === 'pseudo') return { locale: 'en', direction: 'ltr' }
  if (language === 'pseudo-rtl') return { locale: 'en', direction: 'rtl' }
  const { locale = language, direction } = readLangFile<SpokenFacts>(language, 'language')
  return { locale, direction }
}

/** Every text of the page that can be seen or heard, in its order. */
function textsOn(): readonly string[] {
  const texts: string[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? ''
    const isSeen = node.parentElement?.checkVisibility({ visibilityProperty: true }) ?? false
    const isOwn = node.parentElement?.closest('script, style, [lang], [data-test=code]') === document.documentElement
    // What was said aloud was said in the language of that moment.
    const isSaid = node.parentElement?.closest('.unseen[role], .unseen[aria-live]') !== null
    if (text !== '' && isSeen && isOwn && !isSaid) texts.push(text)
  }
  for (const each of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]')) {
    if (!each.checkVisibility() || each.closest('[lang]') !== document.documentElement) continue
    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) texts.push(each.getAttribute(name)?.trim() ?? '')
  }
  return texts.filter((text) => text !== '')
}

/** Shorter pieces of English could be anything. */
const TELLING = 14
const KEY = /^[a-z]\w*(\.[\w-]+)+$/
const LATIN_POINT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][,;:!?]|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]\.(?!\d)/u

interface Words {
  /** First parts of all keys. */
  readonly groups: ReadonlySet<string>
  /** Whole English texts that the language says otherwise. */
  readonly english: ReadonlySet<string>
  /** Pieces of English sentences between their placeholders that no text of the language has. */
  readonly pieces: readonly string[]
}

const wordsByLanguage = new Map<string, Words>()

function wordsFor(language: string): Words {
  const found = wordsByLanguage.get(language)
  if (found !== undefined) return found
  const english = readWords()
  const isMadeUp = (MADE_UP as readonly string[]).includes(language)
  const own = isMadeUp
    ? Object.values(pseudoTranslate(Object.fromEntries(english) as TextTree)).map(String)
    : [...readWords(language).values()]
  const all = own.join('\n')
  const texts = [...english.values()].flatMap((text) =>
    text.split('|').length > 1 && !text.includes('{{') ? text.split('|') : [text],
  )
  const words: Words = {
    groups: new Set([...english.keys()].map((key) => key.split('.')[0]!)),
    english: new Set(texts.filter((text) => /[a-z]{3}/.test(text) && !all.includes(text))),
    pieces: [...new Set(texts.flatMap((text) => text.split(/\{\{[^}]*\}\}/)).map((piece) => piece.trim()))].filter(
      (piece) => piece.length >= TELLING && piece.includes(' ') && !all.includes(piece),
    ),
  }
  wordsByLanguage.set(language, words)
  return words
}

function wordFaults(texts: readonly string[], language: string): readonly string[] {
  const { groups, english, pieces } = wordsFor(language)
  const isPointed = language.startsWith('zh') || language === 'ja'
  return texts.flatMap((text) => {
    const shown = text.slice(0, 80)
    if (/\{\{|\}\}|\bundefined\b|\bNaN\b|\[object /.test(text)) return [`raw: ${shown}`]
    if (text.split(/\s+/).some((word) => KEY.test(word) && groups.has(word.split('.')[0]!))) return [`key: ${shown}`]
    if (isPointed && LATIN_POINT.test(text)) return [`point: ${shown}`]
    if (language === 'en') return []
    if (english.has(text) || pieces.some((piece) => text.includes(piece))) return [`english: ${shown}`]
    return []
  })
}
