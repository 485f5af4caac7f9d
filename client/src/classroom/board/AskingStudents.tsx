import type { BoardStudent } from '#shared/protocol/classBoard'
import { TIME_CHOICES } from '#shared/protocol/personalTime'
import { t } from '../../text/text.ts'
import type { BoardProps } from './boardProps.ts'

/** Students who need more time or help, above all else of the side panel. */
export function AskingStudents(part: BoardProps) {
  const asking = part.board.students.filter(({ wishes }) => wishes.length > 0)
  return (
    <section class="asking" aria-label={t('asks.title')} role="status" data-test="asking">
      {asking.length > 0 && <h2>{t('asks.title')}</h2>}
      {asking.map((student) => (
        <p key={student.id}>
          {student.wishes.map((wish) => (
            <strong key={wish}>{t(`asks.${wish}`, { label: student.label })} </strong>
          ))}
          {student.world !== undefined && t('class.world', { world: student.world + 1 })}{' '}
          {student.wishes.includes('time') && <TimeChoice {...part} student={student} />}
          <button
            type="button"
            onClick={() => part.act('heard', { student: student.id })}
            data-test={`heard-${student.label}`}
          >
            {t('asks.seen')}
          </button>
        </p>
      ))}
    </section>
  )
}

/** The text of each choice: `asks.factor.…`. */
const FACTOR_NAMES = { 1: 'same', 1.5: 'half', 2: 'double', unlimited: 'unlimited' } as const

/** How much time a student has of every window. */
export function TimeChoice({ act, student }: BoardProps & { readonly student: BoardStudent }) {
  const { id, label, timeFactor = 1 } = student
  return (
    <select
      aria-label={t('asks.give', { label })}
      value={String(timeFactor)}
      onChange={({ currentTarget: { value } }) => {
        const factor = TIME_CHOICES.find((choice) => String(choice) === value)
        if (factor !== undefined) act('giveTime', { student: id, factor })
      }}
      data-test={`time-${label}`}
    >
      {TIME_CHOICES.map((factor) => (
        <option key={factor} value={String(factor)}>
          {t(`asks.factor.${FACTOR_NAMES[factor]}`)}
        </option>
      ))}
    </select>
  )
}
