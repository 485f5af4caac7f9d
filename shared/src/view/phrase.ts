import type { PowerId, StateId } from '#shared/ids'
import type { Doctrine, Force, LaunchAuthority, Leg, ResearchLine, Targeting } from '#shared/ruleset/forces'
import type { Aim, TreatyKind, WindowKind } from '#shared/ruleset/vocabulary'
import type { TextArgs } from '../../../assets/lang/keys.d.ts'

/** Key of any text of the game. */
export type TextKey = keyof TextArgs

/** Keys of the texts the rules speak in; all others belong to a page. */
export type PhraseKey = Extract<
  TextKey,
  `${'advice' | 'bot.why' | 'cause' | 'chip' | 'debrief.ask' | 'debrief.whatIf.change' | 'event' | 'injection' | 'intray' | 'order' | 'problem'}.${string}`
>

/** A sentence to be: a text key and its arguments. Words stay in assets/lang; the rules speak only keys. */
export interface Phrase {
  readonly key: PhraseKey
  readonly args: Readonly<Record<string, ArgValue | undefined>>
}

/** Why something is not acceptable. Computed from what its author can see, so that it never tells a secret. */
export interface Problem extends Phrase {}

/** Warheads of one leg. */
export interface LegCount {
  readonly leg: Leg
  readonly warheads: number
}

/** What each kind of argument is given as. */
export interface ArgValues {
  readonly number: number
  /** A number that is shown with its sign. */
  readonly change: number
  /** Budget points, shown in tenths, so that what adds up is seen to. */
  readonly budget: number
  /** People or tonnes, in millions. */
  readonly millions: number
  /** Probability, 0–1. */
  readonly chance: number
  /** Shown as it is: what a person or program wrote. */
  readonly text: string
  readonly phrase: Phrase
  readonly power: PowerId
  readonly powers: readonly PowerId[]
  readonly state: StateId
  readonly place: PowerId | StateId
  readonly treaty: TreatyKind
  readonly treaties: readonly TreatyKind[]
  readonly researchLine: ResearchLine
  readonly force: Force
  readonly leg: Leg
  readonly legs: readonly Leg[]
  /** Warheads by leg, in the order of the legs. */
  readonly losses: readonly LegCount[]
  readonly targeting: Targeting
  readonly authority: LaunchAuthority
  readonly aim: Aim
  readonly doctrine: Doctrine
  /** Type of an order. */
  readonly order: string
  readonly windowKind: WindowKind
}
/** Kind of an argument of a text. */
export type ArgKind = keyof ArgValues
/** Value of an argument of a text. */
export type ArgValue = ArgValues[ArgKind]

type ArgName = TextArgs[PhraseKey]

/**
 * What kind of thing each argument is. A name means the same in every text, so that a phrase that was stored or sent needs
 * nothing beside its values to be shown.
 */
export const ARG_KINDS = {
  power: 'power',
  target: 'power',
  attacker: 'power',
  origin: 'power',
  viewer: 'power',
  against: 'power',
  from: 'power',
  towards: 'power',
  names: 'powers',
  state: 'state',
  place: 'place',
  client: 'place',
  treaty: 'treaty',
  treaties: 'treaties',
  line: 'researchLine',
  force: 'force',
  leg: 'leg',
  legs: 'legs',
  losses: 'losses',
  levels: 'text',
  targeting: 'targeting',
  authority: 'authority',
  aim: 'aim',
  doctrine: 'doctrine',
  order: 'order',
  window: 'windowKind',
  reason: 'phrase',
  bot: 'text',
  field: 'text',
  label: 'text',
  index: 'number',
  scenario: 'text',
  treatment: 'text',
  type: 'text',
  change: 'change',
  chance: 'chance',
  amount: 'number',
  arrived: 'number',
  bombers: 'number',
  cooling: 'number',
  cost: 'number',
  count: 'number',
  credibility: 'number',
  crises: 'number',
  dead: 'millions',
  high: 'number',
  income: 'budget',
  intercepted: 'number',
  launched: 'number',
  level: 'number',
  low: 'number',
  lineNumber: 'number',
  lots: 'number',
  minutes: 'number',
  most: 'number',
  needs: 'number',
  owned: 'number',
  percent: 'number',
  powers: 'number',
  room: 'number',
  rung: 'number',
  share: 'number',
  soot: 'millions',
  tension: 'number',
  treasury: 'budget',
  upkeep: 'budget',
  warheads: 'number',
  world: 'number',
  year: 'number',
  version: 'number',
  now: 'number',
} as const satisfies Readonly<Record<ArgName, ArgKind>>

type ValueOf<Name extends ArgName> = ArgValues[(typeof ARG_KINDS)[Name]]

/** Keys of phrases that take an argument of this name. */
type KeyTaking<Name extends ArgName> = { [Key in PhraseKey]: Name extends TextArgs[Key] ? Key : never }[PhraseKey]

/** The arguments of a phrase; of one of several phrases, those that not all of them take may be undefined. */
export type PhraseArgs<Key extends PhraseKey> = {
  readonly [Name in TextArgs[Key]]: [Key] extends [KeyTaking<Name>] ? ValueOf<Name> : ValueOf<Name> | undefined
}

/** Phrases without arguments. */
export type PlainPhraseKey = { [Key in PhraseKey]: [TextArgs[Key]] extends [never] ? Key : never }[PhraseKey]

/** Parameters after the key: none where the text takes no arguments. */
export type ArgsAfter<Key extends PhraseKey> = [TextArgs[Key]] extends [never] ? [] : [args: PhraseArgs<Key>]

/** Makes a phrase of a key and its arguments. */
export function phrase<Key extends PhraseKey>(key: Key, ...args: ArgsAfter<Key>): Phrase
export function phrase(key: PhraseKey, args: Phrase['args'] = {}): Phrase {
  return { key, args }
}

/** Names of problems: their keys without the folder they stand in. */
export type ProblemName = PhraseKey extends infer Key ? (Key extends `problem.${infer Name}` ? Name : never) : never

/** Makes a problem of its name and arguments. */
export function problem<Name extends ProblemName>(name: Name, ...args: ArgsAfter<`problem.${Name}`>): Problem
export function problem(name: ProblemName, args: Phrase['args'] = {}): Problem {
  return { key: `problem.${name}`, args }
}
