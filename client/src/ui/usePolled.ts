import { useEffect, useRef, useState } from 'preact/hooks'
import { ApiError } from '../net/call.ts'
import { onComingBack } from '../net/comingBack.ts'
import { markStale } from '../store/freshness.ts'
import { failureText } from './useAttempt.ts'

/** The state of a polled resource. */
export interface Polled<Value> {
  /** The latest value; undefined before the first reply. */
  readonly value: Value | undefined
  /** Why the server refuses for good (403, 404), so that polling has stopped; empty while it does not. */
  readonly refusal: string
  /** Text key of that refusal; undefined while there is none. */
  readonly problem: string | undefined
  /** When the latest value came, in milliseconds since 1970; undefined before the first. */
  readonly freshAt: number | undefined
  /** Asks at once, and polls on from now. */
  refresh(): void
}

/** Statuses of a refusal that asking again cannot mend. */
const FINAL = [403, 404]

/** How a resource is polled. */
export interface PollOptions<Value> {
  /** Makes the request. */
  ask(): Promise<Value>
  /** Pause after each reply. */
  readonly milliseconds: number
  /** Polling starts anew when it changes. */
  readonly key: string
  /** Told of every value, as it comes. */
  onValue?(value: Value): void
  /** No banner says that it is out of date: the page says so itself, or is as good without it. */
  readonly isAside?: true
}

/**
 * Polls a resource while the component is mounted, and at once when the page comes back after a pause. The latest value stays
 * while the server is away, and `StaleBanner` says above the page that it is out of date.
 */
export function usePolled<Value>(options: PollOptions<Value>): Polled<Value> {
  const { milliseconds, key, isAside } = options
  const latest = useRef(options)
  latest.current = options
  const [value, setValue] = useState<Value | undefined>(undefined)
  const [refused, setRefused] = useState<ApiError | undefined>(undefined)
  const [turn, setTurn] = useState(0)
  const [freshAt, setFreshAt] = useState<number | undefined>(undefined)
  useEffect(() => {
    const source = Symbol(key)
    let round = 0
    let latestAt = freshAt
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = () => {
      round++
      clearTimeout(timer)
      stopWatching()
      markStale(source, undefined)
    }
    const fail = (fault: unknown) => {
      if (fault instanceof ApiError && FINAL.includes(fault.status)) {
        stop()
        setRefused(fault)
      } else if (!isAside) markStale(source, { why: failureText(fault), since: latestAt })
    }
    const take = (found: Value) => {
      latestAt = Date.now()
      setFreshAt(latestAt)
      markStale(source, undefined)
      setRefused(undefined)
      setValue(() => found)
      latest.current.onValue?.(found)
    }
    const poll = async () => {
      clearTimeout(timer)
      const own = ++round
      const [answer] = await Promise.allSettled([latest.current.ask()])
      if (own !== round) return
      timer = setTimeout(() => void poll(), milliseconds)
      if (answer.status === 'fulfilled') take(answer.value)
      else fail(answer.reason)
    }
    const stopWatching = onComingBack(() => void poll())
    void poll()
    return stop
  }, [key, turn, milliseconds])
  return {
    value,
    refusal: refused === undefined ? '' : failureText(refused),
    problem: refused?.problem.key,
    freshAt,
    refresh: () => setTurn((before) => before + 1),
  }
}

/** Whether the latest value is older than so many milliseconds: the server is away, or the network. */
export function useStaleness(freshAt: number | undefined, milliseconds: number): boolean {
  const [isStale, setStale] = useState(false)
  useEffect(() => {
    setStale(false)
    if (freshAt === undefined) return
    const timer = setTimeout(() => setStale(true), milliseconds)
    return () => clearTimeout(timer)
  }, [freshAt, milliseconds])
  return isStale
}
