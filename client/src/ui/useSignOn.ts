import { useEffect, useState } from 'preact/hooks'
import type { StaffRole } from '#shared/protocol/signOn'
import { readSignOnWays, takeTicket, takeToken } from '../net/signOn.ts'
import { useAttempt } from './useAttempt.ts'

/** Sign-on as a page has it. */
export interface SignOnOffer {
  /** Whether people can sign on here in this role. */
  readonly isOffered: boolean
  /** Why a sign-on that has led back here came to nothing; empty when none has. */
  readonly failure: string
}

/** Asks whether people can sign on here, and ends a sign-on that has led back to this page. */
export function useSignOn(role: StaffRole, onToken: (token: string) => void): SignOnOffer {
  const [isOffered, setOffered] = useState(false)
  const { failure, attempt } = useAttempt()
  useEffect(() => {
    readSignOnWays().then(
      (ways) => setOffered(ways[role]),
      () => undefined,
    )
    const ticket = takeTicket()
    if (ticket !== undefined) void attempt(async () => onToken(await takeToken(ticket)))
  }, [])
  return { isOffered, failure }
}
