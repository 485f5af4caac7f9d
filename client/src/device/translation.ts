/** Classes that the translators of browsers give to a page whose words they have replaced. */
const TRANSLATED = ['translated-ltr', 'translated-rtl']

const isTranslated = (): boolean => TRANSLATED.some((name) => document.documentElement.classList.contains(name))

/**
 * Calls `hear` when the browser begins or stops to translate the page, and now. The page declines that, and some translators ask
 * no page: what they replace is not kept up to date any longer.
 */
export function onTranslation(hear: (isTranslated: boolean) => void): void {
  new MutationObserver(() => hear(isTranslated())).observe(document.documentElement, { attributeFilter: ['class'] })
  hear(isTranslated())
}
