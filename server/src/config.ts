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
  /** New matches one address may open a minute: a whole class may share one. */
  BALANCE_MATCHES_PER_MINUTE: z.coerce.number().int().min(1).max(10_000).default(120),
  BALANCE_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
})

export interface Config {
  readonly port: number
  readonly bind: string
  readonly database: string
  readonly matchesPerMinute: number
  readonly logLevel: string
}

/** Thrown at start when a setting is wrong: the message names each variable and what it takes. */
export class WrongSetting extends Error {}

/** @throws WrongSetting naming every wrong variable */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = { BALANCE_PORT: environment.PORT, ...environment }
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new WrongSetting(`wrong settings:\n${lines.join('\n')}`)
  }
  const { BALANCE_PORT, BALANCE_BIND, BALANCE_DATABASE, BALANCE_MATCHES_PER_MINUTE, BALANCE_LOG_LEVEL } = parsed.data
  return {
    port: BALANCE_PORT,
    bind: BALANCE_BIND,
    database: BALANCE_DATABASE,
    matchesPerMinute: BALANCE_MATCHES_PER_MINUTE,
    logLevel: BALANCE_LOG_LEVEL,
  }
}
