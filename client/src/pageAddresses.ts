/** Every page but the front page, and the pattern of its address behind the page's own. One line here makes a page. */
export const PAGE_ADDRESSES = {
  match: /^#\/(match)\/([a-z0-9]{4,20})(?:\/[\w-]{1,200})?$/,
  watch: /^#\/(watch)\/([a-z0-9]{4,20})(?:\/([\w-]{1,200}))?$/,
  practice: /^#\/(practice|chair|homework[a-z0-9]{4,12})$/,
  lesson: /^#\/lesson$/,
  class: /^#\/class$/,
  sample: /^#\/sample$/,
  print: /^#\/print\/([A-Z0-9]{4,8})$/,
  kit: /^#\/kit(?:\/([a-z]{4,12}))?(?:\/([A-Z0-9]{4,8}))?$/,
  teach: /^#\/teach\/([a-z0-9]{4,20})(?:\/([\w-]{20,200}))?$/,
  projector: /^#\/projector\/([a-z0-9]{4,20})(?:\/([\w-]{20,200}))?$/,
  join: /^#\/join(?:\/([\w-]{1,12})(?:\/([a-z]{2,12}(?:-[a-z]{2,12}){3}))?)?$/i,
  student: /^#\/student\/([a-z0-9]{4,20})$/,
  table: /^#\/table\/([a-z0-9]{4,20})$/,
  pass: /^#\/pass\/([a-z0-9]{4,12})$/i,
  replay: /^#\/replay\/([a-z0-9]{4,20})(?:\/(\d{1,5})\/([a-z][a-z0-9-]{0,30}))?$/,
  debrief: /^#\/debrief\/([a-z0-9]{4,20})$/,
  model: /^#\/model$/,
  terms: /^#\/terms$/,
  mine: /^#\/mine$/,
  workshop: /^#\/workshop(?:\/([a-z0-9]{4,12}))?$/,
  daily: /^#\/daily(?:\/([1-9]\d?))?$/,
  check: /^#\/check$/,
  host: /^#\/host$/,
  dev: /^#\/dev$/,
} as const satisfies Readonly<Record<string, RegExp>>

/** Name of a page. */
export type PageName = keyof typeof PAGE_ADDRESSES

/** The page of an address behind `#`, and the parts of it that vary; undefined where there is none. */
export function pageAt(address: string): { readonly page: PageName; readonly parts: readonly string[] } | undefined {
  for (const [page, pattern] of Object.entries(PAGE_ADDRESSES)) {
    const found = pattern.exec(address)
    if (found !== null) return { page: page as PageName, parts: found.slice(1) }
  }
  return undefined
}
