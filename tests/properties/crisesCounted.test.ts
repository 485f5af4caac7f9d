import { expect, test } from 'vitest'
import type { Round } from '#server/classroom/classroom'
import type { ExportedWorld } from '#server/classroom/export/source'
import { worlds as worldsTable } from '#server/classroom/export/tables/worlds'
import { boardWorld, publicWorld, worldEndOf } from '#server/classroom/facts'
import { loadScenarios } from '#server/lib/loadScenarios'
import type { Match } from '#server/match/match'
import { BOTS } from '#shared/bots/index'
import { debriefOf } from '#shared/debrief/index'
import { viewFrom } from '#shared/debrief/perspective'
import { type Story, storyOf } from '#shared/debrief/story'
import { figuresOf } from '#shared/debrief/worldFigures'
import { recordMatch } from '#shared/match/playMatch'
import { sum } from '#shared/math'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import { observe } from '#shared/view/observe'

const CLASSES = 200
const scenario = loadScenarios().get('two-blocs')!
const minds = Object.values(BOTS)

/** A world of a class, played by bots that the class deals. */
function anyWorld(seed: string): Story {
  const rng = createRng(seed)
  const seats = 2 + rng.integer(2, 1)
  const bots = Array.from({ length: seats }, (_, seat) => minds[rng.split('bot', seat).integer(minds.length)]!)
  const years = 2 + rng.integer(2, 2)
  return storyOf(RULESET, scenario, recordMatch({ ruleset: RULESET, scenario, years, bots, seed }).record)
}

/** A match as the class asks it, in the last position of a story. */
function matchOf({ ruleset, states }: Story): Match {
  const state = states.at(-1)!
  const asked = {
    state,
    view: (viewer: Parameters<Match['view']>[0]) => observe(ruleset, state, viewer as Parameters<typeof observe>[2]),
  }
  return asked as unknown as Match
}

const exportedRow = (story: Story) => {
  const exported = { round: 1, number: 1, ...story, seats: [], events: [], beganAt: 0 } as unknown as ExportedWorld
  return [...worldsTable.rows(exported, undefined as never)][0]!
}

/** The sum of a class's crises, as each place counts them once the debrief is open. */
function sumsOf(played: readonly Story[]) {
  const ends = played.map((story) => worldEndOf(matchOf(story)))
  const round: Round = {
    half: false,
    years: 3,
    timeControl: 'untimed',
    worlds: ends.map((ended, n) => ({ match: `m${n}`, seed: `s${n}`, ended })),
  }
  const debriefs = played.map(debriefOf)
  const replays = played.map((story) => viewFrom(story, story.states.length - 1, 'truth'))
  const places = ends.map((_, world) => world)
  return {
    board: sum(places.map((world) => boardWorld(round, world, undefined).crises)),
    projector: sum(places.map((world) => publicWorld(round, world, undefined, 'all').crises)),
    compared: sum(debriefs.map((debrief) => figuresOf(debrief).crises)),
    debrief: sum(debriefs.map(({ crises }) => crises.length)),
    replay: sum(replays.map(({ crises, confrontations }) => crises.length + confrontations.length)),
    exported: sum(played.map((story) => Number(exportedRow(story).crises))),
  }
}

test('the crises of a class sum up alike on board, projector, comparison, debrief, replay and export', () => {
  const seen = { crises: 0, unseen: 0 }
  for (let n = 0; n < CLASSES; n++) {
    const played = [anyWorld(`class ${n} first`), anyWorld(`class ${n} second`)]
    const { exported, ...others } = sumsOf(played)
    for (const [place, counted] of Object.entries(others)) expect(counted, `${place} of class ${n}`).toBe(exported)
    seen.crises += exported
    seen.unseen += sum(played.map((story) => debriefOf(story).crises.filter(({ unseen }) => unseen).length))
  }
  // Both kinds were there to be counted.
  expect(seen.crises).toBeGreaterThan(CLASSES / 4)
  expect(seen.unseen).toBeGreaterThan(10)
})
