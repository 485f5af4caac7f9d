import { readFileSync } from 'node:fs'
import { closest, distance } from 'fastest-levenshtein'
import { SETTINGS, type ServerSettings, type Setting, type SettingKey } from './settings.ts'

/** All settings, and where the matches are kept. */
export interface Config extends Omit<ServerSettings, 'database' | 'postgres'> {
  /** A SQLite file, or PostgreSQL's address. */
  readonly database: string
  /** The SQLite file, or where it would be: copies are kept beside it. `:memory:` for none. */
  readonly databaseFile: string
  /** Inside a container, as its image or engine says by `container`: the machine's own network cannot be seen from there. */
  readonly inContainer: boolean
  /** Of this process: programs it starts get it too. */
  readonly environment: Environment
}

/** Thrown at start when a setting is wrong: the message names each variable, what is wrong with it and what it takes. */
export class WrongSettingError extends Error {}

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>

const KEYS = Object.keys(SETTINGS) as readonly SettingKey[]
const FROM_FILE = '_FILE'

/**
 * Reads every setting. An empty value counts as not set; a secret may stand in a file instead.
 * @throws WrongSetting naming every wrong variable
 */
export function readConfig(environment: Environment): Config {
  const given = { ...environment, BALANCE_PORT: set(environment, 'BALANCE_PORT') ?? set(environment, 'PORT') }
  const wrong: string[] = []
  const settings = Object.fromEntries(
    KEYS.map((key) => {
      const read = readSetting(SETTINGS[key], given)
      if ('fault' in read) wrong.push(`  ${read.fault}`)
      return [key, 'value' in read ? read.value : undefined]
    }),
  ) as ServerSettings
  wrong.push(...contradictions(settings).map((fault) => `  ${fault}`))
  if (wrong.length > 0) throw new WrongSettingError(`wrong settings:\n${wrong.join('\n')}`)
  const { postgres, database, ...rest } = settings
  return {
    ...rest,
    database: postgres ?? database,
    databaseFile: database,
    inContainer: set(environment, 'container') !== undefined,
    environment,
  }
}

/** What cannot be set together. */
function contradictions({
  processUrl,
  postgres,
  redis,
  processPublic,
  hostPassword,
  ...others
}: Partial<ServerSettings>): readonly string[] {
  return [
    ...contradictionsOfServers({ processUrl, postgres, redis, processPublic, hostPassword }),
    ...contradictionsOfNotices(others),
    ...contradictionsOfSignOn(others),
    ...(others.ltiPlatforms !== undefined && others.publicUrl === undefined
      ? ['BALANCE_PUBLIC_URL: is needed by learning platforms (BALANCE_LTI_PLATFORMS is set)']
      : []),
  ]
}

/** Ways of telling players that lack what they need. */
function contradictionsOfNotices({
  notices = [],
  smtpUrl,
  mailFrom,
  publicUrl,
}: Partial<ServerSettings>): readonly string[] {
  const needed = notices.includes('mail') ? { BALANCE_SMTP_URL: smtpUrl, BALANCE_MAIL_FROM: mailFrom } : {}
  const isNamed = mailFrom !== undefined || publicUrl?.startsWith('https:') === true
  return [
    ...Object.entries(needed).flatMap(([name, value]) =>
      value === undefined ? [`${name}: is needed for mail (BALANCE_NOTICES)`] : [],
    ),
    ...(notices.includes('push') && !isNamed
      ? ['BALANCE_PUBLIC_URL: must be https for push (BALANCE_NOTICES), or BALANCE_MAIL_FROM be set']
      : []),
  ]
}

/** What is needed to sign on by a provider or a proxy, and what is only for that. */
function contradictionsOfSignOn(settings: Partial<ServerSettings>): readonly string[] {
  const { oidcIssuer, oidcClientId, oidcClientSecret, publicUrl, trustUserHeader, trustGroupsHeader } = settings
  const hasRoles = settings.signOnHosts !== undefined || settings.signOnTeachers !== undefined
  const isOn = oidcIssuer !== undefined || trustUserHeader !== undefined
  const faults: readonly (readonly [is: boolean, fault: string])[] = [
    [
      oidcIssuer !== undefined && oidcClientId === undefined,
      'BALANCE_OIDC_CLIENT_ID: is needed by BALANCE_OIDC_ISSUER',
    ],
    [oidcIssuer !== undefined && publicUrl === undefined, 'BALANCE_PUBLIC_URL: is needed by BALANCE_OIDC_ISSUER'],
    [
      oidcIssuer === undefined && (oidcClientId ?? oidcClientSecret) !== undefined,
      'BALANCE_OIDC_ISSUER: is needed by BALANCE_OIDC_CLIENT_ID and its secret',
    ],
    [
      isOn && !hasRoles,
      'BALANCE_SIGN_ON_HOSTS: it or BALANCE_SIGN_ON_TEACHERS must say who signs on as what (BALANCE_OIDC_ISSUER or BALANCE_TRUST_USER_HEADER is set)',
    ],
    [
      !isOn && hasRoles,
      'BALANCE_OIDC_ISSUER: it or BALANCE_TRUST_USER_HEADER is needed by BALANCE_SIGN_ON_HOSTS and BALANCE_SIGN_ON_TEACHERS',
    ],
    [
      trustUserHeader !== undefined && settings.proxyHops === 0,
      'BALANCE_PROXY_HOPS: must count the proxy that BALANCE_TRUST_USER_HEADER trusts',
    ],
    [
      trustGroupsHeader !== undefined && trustUserHeader === undefined,
      'BALANCE_TRUST_USER_HEADER: is needed by BALANCE_TRUST_GROUPS_HEADER',
    ],
  ]
  return faults.flatMap(([is, fault]) => (is ? [fault] : []))
}

/** What servers side by side need, and one alone does not. */
function contradictionsOfServers({
  processUrl,
  postgres,
  redis,
  processPublic,
  hostPassword,
}: Partial<ServerSettings>): readonly string[] {
  if (processUrl === undefined) {
    const alone = { BALANCE_REDIS_URL: redis, BALANCE_PROCESS_PUBLIC: processPublic }
    return Object.entries(alone).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}: is for several servers side by side: set BALANCE_PROCESS_URL too`],
    )
  }
  const needed = { DATABASE_URL: postgres, BALANCE_REDIS_URL: redis, BALANCE_HOST_PASSWORD: hostPassword }
  return Object.entries(needed).flatMap(([name, value]) =>
    value === undefined ? [`${name}: is needed by several servers side by side (BALANCE_PROCESS_URL is set)`] : [],
  )
}

/** Settings that can be as they are and hardly are meant so, in words. */
export function doubtfulSettings({ publicUrl, proxyHops }: Pick<Config, 'publicUrl' | 'proxyHops'>): readonly string[] {
  const isBehindProxy = publicUrl?.startsWith('https:') === true
  if (!isBehindProxy || proxyHops > 0) return []
  return [
    'BALANCE_PUBLIC_URL is https, which only a proxy gives, and BALANCE_PROXY_HOPS is 0: all callers count as one address',
  ]
}

const set = (environment: Environment, name: string): string | undefined => {
  const value = environment[name]?.trim()
  return value === '' ? undefined : value
}

type Read = { readonly value: unknown } | { readonly fault: string }

function readSetting(setting: Setting, environment: Environment): Read {
  const { name, schema, default: usual, range, secret } = setting
  const fromFile = secret ? set(environment, name + FROM_FILE) : undefined
  if (fromFile !== undefined && set(environment, name) !== undefined) {
    return { fault: `${name}: is set, and ${name}${FROM_FILE} too: only one of them may be` }
  }
  try {
    const text = fromFile === undefined ? set(environment, name) : readFileSync(fromFile, 'utf8').trim()
    const value = text ?? usual
    if (value === undefined) return { value }
    const parsed = schema.safeParse(value)
    if (parsed.success) return { value: parsed.data }
    // A secret's value is never said back.
    const said = secret ? '' : ` (it is ${JSON.stringify(value)})`
    return { fault: `${name}: ${parsed.error.issues[0]?.message ?? 'does not fit'}${said}; it takes ${range}` }
  } catch (fault) {
    return { fault: `${name}${FROM_FILE}: ${fault instanceof Error ? fault.message : String(fault)}` }
  }
}

/** Letters a mistyped name may differ by from the one that was meant. */
const MOST_TYPOS = 6

/** Variables of ours that there are none of, each with the name that was probably meant. */
export function unknownSettings(environment: Environment): readonly string[] {
  const names = KEYS.map((key): Setting => SETTINGS[key]).flatMap(({ name, secret }) =>
    secret ? [name, name + FROM_FILE] : [name],
  )
  return Object.keys(environment)
    .filter((name) => name.startsWith('BALANCE_') && !names.includes(name))
    .map((name) => {
      const near = closest(name, names)
      return distance(name, near) <= MOST_TYPOS ? `${name} is no setting: is ${near} meant?` : `${name} is no setting`
    })
}
