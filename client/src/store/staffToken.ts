import type { StaffRole } from '#shared/protocol/signOn'
import { tabGet, tabSet } from '../device/storage.ts'

/** The token of a host or a teacher, stored as long as the tab is open; empty when there is none. */
export const loadStaffToken = (role: StaffRole): string => tabGet(role) ?? ''

/** Stores a token of a host or a teacher for this tab; empty logs out. */
export const saveStaffToken = (role: StaffRole, token: string): void => tabSet(role, token)

const SECRET = 'sign-on'
const WAY = 'by sign-on'

/** The secret of the sign-on that this tab has begun; empty when there is none. */
export const signOnSecret = (): string => tabGet(SECRET) ?? ''

/** Keeps the secret of a sign-on until this tab has its token; empty forgets it. */
export const keepSignOnSecret = (secret: string): void => tabSet(SECRET, secret)

/** Whether this tab has its token of a role by a sign-on, and not by a password. */
export const isBySignOn = (role: StaffRole): boolean => tabGet(`${role} ${WAY}`) === '1'

/** Notes how this tab has got its token of a role. */
export const noteSignOn = (role: StaffRole, isBy: boolean): void => tabSet(`${role} ${WAY}`, isBy ? '1' : '')
