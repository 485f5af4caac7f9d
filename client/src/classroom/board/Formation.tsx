import type { Board, BoardStudent } from '#shared/protocol/classBoard'
import { powerName, powerShort, t } from '../../text/text.ts'
import type { BoardProps } from './boardProps.ts'

const KIND = 'text/plain'

/** The seating of the next round: a card for each world; students are moved by drag, or by the lists of the students' panel. */
export function Formation({ board, act }: BoardProps) {
  const placed = board.students.filter(({ world }) => world !== undefined)
  const worlds = Math.max(0, ...placed.map(({ world }) => (world ?? -1) + 1))
  const drop = (world: number, power: string) => (event: DragEvent) => {
    event.preventDefault()
    const student = event.dataTransfer?.getData(KIND)
    if (student) act('place', { student, world, power })
  }
  if (worlds === 0) return <JoinedStudents board={board} />
  return (
    <div class="worlds">
      {Array.from({ length: worlds }, (_, world) => (
        <section key={world} class="world-card forming" data-test={`forming-${world}`}>
          <h2>{t('class.world', { world: world + 1 })}</h2>
          {board.powers.map((power) => (
            <fieldset
              key={power}
              class="cell"
              onDragOver={(event) => event.preventDefault()}
              onDrop={drop(world, power)}
            >
              <legend class="unseen">{powerName(power)}</legend>
              <small class="soft" aria-hidden="true">
                {powerShort(power)}
              </small>
              <span>
                {placed
                  .filter((student) => student.world === world && student.power === power)
                  .map((student) => (
                    <StudentChip key={student.id} student={student} />
                  ))}
              </span>
            </fieldset>
          ))}
        </section>
      ))}
    </div>
  )
}

/** A student that can be dragged; pressing it focuses the list that does the same by keyboard. */
function StudentChip({ student }: { readonly student: BoardStudent }) {
  const goToRow = () => document.querySelector<HTMLElement>(`[data-student="${student.id}"] summary`)?.focus()
  return (
    <button
      type="button"
      class={`chip ${student.present ? '' : 'gone'}`}
      draggable
      onDragStart={(event) => event.dataTransfer?.setData(KIND, student.id)}
      onClick={goToRow}
    >
      {student.label}
    </button>
  )
}

/** Before students are seated: those who have joined. */
function JoinedStudents({ board: { students } }: { readonly board: Board }) {
  return (
    <>
      <p class="soft">{t('class.board.formFirst')}</p>
      <p class="chips">
        {students.map((student) => (
          <StudentChip key={student.id} student={student} />
        ))}
      </p>
    </>
  )
}
