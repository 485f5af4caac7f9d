import { partsOf, type TaskPart } from '#shared/homework/parts'
import type { OwnTask } from '#shared/protocol/homework'
import { beginLocalMatch } from '../commands/newMatch.ts'
import type { Enrolment } from '../store/classes.ts'
import { finishedParts } from '../store/homework.ts'
import { homeworkMatch, loadLocalMatch } from '../store/localMatches.ts'
import { t } from '../text/text.ts'
import { HandIn } from '../ui/HandIn.tsx'
import { dayOfTask, taskName } from './taskName.ts'

interface HomeworkListProps {
  readonly tasks: readonly OwnTask[]
  readonly enrolment: Enrolment
}

/** The homework of a class, each with the way to it and whether the class has it; nothing where none is set. */
export function HomeworkList({ tasks, enrolment }: HomeworkListProps) {
  if (tasks.length === 0) return null
  return (
    <section class="homework" aria-labelledby="homework" data-test="homework">
      <h2 id="homework">{t('class.homework.title')}</h2>
      <p class="soft">{t('class.homework.about')}</p>
      <ul>
        {tasks.map((task) => (
          <li key={task.id} tabIndex={-1} data-test={`task-${task.set.kind}`}>
            <p>
              <strong>{taskName(task)}</strong>{' '}
              {task.until !== undefined && (
                <span class="soft">{t('class.homework.until', { date: dayOfTask(task.until) })}</span>
              )}
            </p>
            <HandIn enrolment={enrolment} task={task} />
            {!task.done && (task.set.kind === 'chair' || finishedParts(task).length === 0) && <PlayKey task={task} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The way to a task, from its beginning or on from where it was left. */
function PlayKey({ task }: { readonly task: OwnTask }) {
  const [part] = partsOf(task)
  if (part === undefined) return null
  const isFinished = finishedParts(task).length > 0
  const label = t(isFinished ? 'class.homework.again' : 'class.homework.begin')
  return (
    <p class="ways">
      {task.set.kind === 'chair' ? (
        <button
          type="button"
          class={isFinished ? 'quiet' : ''}
          onClick={() => play(task, part, isFinished)}
          data-test="play-task"
        >
          {label}
        </button>
      ) : (
        <a
          class="button"
          href={task.set.kind === 'lesson' ? '#/lesson' : `#/daily/${task.set.number}`}
          data-test="play-task"
        >
          {label}
        </a>
      )}
    </p>
  )
}

/** Goes to the match of a chair; it is begun where it was not, or is to be anew. */
function play(task: OwnTask, part: TaskPart, anew: boolean): void {
  const match = homeworkMatch(task.id)
  if (part.kind === 'match' && (anew || loadLocalMatch(match) === undefined)) beginLocalMatch(match, part.setup)
  location.hash = `#/${match}`
}
