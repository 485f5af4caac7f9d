import { useState } from 'preact/hooks'
import { ApiError } from '../net/call.ts'
import { sentence } from '../text/text.ts'

/** Why a call failed, as a sentence. */
export const failureText = (fault: unknown): string =>
  fault instanceof ApiError ? sentence(fault.problem) : String(fault)

/** Calls of a component that may be refused. */
export interface Attempts {
  /** Why the last one was refused; empty while none was. */
  readonly failure: string
  /** Makes a call that may be refused. Resolves in any case. */
  attempt(task: () => Promise<unknown>): Promise<void>
}

/** For components that make calls which may be refused, and show why. */
export function useAttempt(): Attempts {
  const [failure, setFailure] = useState('')
  const attempt = async (task: () => Promise<unknown>) => {
    setFailure('')
    await task().catch((fault: unknown) => setFailure(failureText(fault)))
  }
  return { failure, attempt }
}
