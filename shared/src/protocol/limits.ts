/** How often something may be done. */
export interface Limit {
  /** Most in `seconds`: a number, or the name of the setting that says. */
  readonly points: number | 'requestsPerMinute' | 'matchesPerMinute'
  readonly seconds: number
  /** What is counted by itself: each network address, or each person on a seat. */
  readonly per: 'address' | 'person'
  /** When one is used up: by every call, only by a call that is refused, or where the handler says. */
  readonly spentBy: 'call' | 'refusal' | 'handler'
  /**
   * Of tries at a secret, most failures of all addresses together in `seconds`: at any of its kind, or at one class. Beyond
   * them an address that has not failed may still try, so that nobody locks out those who know the secret.
   */
  readonly inAll?: { readonly points: number; readonly per: 'class' | 'everyone' }
  /** Text key of the refusal. */
  readonly problem:
    | 'tooManyRequests'
    | 'tooManyMatches'
    | 'tooManyRecords'
    | 'tooManyChatMessages'
    | 'tooManyCommands'
    | 'tooManyReports'
}

const tooMany = { problem: 'tooManyRequests' } as const

/** Every limiter of the server, by name. A class behind one address stays far below those per address. */
export const LIMITS = {
  /** Everything under `/api` and `/matchmake`. */
  requests: { points: 'requestsPerMinute', seconds: 60, per: 'address', spentBy: 'handler', ...tooMany },
  /** Calls that create a match, a lobby or a class. */
  matches: {
    points: 'matchesPerMinute',
    seconds: 60,
    per: 'address',
    spentBy: 'call',
    problem: 'tooManyMatches',
  },
  /** Matches from files: each takes up to seconds of a processor. */
  records: { points: 20, seconds: 60, per: 'address', spentBy: 'call', problem: 'tooManyRecords' },
  /** Pieces of homework: each takes up to seconds of a processor; three of a person at a time, for a device that was offline. */
  works: { points: 12, seconds: 60, per: 'person', spentBy: 'call', problem: 'tooManyRecords' },
  /** Wrong codes of seat transfers. */
  seatCodes: {
    points: 60,
    seconds: 60,
    per: 'address',
    spentBy: 'refusal',
    inAll: { points: 600, per: 'everyone' },
    ...tooMany,
  },
  /** Wrong class codes: a class that mistypes one may share an address. */
  classCodes: {
    points: 100,
    seconds: 60,
    per: 'address',
    spentBy: 'refusal',
    inAll: { points: 1000, per: 'everyone' },
    ...tooMany,
  },
  /** Wrong words of students who come back: a whole lecture hall after a power cut may share an address. */
  rejoins: {
    points: 300,
    seconds: 60,
    per: 'address',
    spentBy: 'refusal',
    inAll: { points: 300, per: 'class' },
    ...tooMany,
  },
  /** Wrong passwords of teachers: all teachers of a school may share an address. */
  teacherPasswords: {
    points: 30,
    seconds: 60,
    per: 'address',
    spentBy: 'handler',
    inAll: { points: 300, per: 'everyone' },
    ...tooMany,
  },
  /** Wrong passwords for the host's page. */
  hostPasswords: {
    points: 10,
    seconds: 60,
    per: 'address',
    spentBy: 'refusal',
    inAll: { points: 30, per: 'everyone' },
    ...tooMany,
  },
  /** Steps of a sign-on: each may ask a provider. */
  signOns: { points: 60, seconds: 60, per: 'address', spentBy: 'handler', ...tooMany },
  /** Scenarios that are shared: each is kept. */
  sharedScenarios: { points: 6, seconds: 600, per: 'address', spentBy: 'call', ...tooMany },
  /** Commands of the host of the server. */
  hostCommands: { points: 120, seconds: 60, per: 'address', spentBy: 'call', ...tooMany },
  /** Backups, verifications and questions to another server: each is work for minutes, or goes out of the house. */
  hostWork: { points: 12, seconds: 600, per: 'address', spentBy: 'call', ...tooMany },
  /** Commands of a seat, over any transport. */
  commands: { points: 20, seconds: 1, per: 'person', spentBy: 'call', problem: 'tooManyCommands' },
  /** Chat messages, over any transport. */
  chat: { points: 6, seconds: 10, per: 'person', spentBy: 'handler', problem: 'tooManyChatMessages' },
  /** Devices, webhooks and addresses that are to be told: each sends something to where the caller says. */
  notices: { points: 12, seconds: 600, per: 'address', spentBy: 'call', ...tooMany },
  /** Reports of players to the host of the server. */
  reports: { points: 3, seconds: 600, per: 'person', spentBy: 'call', problem: 'tooManyReports' },
} as const satisfies Readonly<Record<string, Limit>>
/** Name of a rate limit. */
export type LimitName = keyof typeof LIMITS
/** Limits of tries at a secret. */
export type TryLimitName = {
  [Name in LimitName]: (typeof LIMITS)[Name] extends { readonly inAll: object } ? Name : never
}[LimitName]

/** Largest body, in bytes, of a call that names no other. */
export const LARGEST_BODY = 32 * 1024
