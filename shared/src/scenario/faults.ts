/** What a fault says, in English; pages say it in their own language (assets/lang, `scenarioFault`). */
const FAULT_NAMES = [
  'tooLarge',
  'idOfGame',
  'noWords',
  'missing',
  'wrongKind',
  'least',
  'most',
  'tooShort',
  'tooLong',
  'oneOf',
  'unknownField',
  'slug',
  'territory',
  'seats',
  'rule',
  'marks',
  'language',
  'idTwice',
  'taken',
  'notOnMap',
  'noPower',
  'noState',
  'noOrder',
  'noRule',
  'bothSides',
  'lookTaken',
  'pairTwice',
  'treatyTwice',
  'coveredTwice',
  'baseTwice',
  'hotlineGiven',
  'noRoom',
  'notYet',
  'overOne',
  'late',
  'aboutNoState',
  'aboutState',
  'orderTwice',
  'powerTwice',
  'seatCount',
  'noSeating',
  'noSource',
  'noName',
  'nothingThere',
] as const

/** What can be wrong with a scenario file. */
export type FaultName = (typeof FAULT_NAMES)[number]

/** Which of them a text can be wrong by: messages of the schema's patterns. */
export type FormatName = 'slug' | 'territory' | 'seats' | 'rule' | 'marks' | 'language'

/** One thing wrong with a scenario file: where (dotted path), and what. */
export interface ScenarioFault {
  readonly path: string
  readonly fault: FaultName
  /** What the fault's text names. */
  readonly args: Readonly<Record<string, string | number>>
}

/** Makes a fault. */
export const fault = (path: string, name: FaultName, args: ScenarioFault['args'] = {}): ScenarioFault => ({
  path,
  fault: name,
  args,
})

/** True for the name of a fault. */
export const isFaultName = (name: string): name is FaultName => (FAULT_NAMES as readonly string[]).includes(name)
