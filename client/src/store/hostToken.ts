import { tabGet, tabSet } from '../device/storage.ts'

/** The host's token, stored as long as the tab is open; empty when there is none. */
export const loadHostToken = (): string => tabGet('host') ?? ''

/** Stores the host's token for this tab; empty logs out. */
export const saveHostToken = (token: string): void => tabSet('host', token)
