import type { SectionId } from '#shared/debrief/index'
import type { Board } from '#shared/protocol/classBoard'
import { readBoard, sendTeacherCommand } from '../net/classApi.ts'
import { teacherAccessForMatch } from '../store/classes.ts'
import { t } from '../text/text.ts'
import { useAttempt } from '../ui/useAttempt.ts'
import { usePolled } from '../ui/usePolled.ts'

/** How often a teacher's page looks what is on the wall. */
const POLL_MILLISECONDS = 2000

/** What a teacher needs to show sections of a world on the wall of its class. */
export interface WallControl {
  readonly world: number
  readonly wall: Board['wall']
  show(id: SectionId): Promise<unknown>
  readonly failure: string
}

/** The wall of the class this match belongs to, where this device leads it and its debrief is open; undefined elsewhere. */
export function useWallControl(match: string): WallControl | undefined {
  const teaching = teacherAccessForMatch(match)
  const { failure, attempt } = useAttempt()
  const { value: board, refresh } = usePolled({
    ask: async () => (teaching === undefined ? undefined : await readBoard(teaching.id, teaching.token)),
    milliseconds: POLL_MILLISECONDS,
    key: match,
  })
  const world = board?.worlds.find((each) => each.match === match)?.world
  if (teaching === undefined || board?.wall === undefined || world === undefined) return undefined
  const show = (id: SectionId) =>
    attempt(async () => {
      await sendTeacherCommand(teaching.id, teaching.token, 'show', {
        wall: { page: { kind: 'world', world, sections: [id] } },
      })
    }).then(refresh)
  return { world, wall: board.wall, show, failure }
}

/** Puts a section on the wall; tells when it is there. */
export function ShowOnWall({ shower, id }: { readonly shower: WallControl; readonly id: SectionId }) {
  const page = shower.wall?.page
  const shown = page?.kind === 'world' && page.world === shower.world && page.sections.includes(id)
  return (
    <p class="show-on-wall no-print">
      <button type="button" aria-pressed={shown} onClick={() => void shower.show(id)} data-test={`wall-${id}`}>
        {t(shown ? 'debrief.wall.shown' : 'debrief.wall.show')}
      </button>
      <span role="alert" class="failure">
        {shower.failure}
      </span>
    </p>
  )
}
