import { BOT_IDS, BOTS } from '#shared/bots/index'
import type { EventType } from '#shared/events/index'
import { playMatch } from '#shared/match/playMatch'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'

/** Shares of a scenario's matches, 0–1, in which each kind of event happened at least once. */
interface Rates {
  readonly scenario: string
  readonly matches: number
  readonly war: number
  readonly crisis: number
  readonly proliferation: number
  readonly treaty: number
  readonly breach: number
  readonly promiseTested: number
  readonly accident: number
}

/** Events that count as each kind; a match counts once. */
const SIGNS: Readonly<Record<Exclude<keyof Rates, 'scenario' | 'matches'>, readonly EventType[]>> = {
  war: ['firstUse'],
  crisis: ['crisisBegan'],
  proliferation: ['stateWentNuclear', 'powerWentNuclear'],
  treaty: ['treatyConcluded'],
  breach: ['treatyBroken'],
  promiseTested: ['promiseKept', 'promiseBroken'],
  accident: ['accident'],
}

/** Plays matches of random bots in random seatings. Equal seeds give equal rates. */
export function ratesOf(scenario: Scenario, matches: number, seed: string): Rates {
  const happened = { war: 0, crisis: 0, proliferation: 0, treaty: 0, breach: 0, promiseTested: 0, accident: 0 }
  for (let n = 0; n < matches; n++) {
    const seen = eventsOf(scenario, `${seed} ${scenario.id} ${n}`)
    for (const [what, signs] of Object.entries(SIGNS)) {
      if (signs.some((type) => seen.has(type))) happened[what as keyof typeof happened]++
    }
  }
  const share = (count: number) => Math.round((1000 * count) / matches) / 1000
  const shares = Object.fromEntries(Object.entries(happened).map(([what, count]) => [what, share(count)]))
  return { scenario: scenario.id, matches, ...(shares as typeof happened) }
}

/** Types of events of one match of random bots. */
function eventsOf(scenario: Scenario, seed: string): ReadonlySet<EventType> {
  const rng = createRng(seed)
  const seatings = Object.keys(scenario.seatings)
  const seats = Number(seatings[rng.split('seats').integer(seatings.length)])
  const bots = Array.from(
    { length: seats },
    (_, seat) => BOTS[BOT_IDS[rng.split('bot', seat).integer(BOT_IDS.length)]!],
  )
  const seen = new Set<EventType>()
  playMatch({ ruleset: RULESET, scenario, years: scenario.years, bots, seed }, (state, { events }) => {
    for (const { type } of events) seen.add(type)
    return state
  })
  return seen
}

/** The rates as a table of text. */
export function printRates(rows: readonly Rates[]): string {
  const names = Object.keys(SIGNS) as (keyof typeof SIGNS)[]
  const head = ['scenario'.padEnd(16), 'matches', ...names.map((name) => name.padStart(13))].join(' ')
  const lines = rows.map((row) =>
    [
      row.scenario.padEnd(16),
      String(row.matches).padStart(7),
      ...names.map((name) => `${(100 * row[name]).toFixed(1)} %`.padStart(13)),
    ].join(' '),
  )
  return [head, ...lines].join('\n')
}
