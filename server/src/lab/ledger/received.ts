import { seenEvents } from '#shared/events/seenEvents'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import type { Observation, SeenPower, Viewer } from '#shared/view/observation'
import { observe } from '#shared/view/observe'
import type { LedgerMatch, PlayedYear } from './years.ts'

/** Who looks: a seat, or nobody's seat; the gallery and the projector get the same bytes. `twin` has an ended world too. */
export const VIEWERS = ['seat', 'spectator', 'twin'] as const
/** A kind of viewer whose bytes the ledger counts. */
export type LedgerViewer = (typeof VIEWERS)[number]

/** Everything one viewer was sent of a year, as observations. */
export interface Received {
  /** The published rules. */
  readonly ruleset: Ruleset
  readonly viewer: Viewer
  readonly start: Observation
  readonly last: Observation
  readonly windows: readonly Observation[]
  readonly now: Observation
  readonly events: ReturnType<typeof seenEvents>
  /** Events of the years before. */
  readonly past: ReturnType<typeof seenEvents>
}

/** What a viewer was sent of a year. */
export function receivedBy(viewer: Viewer, { ruleset, start, years }: LedgerMatch, year: PlayedYear): Received {
  const see = (state: GameState) => observe(ruleset, state, viewer)
  return {
    ruleset,
    viewer,
    start: see(start),
    last: see(year.opening),
    windows: year.windows.map(see),
    now: see(year.closing),
    events: seenEvents(year.events, viewer),
    past: years.slice(0, years.indexOf(year)).flatMap(({ events }) => seenEvents(events, viewer)),
  }
}

/** Numbers by path. */
export type Numbers = ReadonlyMap<string, number>

/** Where bands, public acts and the scenario's figures stand: all that an honest reader of the screen goes by. */
const SHOWN = new RegExp(
  `^(${[
    'is|year|acts|past|before',
    'crisis\\.(cause|rung|stands|offers|mediated|last)',
    '(now|change)\\.(self|bases)',
    '(now|change)\\.(rival|others)\\.(estimate|doctrine|shelters|nuclear)',
    '(now|change)\\.(pair|rivalPairs|hostilePairs|restOfPairs)\\.treaties',
    '(now|change)\\.clients\\.count',
  ].join('|')})\\b`,
)

/** The bands and public acts among what was received. */
export const shownOf = (all: Numbers): Numbers => new Map([...all].filter(([path]) => SHOWN.test(path)))

/**
 * Every number a viewer was sent about a rival, by path: which power it is, this year's, the change from last year's, the
 * match's beginning, and the acts that were told. `before` is what was public by rule (clause 5.5) before the year began. Rows are named by what they are to the two, so that all pairs of a match, and
 * all matches, can be learnt from together.
 */
export function numbersAbout(received: Received, rival: number): Numbers {
  const { start, last, now, windows } = received
  const { id } = now.powers[rival]!
  const numbers = new Map<string, number>([
    ['year', now.year],
    [`is.${id}`, 1],
  ])
  const [was, is] = [rowsAbout(last, rival), rowsAbout(now, rival)]
  for (const path of new Set([...was.keys(), ...is.keys()])) {
    const [before, after] = [was.get(path) ?? 0, is.get(path) ?? 0]
    numbers.set(`now.${path}`, after)
    numbers.set(`change.${path}`, after - before)
  }
  for (const [path, value] of flat('start', start.powers[rival])) numbers.set(path, value)
  const { gdp, support, integrity, influence } = last.powers[rival]!
  for (const [path, value] of flat('before', { gdp, support, integrity, influence })) numbers.set(path, value)
  addActs(numbers, 'acts', received.events, id)
  addActs(numbers, 'past', received.past, id)
  for (const view of windows) addCrises(numbers, view, rival)
  return numbers
}

/** One observation's rows, by what they are to viewer and rival. */
function rowsAbout(view: Observation, rival: number): ReadonlyMap<string, number> {
  const { self, powers, pairs, states, bases, climate } = view
  const them = powers[rival]!
  const own = powers.find(({ id }) => id === self?.id)
  const others = powers.filter((power) => power !== them && power !== own)
  const names = ({ a, b }: { a: string; b: string }, id: string | undefined) => a === id || b === id
  const clients = (id: string | undefined) => states.filter(({ umbrella }) => umbrella?.patron === id)
  const hostile = others.filter(({ bloc }) => bloc !== them.bloc)
  const rows = new Map<string, number>([
    ...flat('rival', them),
    ...flat('self', self),
    ...meanOf('others', others),
    ...meanOf(
      'pair',
      pairs.filter((pair) => names(pair, them.id) && names(pair, own?.id)),
    ),
    ...meanOf(
      'rivalPairs',
      pairs.filter((pair) => names(pair, them.id) && !names(pair, own?.id)),
    ),
    ...meanOf(
      'hostilePairs',
      pairs.filter((pair) => names(pair, them.id) && hostile.some(({ id }) => names(pair, id))),
    ),
    ...meanOf(
      'restOfPairs',
      pairs.filter((pair) => !names(pair, them.id)),
    ),
    ...meanOf('clients', clients(them.id)),
    ...meanOf('ownClients', own === undefined ? [] : clients(own.id)),
    ...meanOf('states', states),
    ...flat('climate', climate),
  ])
  rows.set('rival.pull', sum(states.map(({ alignment }) => alignment[rival] ?? 0)))
  rows.set('bases', bases.filter(({ patron }) => patron === them.id).length)
  return rows
}

/** Acts that were told, counted by kind and by what the power is in them. */
function addActs(numbers: Map<string, number>, from: string, events: Received['events'], id: string): void {
  for (const event of events) {
    const path = `${from}.${event.type}`
    const roles = Object.entries(event).flatMap(([key, value]) => (value === id ? [key] : []))
    for (const role of roles) add(numbers, `${path}.${role}`, 1)
    if (roles.length > 0) for (const [below, value] of flat(path, event)) add(numbers, below, value)
  }
}

/** The highest of each number of the rival's confrontations in the year. */
function addCrises(numbers: Map<string, number>, view: Observation, rival: number): void {
  const id = view.powers[rival]!.id
  for (const crisis of view.confrontations) {
    if (crisis.challenger !== id && crisis.defender !== id) continue
    for (const [path, value] of flat('crisis', crisis)) numbers.set(path, Math.max(numbers.get(path) ?? 0, value))
  }
}

const add = (numbers: Map<string, number>, path: string, value: number) =>
  numbers.set(path, (numbers.get(path) ?? 0) + value)
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Names and places: they say who a power is, not how it does. */
const NAMES: ReadonlySet<string> = new Set([
  'id',
  'a',
  'b',
  'patron',
  'host',
  'capital',
  'territories',
  'power',
  'from',
])

/** Every number below a value by its path; a truth counts as 1, and a word as 1 at a path of its own. */
function* flat(path: string, value: unknown): Iterable<readonly [string, number]> {
  if (typeof value === 'number') yield [path, value]
  else if (typeof value === 'boolean') yield [path, Number(value)]
  else if (typeof value === 'string') yield [`${path}.${value}`, 1]
  else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) if (!NAMES.has(key)) yield* flat(`${path}.${key}`, part)
  }
}

/** The mean of rows that stand for the same thing, field by field, and how many there are. */
function* meanOf(path: string, rows: readonly object[]): Iterable<readonly [string, number]> {
  const totals = new Map<string, number>()
  for (const row of rows) for (const [field, value] of flat(path, row)) add(totals, field, value)
  for (const [field, total] of totals) yield [field, total / rows.length]
  yield [`${path}.count`, rows.length]
}

/** The public row of the rival's seat in the last position of a world that shares its luck and has ended. */
export function numbersOfTwin({ ruleset, end }: LedgerMatch, rival: number): Numbers {
  // What an ended world reveals stays sealed while another is played with its luck: the server sends the rest only.
  const row: SeenPower = observe(ruleset, end, { kind: 'spectator' }).powers[rival]!
  return new Map(flat('twin', row))
}
