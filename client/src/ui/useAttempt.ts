import { useRef, useState } from 'preact/hooks'
import { ApiError, isRefusal } from '../net/call.ts'
import { sentence } from '../text/text.ts'

/** Why a call failed, as a sentence. */
export const failureText = (fault: unknown): string =>
  fault instanceof ApiError ? sentence(fault.problem) : String(fault)

/** Whether trying the call again is useless: the server has refused it. */
export const isFinal = (fault: unknown): boolean => isRefusal(fault)

/** Calls of a component that may be refused. */
export interface Attempts {
  /** Why the last one was refused; empty while none was. */
  readonly failure: string
  /** One is waited for. Keys that make one show it by `aria-disabled`, which keeps the focus where it is. */
  readonly waiting: boolean
  /**
   * Makes a call that may be refused; resolves in any case, with whether it was done. While one is waited for another is not
   * made: a second press is not a second act.
   */
  attempt(task: () => Promise<unknown>): Promise<boolean>
}

/** For components that make calls which may be refused, and show why. */
export function useAttempt(): Attempts {
  const [failure, setFailure] = useState('')
  const [waiting, setWaiting] = useState(false)
  const isWaiting = useRef(false)
  const wait = (now: boolean) => {
    isWaiting.current = now
    setWaiting(now)
  }
  const attempt = async (task: () => Promise<unknown>) => {
    if (isWaiting.current) return false
    wait(true)
    const fault = await failureOf(task)
    wait(false)
    setFailure(fault)
    return fault === ''
  }
  return { failure, waiting, attempt }
}

/** Calls of a page with many keys. */
export interface AttemptsInTurn extends Omit<Attempts, 'attempt'> {
  /** Makes a call in its turn. @param what names it: what waits for its turn already is not made a second time */
  attempt(what: string, task: () => Promise<unknown>): Promise<boolean>
}

/** For pages with many keys that do different things: each is done in its turn, and none is passed over. */
export function useAttemptsInTurn(): AttemptsInTurn {
  const [failure, setFailure] = useState('')
  const [under, setUnder] = useState<ReadonlySet<string>>(new Set())
  const waiting = useRef(new Set<string>())
  const last = useRef<Promise<unknown>>(Promise.resolve())
  const change = (how: 'add' | 'delete', what: string) => {
    waiting.current[how](what)
    setUnder(new Set(waiting.current))
  }
  const attempt = async (what: string, task: () => Promise<unknown>): Promise<boolean> => {
    if (waiting.current.has(what)) return false
    change('add', what)
    const done = last.current.then(() => failureOf(task))
    last.current = done
    const fault = await done
    change('delete', what)
    setFailure(fault)
    return fault === ''
  }
  return { failure, waiting: under.size > 0, attempt }
}

/** Does it; resolves with why it failed, empty when it did not. */
const failureOf = (task: () => Promise<unknown>): Promise<string> => task().then(() => '', failureText)
