import { useEffect, useState } from 'preact/hooks'
import { ApiError } from '../net/call.ts'
import { reasonOf } from '../panels/useAttempt.ts'

export interface Polled<Value> {
  /** As it was told last; undefined before the first time. */
  readonly value: Value | undefined
  /** Why it cannot be had now: shown while it is asked for again. */
  readonly failure: string
  /** The server knows us no more: nothing is asked any longer. */
  readonly gone: boolean
  /** Asks at once. */
  look(): void
}

/** Asks for something again and again while a page shows it; what was known stays while the server is away. */
export function usePolled<Value>(ask: () => Promise<Value>, milliseconds: number, key: string): Polled<Value> {
  const [value, setValue] = useState<Value | undefined>(undefined)
  const [failure, setFailure] = useState('')
  const [gone, setGone] = useState(false)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let stopped = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      const found = await ask().catch((fault: unknown) => {
        if (stopped) return undefined
        setFailure(reasonOf(fault))
        if (fault instanceof ApiError && (fault.status === 403 || fault.status === 404)) {
          setGone(true)
          stopped = true
        }
        return undefined
      })
      if (stopped) return
      if (found !== undefined) {
        setValue(() => found)
        setFailure('')
      }
      timer = setTimeout(() => void look(), milliseconds)
    }
    void look()
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [key, turn])
  return { value, failure, gone, look: () => setTurn((before) => before + 1) }
}
