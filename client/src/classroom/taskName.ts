import type { Task } from '#shared/protocol/homework'
import { nameInText, scenarioName, t } from '../text/text.ts'
import { formatDay } from '../text/times.ts'

/** What a task of a class is called. */
export function taskName({ set, power = '' }: Task): string {
  switch (set.kind) {
    case 'lesson':
      return t('class.homework.kind.lesson')
    case 'chair':
      return t('class.homework.kind.chair', {
        scenario: scenarioName(set.scenario),
        power: nameInText(power),
        count: set.years,
      })
    case 'dilemma':
      return t('class.homework.kind.dilemma', { number: set.number })
  }
}

/** The last day of a task, in the reader's way of writing. @param day YYYY-MM-DD */
export const dayOfTask = (day: string): string => formatDay(Date.parse(`${day}T12:00`))
