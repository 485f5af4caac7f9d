import { signal } from '@preact/signals'
import i18next from 'i18next'
import type { SeatFacts } from '#shared/protocol/messages'
import type { Phrase } from '#shared/view/phrase'
import { type Language, type Part, wordsOf } from './languages.ts'

/** The language spoken now: whatever shows a text is shown again when it changes. */
const spoken = signal('en')

/** Starts the translations, in English. */
export async function startText(): Promise<void> {
  await i18next.init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: await wordsOf('en', 'front') } },
    interpolation: { escapeValue: false },
    returnNull: false,
    returnEmptyString: true,
  })
}

/** Parts of the words that are wanted: the war room's only once it is opened. */
const wanted = new Set<Part>(['front'])
const fetched = new Set<string>()

async function fetchWords(language: Language | 'pseudo'): Promise<void> {
  for (const part of wanted) {
    if (fetched.has(`${language} ${part}`)) continue
    i18next.addResourceBundle(language, 'translation', await wordsOf(language, part), true)
    fetched.add(`${language} ${part}`)
  }
}

/** Speaks another language from now on; the one before if its words cannot be had. */
export async function speak(language: Language | 'pseudo'): Promise<void> {
  await fetchWords(language)
  await i18next.changeLanguage(language)
  spoken.value = language
  document.documentElement.lang = language === 'pseudo' ? 'en' : language
}

/** Fetches the words of a part, English ones to stand in among them. */
export async function fetchPart(part: Part): Promise<void> {
  wanted.add(part)
  await fetchWords('en')
  await fetchWords(spoken.value as Language)
}

let skin: string | undefined

/** Puts words of another age in the place of the usual ones, where it has them; undefined takes them away. */
export function setSkin(name: string | undefined): void {
  skin = name
}

/** A text by key. Preact escapes what it shows; nothing here becomes HTML. */
export function t(key: string, args: Readonly<Record<string, unknown>> = {}): string {
  spoken.value
  const worn = `skin.${skin}.${key}`
  return i18next.t(skin !== undefined && i18next.exists(worn) ? worn : key, { ...args })
}

export const powerName = (id: string): string => t(`power.${id}.name`)
/** Who sits there, by name; the power's where a person gave none. */
export const seatName = ({ name, power }: SeatFacts): string => (name === '' ? powerName(power) : name)
export const powerShort = (id: string): string => t(`power.${id}.short`)
export const stateName = (id: string): string => t(`state.${id}`)

/** What a teacher should know of a scenario's subject beforehand; empty where nothing real is shown. */
export const scenarioNote = (id: string): string => {
  const key = `scenario.${id}.note`
  return i18next.exists(key) ? t(key) : ''
}

/** The name of a power or a lesser state: ids of both are never the same but for a power nobody plays. */
export const placeName = (id: string): string => (i18next.exists(`power.${id}.name`) ? powerName(id) : stateName(id))

/** Arguments that are ids or words of the rules, and where their names stand. */
const NAMED: Readonly<Record<string, (value: string) => string>> = {
  power: powerName,
  target: powerName,
  attacker: powerName,
  origin: powerName,
  viewer: powerName,
  against: powerName,
  towards: powerName,
  from: powerName,
  client: placeName,
  place: placeName,
  state: stateName,
  treaty: (treaty) => t(`treaty.${treaty}.name`),
  line: (line) => t(`researchLine.${line}.name`),
  force: (force) => t(`force.${force}.name`),
  leg: (leg) => t(`leg.${leg}`),
  legs: (legs) =>
    legs
      .split(',')
      .map((leg) => t(`leg.${leg}`))
      .join(', '),
  losses: (losses) =>
    losses
      .split(',')
      .map((loss) => loss.split(':'))
      .map(([leg, warheads]) => `${t(`leg.${leg}`)} ${formatNumber(Number(warheads))}`)
      .join(', '),
  targeting: (targeting) => t(`targeting.${targeting}.name`),
  authority: (authority) => t(`authority.${authority}.name`),
  order: (type) => t(`orderType.${type}`),
  window: (kind) => t(`bar.window.${kind}`),
}

/** `aim` is a doctrine in statements and a target in strikes. */
function nameAim(key: string, aim: string): string {
  return key.includes('doctrine') ? t(`doctrine.${aim}.name`) : t(`aim.${aim}`)
}

function nameArgument(phrase: Phrase, name: string, value: string | number): string {
  if (typeof value === 'number') return formatNumber(value)
  if (name === 'aim') return nameAim(phrase.key, value)
  if (name === 'state' && value === '') return ''
  if (name === 'reason') return reasonOf(value, phrase)
  return NAMED[name]?.(value) ?? value
}

/** A phrase may carry the key of another as its reason, with the same arguments. */
function reasonOf(key: string, { args: { reason: _reason, ...args } }: Phrase): string {
  return sentence({ key, args })
}

/** A phrase of the rules as a sentence of the player's language. */
export function sentence(phrase: Phrase): string {
  const args = Object.fromEntries(
    Object.entries(phrase.args).map(([name, value]) => [name, nameArgument(phrase, name, value)]),
  )
  return t(phrase.key, { against: '', ...args }).replace(/ +([.,]|$)/g, '$1')
}

/** The language numbers are written for. */
const locale = (): string => (spoken.value === 'pseudo' ? 'en' : spoken.value)

/** Numbers as people read them: one decimal below ten, thousands apart above. */
export function formatNumber(value: number): string {
  const digits = Number.isInteger(value) || Math.abs(value) >= 10 ? 0 : Math.abs(value) < 0.1 ? 2 : 1
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value)
}

/** Names one after the other, as the language joins them. */
export const formatList = (names: readonly string[]): string => new Intl.ListFormat(locale()).format(names)

/** A small probability as a percentage with one decimal: the number before the key. */
export const formatRisk = (probability: number): string =>
  new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 2 }).format(probability)

export const formatPercent = (share: number): string => formatNumber(Math.round(share * 100))

/** Minutes and seconds, as on a clock. */
export function formatClock(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000))
  const two = (n: number) => String(n).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  const rest = two(seconds % 60)
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`
}
