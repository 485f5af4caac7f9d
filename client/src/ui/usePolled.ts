import { useEffect, useState } from 'preact/hooks'
import { ApiError } from '../net/call.ts'
import { failureText } from './useAttempt.ts'

/** The state of a polled resource. */
export interface Polled<Value> {
  /** The latest value; undefined before the first reply. */
  readonly value: Value | undefined
  /** Why the last request failed; empty when it did not. */
  readonly failure: string
  /** The server refuses for good (403, 404): polling has stopped. */
  readonly refused: boolean
  /** Text key of why the server refuses for good; undefined while it does not. */
  readonly problem: string | undefined
  /** When the latest value came, in milliseconds of `performance.now()`; undefined before the first. */
  readonly freshAt: number | undefined
  /** Asks at once, and polls on from now. */
  refresh(): void
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

/**
 * Polls a resource while the component is mounted; the latest value stays while the server is away.
 * @param ask makes the request @param milliseconds pause after each reply @param key polling starts anew when it changes
 */
export function usePolled<Value>(ask: () => Promise<Value>, milliseconds: number, key: string): Polled<Value> {
  const [value, setValue] = useState<Value | undefined>(undefined)
  const [failure, setFailure] = useState('')
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const [turn, setTurn] = useState(0)
  const [freshAt, setFreshAt] = useState<number | undefined>(undefined)
  useEffect(() => {
    let stopped = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const poll = async () => {
      const found = await ask().catch((fault: unknown) => {
        if (stopped) return undefined
        setFailure(failureText(fault))
        if (fault instanceof ApiError && (fault.status === 403 || fault.status === 404)) {
          setProblem(fault.problem.key)
          stopped = true
        }
        return undefined
      })
      if (stopped) return
      if (found !== undefined) {
        setValue(() => found)
        setFreshAt(performance.now())
        setFailure('')
      }
      timer = setTimeout(() => void poll(), milliseconds)
    }
    void poll()
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [key, turn])
  return {
    value,
    failure,
    refused: problem !== undefined,
    problem,
    freshAt,
    refresh: () => setTurn((before) => before + 1),
  }
}
