import { debriefPart } from '#shared/debrief/closedDebrief'
import type { Debrief } from '#shared/debrief/index'
import { FIGURE_SECTIONS, figuresOf } from '#shared/debrief/worldFigures'
import type { Board, BoardWorld } from '#shared/protocol/classBoard'
import type { Wall, WallView } from '#shared/protocol/wall'
import { SAMPLE_WORLDS } from '../../commands/sampleClass.ts'

/** On the wall at first. */
export const FIRST_WALL: Wall = { page: { kind: 'compare' }, step: 'fates' }

/** A world of the sample class as the board shows one that is over. */
function worldOf(debrief: Debrief, world: number): BoardWorld {
  const { reveal, yearsPlayed, years, crises } = debrief
  const dead = (reveal?.world.dead ?? 0) + (reveal?.world.starved ?? 0)
  return {
    world,
    match: SAMPLE_WORLDS[world]!,
    year: yearsPlayed,
    years,
    window: 'ended',
    number: 0,
    paused: false,
    held: false,
    tension: 0,
    crises: crises.length,
    weaponsUsed: reveal !== undefined && reveal.outcome !== 'peace',
    dead,
    ...(reveal === undefined ? {} : { outcome: reveal.outcome }),
    seats: [],
    injections: [],
  }
}

/** The board of the sample class: its debrief has begun. */
export function sampleBoard(debriefs: readonly Debrief[], wall: Wall, revealed: boolean): Board {
  const powers = debriefs[0]?.powers.map(({ id }) => id) ?? []
  return {
    id: 'sample',
    code: '',
    setup: {
      scenario: debriefs[0]?.scenario ?? '',
      powers: powers.length,
      years: debriefs[0]?.years ?? 0,
      timeControl: 'year150',
      chatRule: 'phrases',
      perPower: 1,
      naming: 'alias',
      roster: [],
      interestsOpen: 'atReveal',
      practice: false,
    },
    phase: 'debrief',
    locked: true,
    rehearsal: true,
    practice: false,
    next: { years: debriefs[0]?.years ?? 0, timeControl: 'year150' },
    namesShown: true,
    namesHeldBack: 0,
    revealed,
    round: 0,
    half: false,
    powers,
    students: [],
    worlds: debriefs.map(worldOf),
    messages: [],
    tallies: { arming: [], umbrella: [], alarm: [] },
    wall,
    tasks: [],
    guesses: { given: 0, of: 0 },
  }
}

/** Figures as a server sends them: plain data. */
const plain = (figures: object) => figures as unknown as NonNullable<WallView['debrief']>

/** What is on the wall of the sample class; while interests are closed nothing that an interest changes. */
export function sampleWall(debriefs: readonly Debrief[], wall: Wall, revealed: boolean): WallView {
  const opening = revealed ? 'open' : 'closed'
  const { page } = wall
  const shown = page.kind === 'world' ? debriefs[page.world] : undefined
  return {
    wall,
    revealed,
    isReading: debriefs.length < SAMPLE_WORLDS.length,
    rounds: [
      debriefs.map((debrief, world) => ({
        world,
        match: SAMPLE_WORLDS[world]!,
        ...(debrief.reveal === undefined ? {} : { outcome: debrief.reveal.outcome }),
        figures: plain(figuresOf(debriefPart(debrief, FIGURE_SECTIONS, opening))),
      })),
    ],
    ...(shown && page.kind === 'world' ? { debrief: plain(debriefPart(shown, page.sections, opening)) } : {}),
  }
}
