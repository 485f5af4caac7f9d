import { pageOfSecret, type SignOnWays, type StaffRole } from '#shared/protocol/signOn'
import { bytesToHex } from '#shared/sha256'
import { keepSignOnSecret, noteSignOn, saveStaffToken, signOnSecret } from '../store/staffToken.ts'
import { call } from './call.ts'

const SECRET_BYTES = 32
/** Name in the address of what a sign-on has led back with. */
const TICKET = 'signed-on'

/** Leaves the page to sign on in a role; the same tab comes back. */
export function beginSignOn(as: StaffRole): void {
  const secret = bytesToHex(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)))
  keepSignOnSecret(secret)
  location.assign(`sign-on/begin?for=${as}.${pageOfSecret(secret)}`)
}

/** What a sign-on has led back with, taken out of the address; undefined when nothing has. */
export function takeTicket(): string | undefined {
  const query = new URLSearchParams(location.search)
  const ticket = query.get(TICKET)
  if (ticket === null) return undefined
  query.delete(TICKET)
  const rest = query.size === 0 ? '' : `?${query}`
  history.replaceState(history.state, '', `${location.pathname}${rest}${location.hash}`)
  return ticket
}

/** Ends a sign-on that this tab has begun: keeps its token, and resolves with it. @throws ApiError */
export async function takeToken(ticket: string): Promise<string> {
  const body = { ticket, secret: signOnSecret() }
  const { token, role } = await call('POST /api/v1/sign-on', { body })
  keepSignOnSecret('')
  saveStaffToken(role, token)
  noteSignOn(role, true)
  return token
}

/** Leaves the page to sign off at the provider as well, where it has a page for that. */
export const signOffThere = (): void => location.assign('sign-on/leave')

/** As which roles people can sign on here. @throws ApiError */
export const readSignOnWays = (): Promise<SignOnWays> => call('GET /api/v1/sign-on', {})

/** Ends the token of a sign-on. @throws ApiError */
export const endSignOn = (token: string) => call('DELETE /api/v1/sign-on', { token })
