import { signal } from '@preact/signals'
import i18next, { type FormatterModule } from 'i18next'
import type { SeatFacts } from '#shared/protocol/messages'
import { formAsked, type Spoken, spokenNumber } from '#shared/view/forms'
import { ARG_KINDS, type ArgKind, type ArgValue, type ArgValues, type Phrase, type TextKey } from '#shared/view/phrase'
import type { Line } from '#shared/voices/index'
import type { TextArgs, TextCounts, TextPart } from '../../../assets/lang/keys.d.ts'
import { capitalised, type NameGrammar, NO_GRAMMAR, pluralIn, spoken, spokenList, spokenName } from './grammar.ts'
import { languageFacts, loadGrammar, loadTexts, localeOf, ORIGINAL, standIns } from './languages.ts'

/** The language of what is on screen: what shows a text is rendered again when it changes. */
const shownLanguage = signal<string>(ORIGINAL)

/** What each language says of names, once it is fetched. */
const grammars = new Map<string, NameGrammar>()

/** Starts the translations, in English. */
export async function startText(): Promise<void> {
  grammars.set(ORIGINAL, await loadGrammar(ORIGINAL))
  await i18next.use(FORMATTER).init({
    lng: ORIGINAL,
    fallbackLng: false,
    resources: { [ORIGINAL]: { translation: await loadTexts(ORIGINAL, 'front') } },
    interpolation: { escapeValue: false, alwaysFormat: true, formatSeparator: '|' },
    returnNull: false,
    returnEmptyString: true,
  })
}

/** Shows what stands for a placeholder in the form that it asks for. */
const FORMATTER: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format(value: unknown, asked, language = ORIGINAL) {
    const said = spoken(value, formatNumber, grammars.get(language) ?? NO_GRAMMAR)
    return asked === undefined ? said.toString() : formAsked(asked, said, localeOf(language))
  },
}

/** Files of texts that pages have asked for: the war room's only once it is opened. */
const wanted = new Set<TextPart>(['front'])
const fetched = new Set<string>()

async function fetchPart(language: string, part: TextPart): Promise<void> {
  const name = `${language} ${part}`
  if (fetched.has(name)) return
  i18next.addResourceBundle(language, 'translation', await loadTexts(language, part), true)
  fetched.add(name)
}

/** Fetches what is wanted of a language and of those that stand in for it. */
async function fetchWords(shown: string): Promise<void> {
  for (const language of standIns(shown)) {
    await Promise.all([...wanted].map((part) => fetchPart(language, part)))
    if (!grammars.has(language)) grammars.set(language, await loadGrammar(language))
  }
}

/** Changes the language of the page. @throws when its texts cannot be fetched; the language stays as it was */
export async function setLanguage(language: string): Promise<void> {
  await fetchWords(language)
  await i18next.changeLanguage(language)
  shownLanguage.value = language
  const { documentElement } = document
  const { direction, fonts } = languageFacts(language)
  documentElement.lang = pageLocale()
  documentElement.dir = direction
  if (fonts === undefined) documentElement.style?.removeProperty('--script-type')
  else documentElement.style?.setProperty('--script-type', fonts)
}

/** Fetches a file of texts, of the languages too that stand in for what the page's lacks. */
export async function fetchTexts(part: TextPart): Promise<void> {
  wanted.add(part)
  await fetchWords(shownLanguage.value)
}

/** How often texts were added to those of the game. */
const added = signal(0)

/** Adds texts that the server brings to those of a language; what is there stays. What shows a text is rendered again. */
export function addTexts(language: string, texts: object): void {
  i18next.addResourceBundle(language, 'translation', texts, true, false)
  added.value++
}

/** The skin whose words are shown in the place of the usual ones. */
export const wornSkin = signal<string | undefined>(undefined)

/** Replaces the usual words by those of another age, where the skin has them; undefined restores the usual ones. */
export function setSkin(name: string | undefined): void {
  wornSkin.value = name
}

/** Keys of texts that take an argument of this name. */
type KeyTaking<Name extends string> = { [Key in TextKey]: Name extends TextArgs[Key] ? Key : never }[TextKey]

/** Names of arguments that words of a text agree with, where they must be numbers. */
type Counted<Key extends TextKey> = Key extends keyof TextCounts ? TextCounts[Key] : never

/** What may stand for an argument: numbers are shown as readers write them. */
export type TextArgument = string | number | Spoken

type Args<Key extends TextKey> = {
  readonly [Name in TextArgs[Key]]:
    | (Name extends Counted<Key> ? Exclude<TextArgument, string> : TextArgument)
    | ([Key] extends [KeyTaking<Name>] ? never : undefined)
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

interface FoundText {
  readonly language: string
  readonly key: string
}

/** Where the text of a key is: in the page's language or the first that stands in for it, in the words of the skin that is worn. */
function find(key: string): FoundText | undefined {
  const keys = wornSkin.value === undefined ? [key] : [`skin.${wornSkin.value}.${key}`, key]
  for (const language of standIns(shownLanguage.value)) {
    for (const each of keys) {
      if (typeof i18next.getResource(language, 'translation', each) === 'string') return { language, key: each }
    }
  }
  return undefined
}

const has = (key: string): boolean => find(key) !== undefined

function textOf(key: string, args: Readonly<Record<string, unknown>>): string {
  added.value
  const found = find(key)
  if (found === undefined) return key
  return capitalised(i18next.t(found.key, { lng: found.language, replace: args }), pageLocale())
}

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
  has(`town.${power}`) ? named(`town.${power}`).split('|') : []
/** Name of a lesser state. */
export const stateName = (id: string): string => named(`state.${id}`)
/** Name of a power or a lesser state: ids of both are never the same but for a power that no seat plays. */
export const placeName = (id: string): string => (has(`power.${id}.name`) ? powerName(id) : stateName(id))
/** The name that a key stands for as an argument of a sentence, with the forms that its language gives it. */
function nameOf(key: string): Spoken {
  const grammar = grammars.get(find(key)?.language ?? ORIGINAL) ?? NO_GRAMMAR
  return spokenName(key.replace(/\.name$/, ''), named(key), grammar)
}
/** Name of a power or a lesser state as an argument of a sentence. */
export const nameInText = (id: string): Spoken => nameOf(has(`power.${id}.name`) ? `power.${id}.name` : `state.${id}`)
/** Names of several as an argument of a sentence, as a list. */
export const namesInText = (ids: readonly string[]): Spoken => listInText(ids.map(nameInText))
/** Names and words as one argument of a sentence, as a list. */
export const listInText = (items: readonly (Spoken | string)[]): Spoken => spokenList(items, formatList)
/** Name of a power's leader; of a historical power that of the office that speaks for it. */
export const leaderName = (power: string): string => named(`leader.${power}.name`)
/** Name of a power's leader as an argument of a sentence. */
export const leaderInText = (power: string): Spoken => nameOf(`leader.${power}.name`)
/** What a power's leader is called by office. */
export const leaderTitle = (power: string): string => named(`leader.${power}.title`)
/** What a power's leader is like, in a few words; none of an office. */
export const leaderTraits = (power: string): readonly string[] =>
  has(`leader.${power}.traits`) ? named(`leader.${power}.traits`).split('|') : []
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
export function seatName({ name, power, program }: Pick<SeatFacts, 'name' | 'power' | 'program'>): string | Spoken {
  const shown = name === '' ? nameInText(power) : name
  return program ? t('seat.program', { name: shown }) : shown
}
/** Name of a scenario. */
export const scenarioName = (id: string): string => named(`scenario.${id}.name`)
/** What a scenario is about, in a sentence or two. */
export const scenarioSummary = (id: string): string => named(`scenario.${id}.summary`)
/** What a teacher should know of a scenario's subject beforehand; empty where nothing real is shown. */
export const scenarioNote = (id: string): string => (has(`scenario.${id}.note`) ? named(`scenario.${id}.note`) : '')
/** What the poster of a chapter of history says: the name of the scenario where it has no poster. */
export const chapterName = (id: string): string => (has(`poster.${id}`) ? named(`poster.${id}`) : scenarioName(id))
/** True where the years of a scenario have dates, as those of history have. */
export const isHistorical = (id: string): boolean => has(`dateline.${id}.1`)
/** The date on which a year of a scenario opens, or its number where nothing real is told. */
export const dateOf = (id: string, year: number): string =>
  has(`dateline.${id}.${year}`) ? named(`dateline.${id}.${year}`) : t('bar.yearNow', { year })
/** Name of a rung of a crisis, from 1. */
export const rungName = (rung: number): string => named(`confrontation.rungName.${rung}`)
/** What a rung means. */
export const rungAbout = (rung: number): string => named(`confrontation.rungText.${rung}`)
/** Name of a type of order, as the lists head it. */
export const orderTypeName = (type: string): string =>
  named(has(`orders.section.${type}`) ? `orders.section.${type}` : `orderType.${type}`)
/** Name of a type of order as a verb of the map: one or two words. */
export const verbName = (type: string): string => named(`verb.${type}`)
/** What an order of a type without a section of its own is for. */
export const orderAbout = (type: string): string => named(`orderText.${type}`)
/** Name of a rule changed for one match. */
export const treatmentName = (id: string): string => named(`treatment.${id}.name`)
/** What a changed rule changes. */
export const treatmentAbout = (id: string): string => named(`treatment.${id}.about`)

/** What is wrong with a scenario file, without a full stop. */
export const scenarioFaultText = (fault: string, args: Readonly<Record<string, string | number>>): string =>
  named(`scenarioFault.${fault}`, args)

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

type Shown = { readonly [Kind in ArgKind]: (value: ArgValues[Kind]) => TextArgument }

/** How an argument of each kind is shown in a sentence. */
const SHOWN: Shown = {
  number: (value) => value,
  text: (text) => text,
  phrase: sentence,
  change: formatChange,
  budget: (points) => formatBudget(points),
  millions: peopleInText,
  chance: (probability) => t('unit.percent', { n: formatPercent(probability) }),
  power: (power) => nameOf(`power.${power}.name`),
  powers: namesInText,
  state: (state) => nameOf(`state.${state}`),
  place: nameInText,
  treaty: (treaty) => nameOf(`treaty.${treaty}.name`),
  treaties: (treaties) => listInText(treaties.map((treaty) => nameOf(`treaty.${treaty}.name`))),
  researchLine: (line) => nameOf(`researchLine.${line}.name`),
  force: (force) => nameOf(`force.${force}.name`),
  leg: (leg) => nameOf(`leg.${leg}`),
  legs: (legs) => formatList(legs.map((leg) => t(`leg.${leg}`))),
  losses: (losses) => formatList(losses.map(({ leg, warheads }) => `${t(`leg.${leg}`)} ${formatNumber(warheads)}`)),
  targeting: (targeting) => t(`targeting.${targeting}.name`),
  authority: (authority) => t(`authority.${authority}.name`),
  aim: (aim) => nameOf(`aim.${aim}`),
  doctrine: (doctrine) => nameOf(`doctrine.${doctrine}.name`),
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
function shownArg(name: string, value: ArgValue | undefined, ways: Shown): TextArgument {
  if (value === undefined) return ''
  const shown = isArgName(name) ? ways[ARG_KINDS[name]] : typeof value === 'number' ? ways.number : String
  return (shown as (value: ArgValue) => TextArgument)(value)
}

/** A phrase of the rules as a sentence of the page's language. Arguments left out leave no gap. */
export function sentence({ key, args }: Phrase): string {
  return textOf(key, shownArgs(args)).replace(/ +([.,]|$)/g, '$1')
}

/** The line of an event as the headline of a front page; undefined where the line is headline enough. */
export function headline({ key, args }: Phrase): string | undefined {
  const [, type, way] = key.split('.')
  if (!has(key.replace('event', 'headline'))) return undefined
  return named(way === undefined ? `headline.${type}` : `headline.${type}.${way}`, shownArgs(args, SHOWN_IN_HEADLINES))
}

const shownArgs = (args: Phrase['args'], ways = SHOWN): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(args).map(([name, value]) => [name, shownArg(name, value, ways)]))

/** The language whose words the page shows: a tag of the game's languages. */
export const pageLanguage = (): string => shownLanguage.value

/** The language that numbers and lists are written for. */
export const pageLocale = (): string => localeOf(shownLanguage.value)

const digitsOf = (value: number): number =>
  Number.isInteger(value) || Math.abs(value) >= 10 ? 0 : Math.abs(value) < 0.1 ? 2 : 1

/** A number for readers: two decimals below 0.1, one below ten, none above, with thousands apart; a minus as long as a plus. */
export const formatNumber = (value: number): string => inDigits(value, digitsOf(value))

const inDigits = (value: number, digits: number): string =>
  new Intl.NumberFormat(pageLocale(), { maximumFractionDigits: digits }).format(value).replace('-', '−')

/** Budget points: in tenths whatever their size, so that sums are seen to add up. */
export const formatBudget = (points: number): string => inDigits(points, 1)

/**
 * A number of people, given in millions, as the page's language says large numbers: 3.1 million, 50 thousand, 310 萬. Three digits
 * count at most.
 */
export const formatMillions = (millions: number): string => millionsFormat(3).format(Math.round(millions * MILLION))

const MILLION = 1_000_000

/** A range of numbers as an argument of a sentence, one number where both ends read alike: words beside it agree with its end. */
export function rangeInText(low: number, high: number): Spoken {
  const [from, to] = [formatNumber(low), formatNumber(high)]
  return spokenNumber(from === to ? to : `${from}–${to}`, high, pluralIn(high))
}

/** A number of people, given in millions, as an argument of a sentence: words beside it agree with how it is counted. */
export function peopleInText(millions: number): Spoken {
  const people = Math.round(millions * MILLION)
  return spokenNumber(formatMillions(millions), people, pluralIn(people < MILLION ? people : MILLION))
}

const millionsFormat = (digits: number) =>
  new Intl.NumberFormat(pageLocale(), {
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
  return new Intl.NumberFormat(pageLocale(), {
    maximumFractionDigits: Math.abs(value) < 1 ? 2 : 1,
    signDisplay: 'exceptZero',
  })
    .format(value)
    .replace('-', '−')
}

/** The order of two names in the page's language. */
export const compareNames = (a: string, b: string): number => a.localeCompare(b, pageLocale())

/** Names joined as the language joins them. */
export const formatList = (names: readonly (string | Spoken)[]): string =>
  new Intl.ListFormat(pageLocale()).format(names.map(String))

/** A small probability, 0–1, as a percentage with up to two decimals. */
export const formatRisk = (probability: number): string =>
  new Intl.NumberFormat(pageLocale(), { style: 'percent', maximumFractionDigits: 2 }).format(probability)

/** A share, 0–1, as whole percent without the sign. */
export const formatPercent = (share: number): string => formatNumber(Math.round(share * 100))
