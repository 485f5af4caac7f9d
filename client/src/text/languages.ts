import english from '../../../assets/lang/en/front.json' with { type: 'json' }
import type { TextPart } from '../../../assets/lang/keys.d.ts'
import { pseudoTranslate, type TextTree } from './pseudo.ts'

/** Texts by file. The front page's English is part of the bundle and stands in for texts that cannot be fetched. */
const FILES = import.meta.glob<TextTree>(['../../../assets/lang/*/*.json', '!../../../assets/lang/en/front.json'], {
  import: 'default',
})

/** Languages of the game as BCP 47 tags: the folders of assets/lang. A folder more makes a language more. */
export const LANGUAGES: readonly string[] = [...new Set(Object.keys(FILES).map((path) => path.split('/').at(-2)!))]

/** The tag of the made-up language of `pseudo.ts`. */
export const PSEUDO = 'pseudo'

/** What a language calls itself. */
export const languageName = (language: string): string =>
  new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language

/** The texts of one file of a language. @throws RangeError when there is no such language; Error when it cannot be fetched */
export async function loadTexts(language: string, part: TextPart): Promise<TextTree> {
  if (language === PSEUDO) return pseudoTranslate(await loadTexts('en', part))
  if (language === 'en' && part === 'front') return english
  const fetchFile = FILES[`../../../assets/lang/${language}/${part}.json`]
  if (fetchFile === undefined) throw new RangeError(`there are no texts in ${language}`)
  return await fetchFile()
}

/** Language and script of a tag, as far as it can be read: Chinese of Taiwan and Hong Kong is written in traditional script. */
function writtenAs(tag: string): string {
  try {
    const { language, script } = new Intl.Locale(tag).maximize()
    return `${language}-${script}`
  } catch {
    return tag
  }
}

/** The game's language for a reader of these, best first; English when it has none of them. */
export function bestLanguage(preferred: readonly string[]): string {
  const found = preferred.flatMap((tag) => LANGUAGES.find((language) => writtenAs(language) === writtenAs(tag)) ?? [])
  return found[0] ?? 'en'
}
