/** Why an address cannot be reached, by what the system calls it. */
const WORDS: readonly (readonly [code: RegExp, words: string])[] = [
  [/^ENOTFOUND$|^EAI_/, 'no machine has this name: the name is not set up yet, or mistyped'],
  [/^ECONNREFUSED$/, 'nothing listens there: the proxy or tunnel is not running, or a firewall refuses'],
  [
    /^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|EHOSTUNREACH|ENETUNREACH)$/,
    'no answer: a router or firewall drops what comes',
  ],
  [/^(CERT_HAS_EXPIRED|CERT_NOT_YET_VALID)$/, 'its certificate has expired, or the clock is wrong: browsers refuse it'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'its certificate is for another name: browsers refuse it'],
  [/SELF_SIGNED|UNABLE_TO_|^CERT_/, 'its certificate is signed by nobody that browsers trust: browsers refuse it'],
  [/^(EPROTO|ERR_SSL_)/, 'it does not speak TLS there: http behind an https address, or the wrong port'],
  [/^(ECONNRESET|UND_ERR_SOCKET|EPIPE)$/, 'the connection is cut on the way'],
]

/** A fault of `fetch` in words. */
export function faultOfNetwork(fault: unknown): string {
  if (fault instanceof Error && fault.name === 'TimeoutError') return 'no answer in time'
  const { code, message } = deepest(fault)
  const known = WORDS.find(([pattern]) => pattern.test(code))
  return known === undefined ? message : `${known[1]} (${code})`
}

/** What a fault rests on: `fetch` wraps it. */
function deepest(fault: unknown): { readonly code: string; readonly message: string } {
  if (!(fault instanceof Error)) return { code: '', message: String(fault) }
  const [inner] = fault instanceof AggregateError ? fault.errors : [fault.cause]
  if (inner instanceof Error) return deepest(inner)
  return { code: 'code' in fault ? String(fault.code) : '', message: fault.message }
}
