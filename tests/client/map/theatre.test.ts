import { describe, expect, test } from 'vitest'
import { theatreOf } from '#client/map/camera/theatre.ts'
import { type Margins, theatreView, toScreen, wholeZoom } from '#client/map/camera/view.ts'
import { project } from '#client/map/land/projection.ts'
import { loadScenarios } from '#server/lib/loadScenarios'
import { dealRng } from '#shared/match/matchRecord'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import { createGame } from '#shared/state/createGame'
import { observe } from '#shared/view/observe'

const LAPTOP = { width: 1366, height: 768 }
const MARGINS: Margins = { top: 64, right: 96, bottom: 76, left: 316 }

function openingOf(id: string, seats: number) {
  const scenario = loadScenarios().get(id)!
  const state = createGame(RULESET, scenario, { seats, years: scenario.years }, dealRng(createRng('theatre')))
  return observe(RULESET, state, { kind: 'spectator' })
}

describe('the theatre of a scenario', () => {
  test('of July 1914 is Europe: every capital stands clear of what lies over the map', () => {
    const seen = openingOf('july-1914', 5)
    const view = theatreView(LAPTOP, theatreOf(seen), MARGINS)!
    expect(view.zoom).toBeGreaterThan(3 * wholeZoom(LAPTOP))
    for (const { capital } of [...seen.powers, ...seen.states]) {
      const [x, y] = toScreen(view, LAPTOP, project(capital))
      expect(x).toBeGreaterThan(MARGINS.left)
      expect(x).toBeLessThan(LAPTOP.width - MARGINS.right)
      expect(y).toBeGreaterThan(MARGINS.top)
      expect(y).toBeLessThan(LAPTOP.height - MARGINS.bottom)
    }
  })

  test('of the thirteen days reaches from Cuba to Turkey and Moscow, and leaves the Pacific out', () => {
    const theatre = theatreOf(openingOf('thirteen-days', 4))
    for (const place of [
      [-80, 22.3],
      [32.9, 39.9],
      [37.6, 55.8],
    ] as const) {
      const [x, y] = project(place)
      expect(x >= theatre.left && x <= theatre.right && y >= theatre.top && y <= theatre.bottom).toBe(true)
    }
    expect(theatre.right).toBeLessThan(project([100, 30])[0])
  })

  test('of two blocs is the world: the camera opens as it does without a theatre', () => {
    expect(theatreView(LAPTOP, theatreOf(openingOf('two-blocs', 6)), MARGINS)).toBeUndefined()
  })
})
