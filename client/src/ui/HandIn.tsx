import { useEffect, useState } from 'preact/hooks'
import { partsOf } from '#shared/homework/parts'
import type { OwnTask } from '#shared/protocol/homework'
import { isRefusal } from '../net/call.ts'
import { onComingBack } from '../net/comingBack.ts'
import { handIn } from '../net/homework.ts'
import type { Enrolment } from '../store/classes.ts'
import { finishedParts, isToBeHandedIn, setWaiting } from '../store/homework.ts'
import { t } from '../text/text.ts'
import { failureText } from './useAttempt.ts'

/** How often what waits is tried again, in milliseconds. */
const TRY_AGAIN = 5000
/** Refusals that pass by themselves: too often, or too many at once. */
const LATER = 429

interface HandInProps {
  readonly enrolment: Enrolment
  readonly task: OwnTask
}

/** Whether the class has a task, and the key that hands in what is finished: at once, or as soon as there is a line. */
export function HandIn({ enrolment: { id, token }, task }: HandInProps) {
  const [why, setWhy] = useState('')
  const waiting = isToBeHandedIn(id, task.id)
  useEffect(() => {
    if (!waiting) return
    let isTrying = false
    const tryNow = async () => {
      if (isTrying) return
      isTrying = true
      try {
        await handIn(id, token, task)
        setWaiting(id, task.id, false)
      } catch (fault) {
        if (isRefusal(fault) && (fault as { status?: number }).status !== LATER) {
          setWaiting(id, task.id, false)
          setWhy(failureText(fault))
        }
      }
      isTrying = false
    }
    void tryNow()
    const timer = setInterval(() => void tryNow(), TRY_AGAIN)
    const stop = onComingBack(() => void tryNow())
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [waiting, task.id])
  const press = () => {
    setWhy('')
    setWaiting(id, task.id, true)
  }
  return <HandInState {...{ task, waiting, why, press }} />
}

interface HandInStateProps {
  readonly task: OwnTask
  readonly waiting: boolean
  /** Why the class has not taken it; empty where it has not said no. */
  readonly why: string
  press(): void
}

function HandInState({ task, waiting, why, press }: HandInStateProps) {
  if (task.done) {
    return (
      <p role="status" class="handed-in" data-test="task-done">
        ✓ {t('class.homework.done')}
      </p>
    )
  }
  const all = partsOf(task).length
  const isReady = finishedParts(task).length > 0
  return (
    <div class="hand-in">
      {task.has.length > 0 && <p>{t('class.homework.partly', { count: task.has.length, all })}</p>}
      {waiting && (
        <p role="status" data-test="task-waits">
          {t('class.homework.waits')}
        </p>
      )}
      {isReady && !waiting && (
        <>
          <p>{t('class.homework.ready')}</p>
          <button type="button" class="primary" onClick={press} data-test="hand-in">
            {t('class.homework.handIn')}
          </button>
          <p class="faint">{t('class.homework.sends')}</p>
        </>
      )}
      {why !== '' && (
        <p role="alert" class="failure" data-test="task-refused">
          {t('class.homework.refused', { why })}
        </p>
      )}
    </div>
  )
}
