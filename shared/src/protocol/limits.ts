/** How often something may be done. */
export interface Limit {
  /** Most in `seconds`: a number, or the name of the setting that says. */
  readonly points: number | 'requestsPerMinute' | 'matchesPerMinute'
  readonly seconds: number
  /** What is counted by itself: each network address, each class, each person on a seat, or all callers together. */
  readonly per: 'address' | 'class' | 'person' | 'everyone'
  /** When one is used up: by every call, only by a call that is refused, or where the handler says. */
  readonly spentBy: 'call' | 'refusal' | 'handler'
  /** Text key of the refusal. */
  readonly problem: 'tooManyRequests' | 'tooManyMatches' | 'tooManyChatMessages'
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
  /** Codes of seat transfers: a class may share an address, and a guess would take millions of tries. */
  seatCodes: { points: 120, seconds: 60, per: 'address', spentBy: 'call', ...tooMany },
  /** Wrong class codes. */
  classCodes: { points: 1000, seconds: 60, per: 'everyone', spentBy: 'refusal', ...tooMany },
  /** Students who come back by their words: a whole lecture hall after a power cut. */
  rejoins: { points: 300, seconds: 60, per: 'class', spentBy: 'call', ...tooMany },
  /** Teachers' passwords: all teachers of a school may share an address. */
  teacherPasswords: { points: 30, seconds: 60, per: 'address', spentBy: 'handler', ...tooMany },
  /** Passwords for the host's page. */
  hostPasswords: { points: 10, seconds: 60, per: 'everyone', spentBy: 'call', ...tooMany },
  /** Commands of a seat over HTTP: as many as over a socket. */
  commands: { points: 20, seconds: 1, per: 'person', spentBy: 'call', ...tooMany },
  /** Chat messages, over any transport. */
  chat: { points: 6, seconds: 10, per: 'person', spentBy: 'handler', problem: 'tooManyChatMessages' },
} as const satisfies Readonly<Record<string, Limit>>
/** Name of a rate limit. */
export type LimitName = keyof typeof LIMITS

/** Largest body, in bytes, of a call that names no other. */
export const LARGEST_BODY = 32 * 1024
