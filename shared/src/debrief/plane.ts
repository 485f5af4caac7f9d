import { trueArsenal } from '#shared/analysis/arsenal'
import { cityDamage } from '#shared/analysis/damage'
import { type Arsenal, fullExchange, launchableWarheads, totalWarheads } from '#shared/analysis/exchange'
import { type PlaneRegion, type PlaneRules, regionOf } from '#shared/analysis/weaponsPlane'
import { defineSection, whole } from '#shared/debrief/define'
import { type Story, type YearStart, yearStarts } from '#shared/debrief/story'
import type { PowerId } from '#shared/ids'
import { mean } from '#shared/math'
import type { Ruleset } from '#shared/ruleset/ruleset'

/** The path of the two greatest rivals over the weapons plane (Intriligator & Brito 1984). */
export interface Plane {
  readonly first: PowerId
  readonly second: PowerId
  readonly rules: PlaneRules
  readonly path: readonly PlanePoint[]
}

interface PlanePoint {
  readonly year: number
  readonly first: number
  readonly second: number
  readonly region: PlaneRegion
}

/**
 * Loss that deters, as a share of assured destruction (Enthoven & Smith 1971): far less than all of it deters (Bundy 1969).
 * And the loss that a power which wants war would bear.
 */
const UNACCEPTABLE = 0.25
const BEARABLE = UNACCEPTABLE / 4
/** Largest answer looked for, in warheads. */
const MOST_WARHEADS = 5000

/** Undefined where fewer than two powers ever had a warhead. */
export const plane = defineSection({ id: 'plane', of: planeOf, closed: whole })

function planeOf(story: Story): Plane | undefined {
  const starts = yearStarts(story)
  const seats = story.record.seats.map((_, seat) => seat)
  const total = (seat: number) => starts.reduce((sum, { state }) => sum + totalWarheads(state.powers[seat]!.forces), 0)
  const [a, b] = [...seats].sort((one, other) => total(other) - total(one) || one - other).slice(0, 2)
  if (a === undefined || b === undefined || total(b) === 0) return undefined
  const arsenalOf = ({ state }: YearStart, seat: number) => trueArsenal(story.ruleset, state.powers[seat]!)
  const arsenals = starts.map((start) => [arsenalOf(start, a), arsenalOf(start, b)] as const)
  const rules = planeRules(story.ruleset, arsenals)
  const path = starts.map(({ year, state }) => {
    const first = totalWarheads(state.powers[a]!.forces)
    const second = totalWarheads(state.powers[b]!.forces)
    return { year, first, second, region: regionOf(rules, first, second) }
  })
  return { first: story.record.seats[a]!, second: story.record.seats[b]!, rules, path }
}

/** The plane's numbers from the true arsenals, as means over the years and both directions. */
function planeRules(ruleset: Ruleset, years: readonly (readonly [Arsenal, Arsenal])[]): PlaneRules {
  const directions = [...years, ...years.map(([a, b]) => [b, a] as const)]
  const destroyed = mean(directions.flatMap(([attacker, defender]) => killsPerWarhead(ruleset, attacker, defender)))
  const needed = mean(directions.map(([, defender]) => warheadsToDeter(ruleset, defender.population)))
  return { destroyed, damage: UNACCEPTABLE / needed, unacceptable: UNACCEPTABLE, acceptable: BEARABLE }
}

function killsPerWarhead(ruleset: Ruleset, attacker: Arsenal, defender: Arsenal): readonly number[] {
  const fired = totalWarheads(launchableWarheads(ruleset, attacker, true))
  if (fired === 0) return []
  return [(fullExchange(ruleset, attacker, defender).disarmed * totalWarheads(defender.warheads)) / fired]
}

/** Warheads that must survive for an answer that deters. */
function warheadsToDeter(ruleset: Ruleset, population: number): number {
  const { fielded, reliability, megatonsEquivalent } = ruleset.exchange
  const each = fielded * reliability * megatonsEquivalent
  for (let count = 1; count < MOST_WARHEADS; count++) {
    if (cityDamage(ruleset, count * each, population).loss >= UNACCEPTABLE) return count
  }
  return MOST_WARHEADS
}
