import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { describe, expect, test } from 'vitest'
import { mapTerritories } from '#server/lib/mapTerritories'
import { trueArsenal } from '#shared/analysis/arsenal'
import { stabilityOf } from '#shared/analysis/stability'
import { createRng } from '#shared/rng'
import { FORCES } from '#shared/ruleset/forces'
import { RULESET } from '#shared/ruleset/ruleset'
import { rulesetVariant } from '#shared/ruleset/rulesetVariant'
import { type CitedFigure, parseScenario } from '#shared/scenario/parseScenario'
import type { Scenario } from '#shared/scenario/schema'
import { createGame } from '#shared/state/createGame'
import { readWords } from '#tests/support/words'

const ASSETS = join(import.meta.dirname, '../../assets')
const read = (path: string): unknown => JSON.parse(readFileSync(join(ASSETS, path), 'utf8'))

const parsed = readdirSync(join(ASSETS, 'scenarios')).map((file) => {
  const one = parseScenario(read(`scenarios/${file}`), mapTerritories())
  if ('faults' in one) throw new Error(`${file}: ${JSON.stringify(one.faults)}`)
  return [one.scenario.id, one.scenario, one.sources] as const
})
const historical = parsed.filter(([, { historical: real }]) => real)
const byId = (id: string): Scenario => parsed.find(([name]) => name === id)![1]

function opening(scenario: Scenario, seats: number) {
  const ruleset = rulesetVariant(RULESET, scenario.rules)
  return { ruleset, game: createGame(ruleset, scenario, { seats, years: scenario.years }, createRng('opening')) }
}

/** First-strike stability of two seated powers as the scenario begins. */
function indexOf(id: string, first: string, second: string): number {
  const scenario = byId(id)
  const { ruleset, game } = opening(scenario, Math.max(...Object.keys(scenario.seatings).map(Number)))
  const arsenal = (name: string) => trueArsenal(ruleset, game.powers.find((power) => power.id === name)!)
  return stabilityOf(ruleset, arsenal(first), arsenal(second)).index
}

describe('every scenario', () => {
  test.each(parsed)('%s leaves every power money for a choice in its first year', (_id, scenario) => {
    for (const seats of Object.keys(scenario.seatings).map(Number)) {
      for (const { id, treasury } of opening(scenario, seats).game.powers) {
        expect(treasury, id).toBeGreaterThanOrEqual(Math.min(...FORCES.map((force) => RULESET.forces[force].price)))
      }
    }
  })
})

describe('the historical scenarios', () => {
  const world = read('map/world.json') as Topology
  const onMap = new Set((Object.values(world.objects)[0] as GeometryCollection).geometries.map(({ id }) => id))

  test('are three, and no other names a real state', () => {
    expect(historical.map(([id]) => id).sort()).toEqual(['autumn-1983', 'july-1914', 'thirteen-days'])
    const ids = ([, { powers, states }]: (typeof parsed)[number]) => [...powers, ...states].map(({ id }) => id)
    const real = new Set(historical.flatMap(ids))
    const invented = parsed.filter((one) => !historical.includes(one)).flatMap(ids)
    expect(invented.filter((id) => real.has(id))).toEqual([])
  })

  test.each(historical)('%s names only territories the map has', (_id, { powers, states }) => {
    const named = [...powers, ...states].flatMap(({ territories }) => territories)
    expect(named.filter((territory) => !onMap.has(territory))).toEqual([])
  })

  test.each(historical)('%s has a content note of two sentences', (id) => {
    expect(readWords().get(`scenario.${id}.note`)).toMatch(/^[^.]+\. [^.]+\.$/)
  })

  test.each(historical)('%s: what a figure says of its source adds up', (_id, _scenario, sources) => {
    const scaled = sources.flatMap(scaledFrom)
    const shares = sources.flatMap(shareOf)
    expect(scaled.length + shares.length).toBeGreaterThan(10)
    const off = (figures: typeof scaled, most: number) =>
      figures.filter(({ value, exact }) => Math.abs(value - exact) > most + 1e-9)
    expect(off(scaled, 0.5)).toEqual([])
    expect(off(shares, 0.06)).toEqual([])
  })

  test('1962 is as unsteady as the hindcast has it: the stronger side could be tempted, the weaker fears it', () => {
    // The hindcast has 0.34, with a higher cost of first use than the rules have now.
    expect(indexOf('thirteen-days', 'usa', 'ussr')).toBeGreaterThan(0.2)
    expect(indexOf('thirteen-days', 'usa', 'ussr')).toBeLessThan(0.47)
  })

  // Not as steady as the hindcast has it: its forces stand in few, many-headed silos, as both sides then feared.
  test('1983 is steadier in its forces than 1962: what is short there is time', () => {
    expect(indexOf('autumn-1983', 'usa', 'ussr')).toBeGreaterThan(indexOf('thirteen-days', 'usa', 'ussr'))
  })

  test('1914 favours the side that marches first, along every front', () => {
    for (const [first, second] of [
      ['germany', 'france'],
      ['germany', 'russia'],
      ['austria', 'russia'],
    ] as const) {
      expect(indexOf('july-1914', first, second), `${first} and ${second}`).toBeLessThan(0.1)
    }
  })
})

/** "…: 2,136; one of ours for 10": the figure must be the tenth of it, rounded; rounded up where the note has "rounded up". */
function scaledFrom({ path, value, source }: CitedFigure) {
  const found = /: ([\d,]+); one of ours for (\d+)(, rounded up)?$/.exec(source)
  if (!found) return []
  const exact = Number(found[1]!.replaceAll(',', '')) / Number(found[2])
  return [{ path, value, exact: found[3] ? Math.ceil(exact) : exact }]
}

/** "GDP 1962 in 1990 GK$ bn: 2220.7 (United States); United States = 100": the figure must be that share of it. */
function shareOf({ path, value, source }: CitedFigure, _n: number, all: readonly CitedFigure[]) {
  const billions = (text: string) => Number(/GK\$ bn: ([\d.]+) \(/.exec(text)?.[1])
  const reference = /; ([A-Z][\w ]+) = 100$/.exec(source)?.[1]
  const whole = all.find((other) => other.source.includes(`(${reference}); ${reference} = 100`))
  const own = billions(source)
  return whole === undefined || Number.isNaN(own) ? [] : [{ path, value, exact: (100 * own) / billions(whole.source) }]
}
