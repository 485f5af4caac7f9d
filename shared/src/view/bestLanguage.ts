/** What a platform reads from a BCP 47 tag, with what the tag leaves to be understood. */
export interface ReadTag {
  readonly language?: string
  readonly script?: string
}

/** The languages that there are. */
export interface LanguageOffer {
  /** Tags of the languages there are. */
  readonly languages: readonly string[]
  /** The one for who reads none of them. */
  readonly original: string
}

/**
 * The language for a reader: the first that is asked for and there, by its own tag or by language and script; Chinese of Taiwan and Hong
 * Kong is written in traditional script.
 * @param wanted tags the reader asks for, best first; such as are no tags ask for nothing but themselves
 * @param read reads a tag as the platform does, and throws for what is none: locales are not known here
 */
export function bestLanguageOf(
  wanted: readonly string[],
  { languages, original }: LanguageOffer,
  read: (tag: string) => ReadTag,
): string {
  const written = (tag: string): string => {
    try {
      const { language, script } = read(tag)
      return `${language}-${script}`
    } catch {
      return tag
    }
  }
  for (const tag of wanted) {
    const found =
      languages.find((language) => language === tag) ?? languages.find((language) => written(language) === written(tag))
    if (found !== undefined) return found
  }
  return original
}
