import { debriefPart } from '#shared/debrief/closedDebrief'
import type { Debrief } from '#shared/debrief/index'
import { FIGURE_SECTIONS, figuresOf } from '#shared/debrief/worldFigures'
import type { Wall, WallPage, WallView } from '#shared/protocol/wall'
import { type Classroom, isDebriefing, isLuckInPlay, isRevealed, type Round, type World } from './classroom.ts'
import { guessTallies } from './guesses.ts'
import { ownTalliesOf } from './ownQuestions.ts'
import type { WorldDebriefs } from './worldDebriefs.ts'

/** On the wall where the teacher has shown nothing yet. */
const AT_FIRST: Wall = { page: { kind: 'compare' }, step: 'fates' }

/** What is on the wall of a class in its debrief. */
export const wallOf = ({ wall = AT_FIRST }: Classroom): Wall => wall

/** Figures as they are sent: plain data. */
type Figures = NonNullable<WallView['debrief']>
const plain = (figures: object): Figures => figures as unknown as Figures

/**
 * What is on the wall, with the figures it shows, built field by field: those that the page shows and no others, and while the
 * interests of a round are closed nothing that an interest changes. Undefined outside the debrief.
 */
export function wallViewOf(
  classroom: Classroom,
  powers: readonly string[],
  debriefs: Pick<WorldDebriefs, 'of'>,
): WallView | undefined {
  const last = classroom.rounds.at(-1)
  if (last === undefined || !isDebriefing(classroom)) return undefined
  const wall = wallOf(classroom)
  const { page } = wall
  const asked = askedOn(page, classroom.rounds)
  const found = new Map(asked.map(({ match }) => [match, debriefs.of(match)] as const))
  return {
    wall,
    revealed: isRevealed(classroom, last),
    isReading: [...found.values()].includes(undefined),
    rounds: page.kind === 'compare' ? classroom.rounds.map((round) => comparedOf(classroom, round, found)) : [],
    ...(page.kind === 'world' ? worldPageOf(classroom, last, page, found) : {}),
    ...(page.kind === 'world' && page.sections.includes('interests')
      ? { guesses: guessTallies(classroom, page.world, powers) }
      : {}),
    ...(page.kind === 'own' ? { own: ownTalliesOf(classroom) } : {}),
  }
}

/** Worlds whose debriefs a page shows. */
function askedOn(page: WallPage, rounds: readonly Round[]): readonly World[] {
  if (page.kind === 'compare') return rounds.flatMap(({ worlds }) => worlds)
  const shown = page.kind === 'world' ? rounds.at(-1)?.worlds[page.world] : undefined
  return shown === undefined ? [] : [shown]
}

type Found = ReadonlyMap<string, Debrief | null | undefined>

const opening = (classroom: Classroom, round: Round) => (isRevealed(classroom, round) ? 'open' : 'closed')

/** The worlds of a round as they are compared. */
function comparedOf(classroom: Classroom, round: Round, found: Found): WallView['rounds'][number] {
  return round.worlds.flatMap((world, index) => {
    if (isLuckInPlay(round, world)) return []
    const { match, treatment, ended } = world
    const debrief = found.get(match)
    return [
      {
        world: index,
        match,
        ...(treatment === undefined ? {} : { treatment }),
        ...(ended?.outcome === undefined ? {} : { outcome: ended.outcome }),
        ...(debrief
          ? { figures: plain(figuresOf(debriefPart(debrief, FIGURE_SECTIONS, opening(classroom, round)))) }
          : {}),
      },
    ]
  })
}

/** The part of a world's debrief that some sections show. */
function worldPageOf(
  classroom: Classroom,
  round: Round,
  { world, sections }: Extract<WallPage, { readonly kind: 'world' }>,
  found: Found,
): Pick<WallView, 'debrief'> {
  const debrief = found.get(round.worlds[world]?.match ?? '')
  return debrief ? { debrief: plain(debriefPart(debrief, sections, opening(classroom, round))) } : {}
}
