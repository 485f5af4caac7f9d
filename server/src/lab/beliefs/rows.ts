import {
  confrontedBy,
  type ShownSign,
  SIGNS,
  type Sign,
  signsOfAid,
  signsOfEvent,
  signsOfGrowth,
  signsOfOrder,
} from '#server/lab/beliefs/signs'
import { type BotMatch, playMatch } from '#shared/match/playMatch'
import type { ClosedWindow } from '#shared/match/session'
import type { GameState } from '#shared/state/gameState'

/** Years of the matches whose beliefs are measured: two terms of leaders (clause 1.5). */
const YEARS = 10

/** What one power had seen of another when a year of its leader's term began, and what it believed. */
export interface BeliefRow {
  /** The leader: match, seat and term. */
  readonly leader: string
  /** Year of the term, 1 is its first. */
  readonly year: number
  readonly seeker: boolean
  /** Log-odds of a security seeker, as the rules have it, and before anything is seen. */
  readonly believed: number
  readonly prior: number
  /** How much of each sign was seen this term. */
  readonly seen: Readonly<Partial<Record<Sign, number>>>
}

/** Rows of a match of bots, up to the first use of a weapon. */
export function beliefRows(match: Omit<BotMatch, 'years'>): readonly BeliefRow[] {
  const { ruleset, scenario, seed } = match
  const prior = Math.log(scenario.seekerOdds / (1 - scenario.seekerOdds))
  const rows: BeliefRow[] = []
  let seen = new Sightings()
  let before: GameState | undefined
  let began: GameState | undefined
  playMatch({ ...match, years: YEARS }, (state, closed) => {
    seen.add(before ?? state, closed, ruleset.crisis.publicFrom)
    const begins = state.window.kind === 'planning' && state.year !== before?.year
    before = state
    if (!begins) return state
    if (began !== undefined) seen.addGrowth([began, state], ruleset.estimates.growthSeen)
    began = state
    const { term, year } = termOf(state.year)
    if (year === 1) seen = new Sightings()
    else if (!state.climate.weaponsUsed) rows.push(...rowsAt(state, { leaders: `${seed} ${term}`, year, prior, seen }))
    return state
  })
  return rows
}

/** The term of leaders a year lies in, and which year of it that is. */
const termOf = (year: number) => (year > YEARS / 2 ? { term: 2, year: year - YEARS / 2 } : { term: 1, year })

/** What every power saw of every other since a term began. */
class Sightings {
  readonly #much = new Map<string, number>()

  add(before: GameState, { submissions, events }: ClosedWindow, publicFrom: number): void {
    const ids = before.powers.map(({ id }) => id)
    for (const [seat, id] of ids.entries()) {
      const facing = confrontedBy(before.confrontations, seat, { ids, publicFrom })
      for (const order of submissions[id] ?? [])
        for (const given of signsOfOrder(id, order, facing)) this.#note(ids, given)
    }
    for (const given of signsOfAid(ids, submissions)) this.#note(ids, given)
    for (const event of events) for (const given of signsOfEvent(event)) this.#note(ids, given)
  }

  addGrowth(years: readonly [GameState, GameState], least: number): void {
    const ids = years[1].powers.map(({ id }) => id)
    for (const given of signsOfGrowth(ids, years, least)) this.#note(ids, given)
  }

  #note(ids: readonly string[], { sign, by, seenBy = ids, much = 1 }: ShownSign): void {
    for (const viewer of seenBy) {
      const key = `${viewer} ${by} ${sign}`
      this.#much.set(key, (this.#much.get(key) ?? 0) + much)
    }
  }

  of(viewer: string, by: string): BeliefRow['seen'] {
    return Object.fromEntries(
      SIGNS.flatMap((sign) => {
        const much = this.#much.get(`${viewer} ${by} ${sign}`)
        return much === undefined ? [] : [[sign, much]]
      }),
    )
  }
}

function rowsAt(
  { powers, beliefs }: GameState,
  at: { readonly leaders: string; readonly year: number; readonly prior: number; readonly seen: Sightings },
): readonly BeliefRow[] {
  const { leaders, year, prior, seen } = at
  return powers.flatMap((viewer, v) =>
    powers.flatMap(({ id, interest }, t): BeliefRow[] => {
      if (v === t) return []
      const who = { leader: `${leaders} ${id}`, year, seeker: interest === 'securitySeeker' }
      return [{ ...who, believed: beliefs[v]![t]!.seeker, prior, seen: seen.of(viewer.id, id) }]
    }),
  )
}
