import type { StudentView } from '#shared/protocol/classroom'
import { FRIGHTENED_BY_NONE, type Guess, type GuessTally } from '#shared/protocol/wall'
import { type Classroom, isDebriefing, isRevealed, type Student, type StudentGuess } from './classroom.ts'

/** The last round, while the class talks about it. */
const debriefed = (classroom: Classroom) => (isDebriefing(classroom) ? classroom.rounds.at(-1) : undefined)

/** The guess of a student of a round; undefined when there is none. */
const guessIn = ({ guesses = [] }: Classroom, student: string, round: number): StudentGuess | undefined =>
  guesses.findLast((each) => each.student === student && each.round === round)

/** Those who can guess: students with a place in the round that is talked about. */
const guessers = ({ students }: Classroom): readonly Student[] => students.filter(({ place }) => place !== undefined)

/** How many have guessed, of those who can. */
export function guessCounts(classroom: Classroom): { readonly given: number; readonly of: number } {
  const asked = debriefed(classroom) === undefined ? [] : guessers(classroom)
  const round = classroom.rounds.length - 1
  return { given: asked.filter(({ id }) => guessIn(classroom, id, round) !== undefined).length, of: asked.length }
}

/** Whether a guess names powers of the world and no others, and not the student's own. */
export function isGuessAbout({ wanted, frightened }: Guess, others: readonly string[]): boolean {
  const named = [...Object.keys(wanted), ...(frightened === FRIGHTENED_BY_NONE ? [] : [frightened])]
  return named.every((power) => others.includes(power))
}

/** What a student is asked and has guessed in the debrief; what was true once the class sees it. */
export function guessViewOf(
  classroom: Classroom,
  { id, place }: Student,
  powers: readonly string[],
): Pick<StudentView, 'guess'> {
  const round = debriefed(classroom)
  if (round === undefined || place === undefined) return {}
  const given = guessIn(classroom, id, classroom.rounds.length - 1)
  const interests = isRevealed(classroom, round) ? round.worlds[place.world]?.ended?.interests : undefined
  return {
    guess: {
      powers: powers.filter((power) => power !== place.power),
      ...(given === undefined ? {} : { given: { wanted: given.wanted, frightened: given.frightened } }),
      ...(interests === undefined ? {} : { truth: interests }),
    },
  }
}

/** What the students of a world of the last round guessed, by power in seat order. */
export function guessTallies(classroom: Classroom, world: number, powers: readonly string[]): readonly GuessTally[] {
  const round = classroom.rounds.length - 1
  const given = guessers(classroom)
    .filter(({ place }) => place?.world === world)
    .flatMap(({ id }) => guessIn(classroom, id, round) ?? [])
  const count = (holds: (guess: Guess) => boolean) => given.filter(holds).length
  return powers.map((power) => ({
    power,
    securitySeeker: count(({ wanted }) => wanted[power] === 'securitySeeker'),
    revisionist: count(({ wanted }) => wanted[power] === 'revisionist'),
    frightened: count(({ frightened }) => frightened === power),
  }))
}
