import { signal } from '@preact/signals'
import i18next from 'i18next'
import type { SeatFacts } from '#shared/protocol/messages'
import { ARG_KINDS, type ArgKind, type ArgValue, type ArgValues, type Phrase, type TextKey } from '#shared/view/phrase'
import type { Line } from '#shared/voices/index'
import type { TextArgs, TextPart } from '../../../assets/lang/keys.d.ts'
import { loadTexts, PSEUDO } from './languages.ts'

/** The language of what is on screen: what shows a text is rendered again when it changes. */
const shownLanguage = signal('en')

/** Starts the translations, in English. */
export async function startText(): Promise<void> {
  await i18next.init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: await loadTexts('en', 'front') } },
    interpolation: { escapeValue: false },
    returnNull: false,
    returnEmptyString: true,
  })
}

/** Files of texts that pages have asked for: the war room's only once it is opened. */
const wanted = new Set<TextPart>(['front'])
const fetched = new Set<string>()

async function fetchWords(language: string): Promise<void> {
  for (const part of wanted) {
    if (fetched.has(`${language} ${part}`)) continue
    i18next.addResourceBundle(language, 'translation', await loadTexts(language, part), true)
    fetched.add(`${language} ${part}`)
  }
}

/** Changes the language of the page. @throws when its texts cannot be fetched; the language stays as it was */
export async function setLanguage(language: string): Promise<void> {
  await fetchWords(language)
  await i18next.changeLanguage(language)
  shownLanguage.value = language
  document.documentElement.lang = locale()
}

/** Fetches a file of texts, in English too: English stands in for what another language lacks. */
export async function fetchTexts(part: TextPart): Promise<void> {
  wanted.add(part)
  await fetchWords('en')
  await fetchWords(shownLanguage.value)
}

/** How often texts were added to those of the game. */
const added = signal(0)

/** Adds texts that the server brings to those of a language; what is there stays. What shows a text is rendered again. */
export function addTexts(language: string, texts: object): void {
  i18next.addResourceBundle(language, 'translation', texts, true, false)
  added.value++
}

const skin = signal<string | undefined>(undefined)

/** Replaces the usual words by those of another age, where the skin has them; undefined restores the usual ones. */
export function setSkin(name: string | undefined): void {
  skin.value = name
}

/** Keys of texts that take an argument of this name. */
type KeyTaking<Name extends string> = { [Key in TextKey]: Name extends TextArgs[Key] ? Key : never }[TextKey]

type Args<Key extends TextKey> = {
  readonly [Name in TextArgs[Key]]: [Key] extends [KeyTaking<Name>] ? string | number : string | number | undefined
}

/** Keys of texts without arguments. */
export type PlainTextKey = { [Key in TextKey]: [TextArgs[Key]] extends [never] ? Key : never }[TextKey]

/** Parameters after the key: none where the text takes no arguments. A key that could be any text is none. */
type TextArguments<Key extends TextKey> = TextKey extends Key
  ? [noSuchText: never]
  : [TextArgs[Key]] extends [never]
    ? []
    : [args: Args<Key>]

/** A text by key in the language of the page. Preact escapes it: nothing here becomes HTML. */
export function t<Key extends TextKey>(key: Key, ...args: TextArguments<Key>): string
export function t(key: TextKey, args: Readonly<Record<string, unknown>> = {}): string {
  return textOf(key, args)
}

function textOf(key: string, args: Readonly<Record<string, unknown>>): string {
  shownLanguage.value
  added.value
  const skinned = `skin.${skin.value}.${key}`
  return capitalised(i18next.t(skin.value !== undefined && i18next.exists(skinned) ? skinned : key, { ...args }))
}

/** Stands before a name that has its article, until it is known whether a sentence begins there. */
const ARTICLE = '\u2063'
const SENTENCE_START = new RegExp(`(^|[.!?…“„「(] *)${ARTICLE}(.)`, 'gu')

/** The text with its names as sentences have them: an article that begins one has a capital. */
const capitalised = (text: string): string =>
  text.includes(ARTICLE)
    ? text
        .replace(SENTENCE_START, (_, before: string, letter: string) => before + letter.toLocaleUpperCase(locale()))
        .replaceAll(ARTICLE, '')
    : text

/** Texts whose keys are made of ids of data files and registries, which the server names; tests hold that each is there. */
const named = (key: string, args: Readonly<Record<string, unknown>> = {}): string => textOf(key, args)

/** A text that another text quotes by its key, as the guide quotes the keys of the board; a test holds that each is there. */
export const labelText = (key: string): string => named(key)

/** A step of a chapter of the guide for teachers, from 1. */
export const guideStep = (chapter: string, step: number): string => named(`kit.guide.${chapter}.${step}`)

/** Name of a power. */
export const powerName = (id: string): string => named(`power.${id}.name`)
/** Short name of a power, for maps and tables. */
export const powerShort = (id: string): string => named(`power.${id}.short`)
/** Names of a power's towns; none of a historical power, whose towns are real. */
export const townNames = (power: string): readonly string[] =>
  i18next.exists(`town.${power}`) ? named(`town.${power}`).split('|') : []
/** Name of a lesser state. */
export const stateName = (id: string): string => named(`state.${id}`)
/** Name of a power or a lesser state: ids of both are never the same but for a power that no seat plays. */
export const placeName = (id: string): string => (i18next.exists(`power.${id}.name`) ? powerName(id) : stateName(id))
/** Name of a power or a lesser state as an argument of a sentence: with its article, where the language gives it one. */
export const nameInText = (id: string): string => articled(id, placeName(id))
const articled = (id: string, name: string): string =>
  t('name.withArticle').split(' ').includes(id) ? `${ARTICLE}${t('name.articled', { name })}` : name
/** Names of several as an argument of a sentence, as a list. */
export const namesInText = (ids: readonly string[]): string => formatList(ids.map(nameInText))
/** Name of a power's leader; of a historical power that of the office that speaks for it. */
export const leaderName = (power: string): string => named(`leader.${power}.name`)
/** Name of a power's leader as an argument of a sentence: an office that begins with an article has it as sentences do. */
export function leaderInText(power: string): string {
  const name = leaderName(power)
  const article = t('name.articled', { name: '' })
  const isArticled = article !== '' && name.toLowerCase().startsWith(article)
  return isArticled ? `${ARTICLE}${article}${name.slice(article.length)}` : name
}
/** What a power's leader is called by office. */
export const leaderTitle = (power: string): string => named(`leader.${power}.title`)
/** What a power's leader is like, in a few words; none of an office. */
export const leaderTraits = (power: string): readonly string[] =>
  i18next.exists(`leader.${power}.traits`) ? named(`leader.${power}.traits`).split('|') : []
/** A leader's line in words. */
export const lineText = ({ temperament, occasion, line }: Line): string =>
  named(`voice.${temperament}.${occasion}`).split('|')[line] ?? ''
/** Every cause of a false alarm, as a word and a sentence. */
export const alarmCauses = (): readonly (readonly [word: string, text: string])[] =>
  ALARM_CAUSES.map((cause) => named(`alarm.cause.${cause}`).split('|') as [string, string])

const ALARM_CAUSES = [1, 2, 3, 4, 5, 6, 7, 8]

/** Name of a bloc of powers. */
export const blocName = (id: string): string => named(`bloc.${id}`)
/** Name of a bot, with what it is like. */
export const botName = (id: string): string => named(`bot.${id}`)
/** Name of the person in a seat as an argument of a sentence, the power's where they gave none; a program's says that it is one. */
export function seatName({ name, power, program }: Pick<SeatFacts, 'name' | 'power' | 'program'>): string {
  const shown = name === '' ? nameInText(power) : name
  return program ? t('seat.program', { name: shown }) : shown
}
/** Name of a scenario. */
export const scenarioName = (id: string): string => named(`scenario.${id}.name`)
/** What a scenario is about, in a sentence or two. */
export const scenarioSummary = (id: string): string => named(`scenario.${id}.summary`)
/** What a teacher should know of a scenario's subject beforehand; empty where nothing real is shown. */
export const scenarioNote = (id: string): string =>
  i18next.exists(`scenario.${id}.note`) ? named(`scenario.${id}.note`) : ''
/** What the poster of a chapter of history says: the name of the scenario where it has no poster. */
export const chapterName = (id: string): string =>
  i18next.exists(`poster.${id}`) ? named(`poster.${id}`) : scenarioName(id)
/** True where the years of a scenario have dates, as those of history have. */
export const isHistorical = (id: string): boolean => i18next.exists(`dateline.${id}.1`)
/** The date on which a year of a scenario opens, or its number where nothing real is told. */
export const dateOf = (id: string, year: number): string =>
  i18next.exists(`dateline.${id}.${year}`) ? named(`dateline.${id}.${year}`) : t('bar.yearNow', { year })
/** Name of a rung of a crisis, from 1. */
export const rungName = (rung: number): string => named(`confrontation.rungName.${rung}`)
/** What a rung means. */
export const rungAbout = (rung: number): string => named(`confrontation.rungText.${rung}`)
/** Name of a type of order, as the lists head it. */
export const orderTypeName = (type: string): string =>
  named(i18next.exists(`orders.section.${type}`) ? `orders.section.${type}` : `orderType.${type}`)
/** Name of a type of order as a verb of the map: one or two words. */
export const verbName = (type: string): string => named(`verb.${type}`)
/** What an order of a type without a section of its own is for. */
export const orderAbout = (type: string): string => named(`orderText.${type}`)
/** Name of a rule changed for one match. */
export const treatmentName = (id: string): string => named(`treatment.${id}.name`)
/** What a changed rule changes. */
export const treatmentAbout = (id: string): string => named(`treatment.${id}.about`)

/** Ids of the terms of the game, in the order of their file; none before the texts of the terms are fetched. */
export const termIds = (): readonly string[] => Object.keys(i18next.getResource('en', 'translation', 'term') ?? {})
/** Name of a term. */
export const termName = (id: string): string => named(`term.${id}.name`)
/** What a term means: in plain words, or as a textbook says it. */
export const termText = (id: string, plain: boolean): string => named(plain ? `term.${id}.plain` : `term.${id}.text`)
/** A term in use, in a sentence or two from a match. */
export const termExample = (id: string): string => named(`term.${id}.example`)
/** The forms in which a term stands in sentences. */
export const termForms = (id: string): readonly string[] => named(`term.${id}.forms`).split('|')

type Shown = { readonly [Kind in ArgKind]: (value: ArgValues[Kind]) => string }

/** How an argument of each kind is shown in a sentence. */
const SHOWN: Shown = {
  number: formatNumber,
  text: (text) => text,
  phrase: sentence,
  change: formatChange,
  millions: formatMillions,
  chance: (probability) => t('unit.percent', { n: formatPercent(probability) }),
  power: (power) => articled(power, powerName(power)),
  powers: namesInText,
  state: (state) => articled(state, stateName(state)),
  place: nameInText,
  treaty: (treaty) => t(`treaty.${treaty}.name`),
  treaties: (treaties) => formatList(treaties.map((treaty) => t(`treaty.${treaty}.name`))),
  researchLine: (line) => t(`researchLine.${line}.name`),
  force: (force) => t(`force.${force}.name`),
  leg: (leg) => t(`leg.${leg}`),
  legs: (legs) => legs.map((leg) => t(`leg.${leg}`)).join(', '),
  losses: (losses) => losses.map(({ leg, warheads }) => `${t(`leg.${leg}`)} ${formatNumber(warheads)}`).join(', '),
  targeting: (targeting) => t(`targeting.${targeting}.name`),
  authority: (authority) => t(`authority.${authority}.name`),
  aim: (aim) => t(`aim.${aim}`),
  doctrine: (doctrine) => t(`doctrine.${doctrine}.name`),
  order: (type) => named(`orderType.${type}`),
  windowKind: (kind) => t(`bar.window.${kind}`),
}

/** Headlines leave articles out. */
const SHOWN_IN_HEADLINES: Shown = {
  ...SHOWN,
  power: powerName,
  powers: (powers) => formatList(powers.map(powerName)),
  state: stateName,
  place: placeName,
}

const isArgName = (name: string): name is keyof typeof ARG_KINDS => Object.hasOwn(ARG_KINDS, name)

/** Arguments of a newer or older server may have names that are not known here. */
function shownArg(name: string, value: ArgValue | undefined, ways: Shown): string {
  if (value === undefined) return ''
  const usual = typeof value === 'number' ? formatNumber : String
  const shown = isArgName(name) ? ways[ARG_KINDS[name]] : usual
  return (shown as (value: ArgValue) => string)(value)
}

/** A phrase of the rules as a sentence of the page's language. Arguments left out leave no gap. */
export function sentence({ key, args }: Phrase): string {
  return textOf(key, shownArgs(args)).replace(/ +([.,]|$)/g, '$1')
}

/** The line of an event as the headline of a front page; undefined where the line is headline enough. */
export function headline({ key, args }: Phrase): string | undefined {
  const [, type, way] = key.split('.')
  if (!i18next.exists(key.replace('event', 'headline'))) return undefined
  return named(way === undefined ? `headline.${type}` : `headline.${type}.${way}`, shownArgs(args, SHOWN_IN_HEADLINES))
}

const shownArgs = (args: Phrase['args'], ways = SHOWN): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(args).map(([name, value]) => [name, shownArg(name, value, ways)]))

/** The language that numbers and lists are written for. */
const locale = (): string => (shownLanguage.value === PSEUDO ? 'en' : shownLanguage.value)

/** A number for readers: two decimals below 0.1, one below ten, none above, with thousands apart; a minus as long as a plus. */
export function formatNumber(value: number): string {
  const digits = Number.isInteger(value) || Math.abs(value) >= 10 ? 0 : Math.abs(value) < 0.1 ? 2 : 1
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value).replace('-', '−')
}

/**
 * A number of people, given in millions, as the page's language says large numbers: 3.1 million, 50 thousand, 310 萬. Three digits
 * count at most.
 */
export function formatMillions(millions: number): string {
  return millionsFormat(3).format(Math.round(millions * MILLION))
}

const MILLION = 1_000_000
const millionsFormat = (digits: number) =>
  new Intl.NumberFormat(locale(), {
    notation: 'compact',
    compactDisplay: 'long',
    maximumSignificantDigits: digits,
  })

/** A piece of a number: its figures, or the word that they are counted in. */
export interface NumberPart {
  readonly text: string
  readonly isUnit: boolean
}

/** Both ends of an estimate of people, given in millions, in the page's words for large numbers and to two digits; once where both are alike. */
export function millionsRange({ low, high }: { readonly low: number; readonly high: number }): readonly NumberPart[] {
  const [from, to] = [low, high].map((millions) => Math.round(millions * MILLION)) as [number, number]
  const format = millionsFormat(2)
  const alike = format.format(from) === format.format(to)
  const parts = alike ? format.formatToParts(to) : format.formatRangeToParts(from, to)
  return parts.map(({ type, value }) => ({ text: value === ' - ' ? '–' : value, isUnit: type === 'compact' }))
}

/** A change with its sign, to two decimals below one and one above; a minus as long as a plus. */
export function formatChange(value: number): string {
  return new Intl.NumberFormat(locale(), {
    maximumFractionDigits: Math.abs(value) < 1 ? 2 : 1,
    signDisplay: 'exceptZero',
  })
    .format(value)
    .replace('-', '−')
}

/** The order of two names in the page's language. */
export const compareNames = (a: string, b: string): number => a.localeCompare(b, locale())

/** Names joined as the language joins them. */
export const formatList = (names: readonly string[]): string => new Intl.ListFormat(locale()).format(names)

/** A small probability, 0–1, as a percentage with up to two decimals. */
export const formatRisk = (probability: number): string =>
  new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 2 }).format(probability)

/** A share, 0–1, as whole percent without the sign. */
export const formatPercent = (share: number): string => formatNumber(Math.round(share * 100))

/** A time of day, from milliseconds since 1970. */
export const formatTime = (at: number): string => new Intl.DateTimeFormat(locale(), { timeStyle: 'medium' }).format(at)

/** A day, from milliseconds since 1970, by the clock of this device. */
export const formatDay = (at: number): string => new Intl.DateTimeFormat(locale(), { dateStyle: 'medium' }).format(at)

/** A day with its weekday and a time of day, from milliseconds since 1970, by the clock of this device or of a zone. */
export const formatMoment = (at: number, timeZone?: string): string =>
  new Intl.DateTimeFormat(locale(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(at)

/** Milliseconds as minutes and seconds, with hours where there are any; below zero as zero. */
export function formatClock(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000))
  const two = (n: number) => String(n).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  const rest = two(seconds % 60)
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`
}
