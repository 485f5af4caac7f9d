import { z } from 'zod'

/** Every setting is an environment variable with a default; docs/hosting.md lists them. */
const port = z.coerce.number().int().min(0).max(65_535)

const schema = z.object({
  /** TCP port; 0 takes any free one. PORT is honoured too. */
  BALANCE_PORT: port.default(8080),
  /** Address to listen on. */
  BALANCE_BIND: z.string().min(1).default('0.0.0.0'),
  /** SQLite file; its folder is made when missing. */
  BALANCE_DATABASE: z.string().min(1).default('data/balance.sqlite'),
  /** PostgreSQL instead of the file: postgres://user:password@host/database. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, 'must be postgres://user:password@host/database')
    .optional(),
  /** New matches one address may open a minute: a whole class may share one. */
  BALANCE_MATCHES_PER_MINUTE: z.coerce.number().int().min(1).max(10_000).default(120),
  /** Calls one address may make a minute; files do not count. A lecture behind one address that must ask for news makes 10,000. */
  BALANCE_REQUESTS_PER_MINUTE: z.coerce.number().int().min(60).max(1_000_000).default(30_000),
  /** Days after which a match nobody plays any more is forgotten; 0 keeps everything. */
  BALANCE_KEEP_DAYS: z.coerce.number().int().min(0).max(36_500).default(30),
  /** Proxies in front of the server; 0 when browsers reach it directly. Too many let callers forge their address. */
  BALANCE_PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(0),
  BALANCE_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
})

export interface Config {
  readonly port: number
  readonly bind: string
  /** A SQLite file, or PostgreSQL's address. */
  readonly database: string
  readonly matchesPerMinute: number
  readonly requestsPerMinute: number
  readonly proxyHops: number
  readonly keepDays: number
  readonly logLevel: string
}

/** Thrown at start when a setting is wrong: the message names each variable and what it takes. */
export class WrongSetting extends Error {}

/**
 * An empty value counts as not set.
 * @throws WrongSetting naming every wrong variable
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== '')
  const given = Object.fromEntries(set)
  given.BALANCE_PORT ??= given.PORT
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new WrongSetting(`wrong settings:\n${lines.join('\n')}`)
  }
  const settings = parsed.data
  return {
    port: settings.BALANCE_PORT,
    bind: settings.BALANCE_BIND,
    database: settings.DATABASE_URL ?? settings.BALANCE_DATABASE,
    matchesPerMinute: settings.BALANCE_MATCHES_PER_MINUTE,
    requestsPerMinute: settings.BALANCE_REQUESTS_PER_MINUTE,
    proxyHops: settings.BALANCE_PROXY_HOPS,
    keepDays: settings.BALANCE_KEEP_DAYS,
    logLevel: settings.BALANCE_LOG_LEVEL,
  }
}
