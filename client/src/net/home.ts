import { signal } from '@preact/signals'
import { call } from './call.ts'

/**
 * Address of the game, ending in a slash. A proxy may lead to it below a path of another site, which only the address of the
 * page tells: every call and file of the client is therefore named relative to the page.
 */
export const homeAddress = (): string => new URL('.', document.baseURI).href

/** Names by which a machine calls itself, of no use to other machines. */
const OWN_NAMES = /^(localhost|127(\.\d+){3}|\[::1\])$/
const isOpenedHere = (): boolean => OWN_NAMES.test(location.hostname)

const toldAddress = signal<string | undefined>(undefined)

/** Where players at other machines find the game, ending in a slash: what links and codes are made of. */
export const publicAddress = (): string => toldAddress.value ?? homeAddress()

/** A link made here leads nowhere on other machines. */
export const isLocalOnly = (): boolean => isOpenedHere() && toldAddress.value === undefined

/** On the machine that serves the game: asks the server by which address others find it. */
export async function fetchPublicAddress(): Promise<void> {
  if (!isOpenedHere()) return
  const { addresses } = await call('GET /api/v1/addresses', {})
  if (addresses[0] !== undefined) toldAddress.value = new URL(new URL(homeAddress()).pathname, addresses[0]).href
}
