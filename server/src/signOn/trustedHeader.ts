import type { Request } from 'express'
import { withinNetworks } from '../config/networks.ts'
import type { SignedPerson } from './roles.ts'

/** What a proxy that signs people on says, and where it calls from. */
export interface TrustedHeaderSettings {
  readonly trustUserHeader: string | undefined
  readonly trustGroupsHeader: string | undefined
  readonly trustedProxies: readonly string[]
}

/** Finds who calls, as a proxy in front says that has signed them on; undefined where it says nothing. */
export type FindPersonOfProxy = (request: Request) => SignedPerson | undefined

/** As rules of proxies name it. Express would take other spellings too, which such a rule may let pass without a sign-on. */
const WRITTEN_SO = /^\/sign-on\/begin(\?|$)/

/** Callers that do not come through the proxy are nobody to it: what they write into the header themselves counts for nothing. */
export function personOfProxy(settings: TrustedHeaderSettings): FindPersonOfProxy {
  const { trustUserHeader, trustGroupsHeader } = settings
  if (trustUserHeader === undefined) return () => undefined
  const isTrusted = withinNetworks(settings.trustedProxies)
  return (request) => {
    const isSigned = WRITTEN_SO.test(request.originalUrl) && isTrusted(request.socket.remoteAddress)
    const id = isSigned ? soleOf(request, trustUserHeader) : undefined
    if (id === undefined) return undefined
    const groups = trustGroupsHeader === undefined ? '' : (soleOf(request, trustGroupsHeader) ?? '')
    const values = groups.split(/[,|]/).map((each) => each.trim())
    return { id, name: id, values: values.filter((each) => each !== '') }
  }
}

/** The value of a header that stands in a request once: of one that stands there twice, one may be the caller's own. */
function soleOf({ rawHeaders }: Request, name: string): string | undefined {
  const values = rawHeaders.filter((_, n) => n % 2 === 1 && rawHeaders[n - 1]!.toLowerCase() === name.toLowerCase())
  const [value = '', ...more] = values
  return more.length > 0 || value.trim() === '' ? undefined : value.trim()
}
