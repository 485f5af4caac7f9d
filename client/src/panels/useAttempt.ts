import { useState } from 'preact/hooks'
import { ApiError } from '../net/call.ts'
import { sentence } from '../text/text.ts'

/** Why something failed, as a sentence. */
export const reasonOf = (fault: unknown): string =>
  fault instanceof ApiError ? sentence(fault.problem) : String(fault)

export interface Attempts {
  /** Why the last was refused; empty while none was. */
  readonly failure: string
  /** Does something that may be refused. */
  attempt(task: () => Promise<unknown>): Promise<void>
}

/** For a part of the page that does things which may be refused, and shows why. */
export function useAttempt(): Attempts {
  const [failure, setFailure] = useState('')
  const attempt = async (task: () => Promise<unknown>) => {
    setFailure('')
    await task().catch((fault: unknown) => setFailure(reasonOf(fault)))
  }
  return { failure, attempt }
}
