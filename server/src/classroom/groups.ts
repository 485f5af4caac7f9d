import type { Projection } from '#shared/protocol/classBoard'
import type { StudentView } from '#shared/protocol/classroom'
import type { Classroom, Student } from './classroom.ts'

/**
 * Who will sit on each power of each world once the round begins; empty while no groups are formed, and while a round plays.
 * @param isNamed those named; a power whose students are not is there without a name, so that all can look for theirs
 */
export function formedGroups(
  { phase, students }: Classroom,
  powers: readonly string[],
  isNamed: (student: Student) => boolean = () => true,
): Projection['groups'] {
  if (phase !== 'joining' && phase !== 'questions') return []
  const worlds = Math.max(0, ...students.map(({ place }) => (place?.world ?? -1) + 1))
  return Array.from({ length: worlds }, (_, world) =>
    powers.flatMap((power) => {
      const here = students.filter(({ place }) => place?.world === world && place.power === power)
      return here.length === 0 ? [] : [{ power, labels: here.filter(isNamed).map(({ label }) => label) }]
    }),
  )
}

/** Where a student will sit, and with whom. */
export function groupViewOf(
  classroom: Classroom,
  { place, label }: Student,
  powers: readonly string[],
): Pick<StudentView, 'group'> {
  const world = place && formedGroups(classroom, powers)[place.world]
  if (place === undefined || world === undefined) return {}
  const others = world.flatMap(({ power, labels }) => {
    const rest = power === place.power ? labels.filter((each) => each !== label) : labels
    return rest.length === 0 ? [] : [{ power, labels: rest }]
  })
  return { group: { world: place.world, power: place.power, others } }
}
