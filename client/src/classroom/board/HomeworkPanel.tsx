import { useEffect, useState } from 'preact/hooks'
import type { BoardTask, TaskWish } from '#shared/protocol/homework'
import type { ScenarioEntry } from '#shared/protocol/system'
import { offeredScenarios } from '../../commands/ownWords.ts'
import { formatList, powerName, scenarioName, t } from '../../text/text.ts'
import { Choice } from '../../ui/Choice.tsx'
import { DayField } from '../../ui/DayField.tsx'
import { dayOfTask, taskName } from '../taskName.ts'
import type { BoardProps } from './boardProps.ts'

/** Homework of the class: what is set, who has done it, and setting more. No score anywhere. */
export function HomeworkPanel({ board, act, ask }: BoardProps) {
  if (board.rehearsal) return null
  return (
    <details class="homework-panel" data-test="homework-panel">
      <summary data-test="homework-summary">
        {t('class.homework.title')} {board.tasks.length > 0 && `(${board.tasks.length})`}
      </summary>
      <p class="soft">{t('class.homework.where')}</p>
      <ul>
        {board.tasks.map((task) => (
          <TaskRow key={task.id} {...{ board, act, ask, task }} />
        ))}
      </ul>
      <TaskForm act={act} />
    </details>
  )
}

function TaskRow({ board, act, ask, task }: Pick<BoardProps, 'board' | 'act' | 'ask'> & { readonly task: BoardTask }) {
  const missing = board.students.filter(({ id }) => !task.done.includes(id)).map(({ label }) => label)
  const withdraw = () =>
    ask({
      text: t('class.homework.withdrawAsk'),
      key: t('class.homework.withdraw'),
      onYes: () => act('withdraw', { task: task.id }),
    })
  return (
    <li data-test="board-task">
      <p>
        <strong>{taskName(task)}</strong>{' '}
        {task.until !== undefined && (
          <span class="soft">{t('class.homework.until', { date: dayOfTask(task.until) })}</span>
        )}
      </p>
      <p data-test="task-count">
        {t('class.homework.count', { count: task.done.length, all: board.students.length })}{' '}
        <button type="button" class="quiet" onClick={withdraw} data-test="withdraw-task">
          {t('class.homework.withdraw')}
        </button>
      </p>
      {missing.length > 0 && <p class="soft">{t('class.homework.missing', { names: formatList(missing) })}</p>}
    </li>
  )
}

/** Dilemmas that come with the game. */
const DILEMMA_NUMBERS = 30
const KINDS = ['lesson', 'chair', 'dilemma'] as const
const TASK_YEARS = [2, 3, 4, 5, 6, 8] as const
const FIRST_CHAIR = { scenario: 'two-blocs', powers: 4, seat: 0, years: 4 } as const

type ChairWish = Omit<Extract<TaskWish, { readonly kind: 'chair' }>, 'kind'>

function TaskForm({ act }: Pick<BoardProps, 'act'>) {
  const [kind, setKind] = useState<TaskWish['kind']>('lesson')
  const [chair, setChair] = useState<ChairWish>(FIRST_CHAIR)
  const [number, setNumber] = useState(1)
  const [until, setUntil] = useState('')
  const wish: Readonly<Record<TaskWish['kind'], TaskWish>> = {
    lesson: { kind: 'lesson' },
    chair: { kind: 'chair', ...chair },
    dilemma: { kind: 'dilemma', number },
  }
  return (
    <form
      class="task-form"
      onSubmit={(event) => {
        event.preventDefault()
        act('assign', { task: wish[kind], ...(until === '' ? {} : { until }) })
      }}
      data-test="task-form"
    >
      <Choice<TaskWish['kind']>
        label={t('class.homework.what')}
        name="task"
        values={KINDS}
        value={kind}
        text={(each) => t(KIND_NAMES[each])}
        onChoose={setKind}
      />
      {kind === 'chair' && <ChairFields chair={chair} onChange={setChair} />}
      {kind === 'dilemma' && (
        <label>
          <span>{t('class.homework.number', { most: DILEMMA_NUMBERS })}</span>
          <input
            type="number"
            min={1}
            max={DILEMMA_NUMBERS}
            required
            value={number}
            onInput={(event) => setNumber(event.currentTarget.valueAsNumber)}
            data-test="dilemma-number"
          />
        </label>
      )}
      <DayField name="last-day" label={t('class.homework.last')} value={until} onChange={setUntil} />
      <button type="submit" data-test="assign-task">
        {t('class.homework.add')}
      </button>
    </form>
  )
}

const KIND_NAMES = {
  lesson: 'class.homework.kind.lesson',
  chair: 'class.homework.chair',
  dilemma: 'class.homework.anyDilemma',
} as const

/** Scenario, number of powers, chair and years. */
function ChairFields({ chair, onChange }: { readonly chair: ChairWish; onChange(chair: ChairWish): void }) {
  const [known, setKnown] = useState<readonly ScenarioEntry[]>([])
  useEffect(() => {
    offeredScenarios().then(setKnown, () => undefined)
  }, [])
  const { scenario, powers, seat, years } = chair
  const entry = known.find(({ id }) => id === scenario)
  const seating = entry?.seatings[String(powers)] ?? []
  const number = (n: number) => String(n)
  const sizesOf = (id: string) => known.find((each) => each.id === id)?.seats ?? [powers]
  const chooseScenario = (id: string) => {
    const sizes = sizesOf(id)
    onChange({ scenario: id, years, seat: 0, powers: sizes.includes(powers) ? powers : Math.min(...sizes) })
  }
  return (
    <>
      <Choice
        label={t('front.scenario')}
        name="task-scenario"
        values={known.length > 0 ? known.map(({ id }) => id) : [scenario]}
        value={scenario}
        text={(id) => scenarioName(id)}
        onChoose={chooseScenario}
      />
      <Choice
        label={t('class.new.powers')}
        name="task-powers"
        values={sizesOf(scenario)}
        value={powers}
        text={number}
        onChoose={(chosen) => onChange({ ...chair, powers: chosen, seat: 0 })}
      />
      <Choice
        label={t('class.homework.seat')}
        name="task-seat"
        values={seating.map((_, each) => each)}
        value={seat}
        text={(each) => powerName(seating[each] ?? '')}
        onChoose={(chosen) => onChange({ ...chair, seat: chosen })}
      />
      <Choice
        label={t('front.years')}
        name="task-years"
        values={TASK_YEARS}
        value={years}
        text={number}
        onChoose={(chosen) => onChange({ ...chair, years: chosen })}
      />
    </>
  )
}
