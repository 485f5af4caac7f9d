import { z } from 'zod'
import { SHARING } from '#shared/protocol/sharedScenarios'
import { isSafeAddress, ltiPlatformsSchema } from './ltiPlatforms.ts'
import { networkList } from './networks.ts'

/** One setting of the server: an environment variable. docs/hosting.md's table is made from these. */
export interface Setting {
  readonly name: string
  /** Parses the variable's text; its messages say what may stand there. */
  readonly schema: z.ZodType
  /** As it stands in the table; a setting without one is off. */
  readonly default?: string
  /** What may stand there, for people. */
  readonly range: string
  readonly about: string
  /** May also be read from the file that the variable with `_FILE` at its end names. */
  readonly secret?: true
}

const whole = (least: number, most: number) => ({
  schema: z.coerce
    .number(`must be a whole number from ${least} to ${most}`)
    .int(`must be a whole number from ${least} to ${most}`)
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`),
  range: `${least}–${most}`,
})

const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) => ({
  schema: z.enum(values, `must be one of ${values.join(', ')}`),
  range: values.join(', '),
})

const like = (pattern: RegExp, shape: string) => ({
  schema: z.string().regex(pattern, `must be ${shape}`),
  range: shape,
})

/** Values of a list with commas, each once. */
const someOf = <const Values extends readonly [string, ...string[]]>(values: Values) => ({
  schema: z
    .string()
    .transform((given) => [...new Set(given.split(',').map((one) => one.trim()))])
    .pipe(z.array(z.enum(values, `must be some of ${values.join(', ')}`))),
  range: `${values.join(', ')}, with commas`,
})

const listOf = (pattern: RegExp, shape: string) => ({
  schema: z
    .string()
    .transform((given) => given.split(',').map((one) => one.trim().toLowerCase()))
    .pipe(z.array(z.string().regex(pattern, `must be ${shape}`))),
  range: shape,
})

const text = (range: string) => ({ schema: z.string().min(1), range })

const ORIGIN = /^https?:\/\/[^\s/?#@,;]+\/?$/
const FRAMES = /^('self'|'none'|('self' )?https?:\/\/[\w.:*-]+( https?:\/\/[\w.:*-]+)*)$/

/** An address without a path, as browsers write origins. */
const origin = {
  schema: z
    .string()
    .refine((given) => ORIGIN.test(given) && URL.canParse(given), 'must be https://host, without a path')
    .transform((given) => new URL(given).origin),
  range: 'https://host, without a path',
}

const roleValues = {
  schema: z
    .string()
    .transform((given) => given.split(',').map((one) => one.trim()))
    .pipe(z.array(z.string().min(1, 'must have something between its commas'))),
  range: 'values with commas; user:ID for one person',
}

const headerName = like(/^[A-Za-z0-9-]{1,60}$/, 'name of a header')

/** Every setting. One line here makes a new one: it is read, checked, and stands in docs/hosting.md. */
export const SETTINGS = {
  port: {
    name: 'BALANCE_PORT',
    ...whole(0, 65_535),
    default: '8080',
    about: 'TCP port; `PORT` is honoured too; 0 takes a free one',
  },
  bind: { name: 'BALANCE_BIND', ...text('an address'), default: '0.0.0.0', about: 'address to listen on' },
  database: {
    name: 'BALANCE_DATABASE',
    ...text('a file'),
    default: 'data/balance.sqlite',
    about: 'SQLite file; its folder is made when missing; `:memory:` keeps nothing',
  },
  postgres: {
    name: 'DATABASE_URL',
    ...like(/^postgres(ql)?:\/\/\S+$/, 'postgres://user:password@host/database'),
    about: 'PostgreSQL instead of the file',
    secret: true,
  },
  redis: {
    name: 'BALANCE_REDIS_URL',
    ...like(/^rediss?:\/\/\S+$/, 'redis://host:port'),
    about: 'Redis, for several servers side by side: rooms and limits are shared through it',
    secret: true,
  },
  processUrl: {
    name: 'BALANCE_PROCESS_URL',
    ...like(/^https?:\/\/[^/\s]+$/, 'http://host:port'),
    about: 'where other servers on the same PostgreSQL reach this one; set it for several side by side, and only then',
  },
  processPublic: {
    name: 'BALANCE_PROCESS_PUBLIC',
    ...like(/^(\/[\w-]{1,30}){1,4}$/, '/name, or /path/name below a path'),
    about: 'path under which the proxy leads sockets to this server, which it strips; for several side by side',
  },
  matchesPerMinute: {
    name: 'BALANCE_MATCHES_PER_MINUTE',
    ...whole(1, 10_000),
    default: '120',
    about: 'new matches, lobbies and classes one address may open a minute: a class may share one',
  },
  mostMatches: {
    name: 'BALANCE_MOST_MATCHES',
    ...whole(1, 1_000_000),
    default: '20000',
    about: 'unfinished matches and waiting tables at most; beyond, nothing new begins until some are over',
  },
  mostMatchesPerAddress: {
    name: 'BALANCE_MOST_MATCHES_PER_ADDRESS',
    ...whole(1, 1_000_000),
    default: '1000',
    about: 'of these, those begun from one address since the server started: a school may share one',
  },
  mostImports: {
    name: 'BALANCE_MOST_IMPORTS',
    ...whole(1, 1_000_000),
    default: '500',
    about: 'matches from files that are kept, each up to 2 MB; the oldest make room for new ones',
  },
  mostLines: {
    name: 'BALANCE_MOST_LINES',
    ...whole(16, 1_000_000),
    default: '4000',
    about:
      'streams and sockets open at once: one address has half of them at most, spectators a quarter; the rest ask for news',
  },
  requestsPerMinute: {
    name: 'BALANCE_REQUESTS_PER_MINUTE',
    ...whole(60, 1_000_000),
    default: '30000',
    about: 'calls one address may make a minute; a lecture behind one address that must ask for news makes 10,000',
  },
  keepDays: {
    name: 'BALANCE_KEEP_DAYS',
    ...whole(0, 36_500),
    default: '30',
    about: 'days after which a match or class that is not used is deleted; 0 keeps everything',
  },
  backupHours: {
    name: 'BALANCE_BACKUP_HOURS',
    ...whole(0, 8760),
    default: '24',
    about:
      'hours between two backups the server makes of its SQLite file by itself, into `backups/` beside it; 0 for none',
  },
  backupKeep: {
    name: 'BALANCE_BACKUP_KEEP',
    ...whole(1, 1000),
    default: '7',
    about: 'how many of those are kept, none for longer than BALANCE_KEEP_DAYS; no other file is removed',
  },
  proxyHops: {
    name: 'BALANCE_PROXY_HOPS',
    ...whole(0, 10),
    default: '0',
    about:
      'proxies in front of the server: 1 behind one, or all callers count as one address; too many let callers forge theirs',
  },
  publicUrl: {
    name: 'BALANCE_PUBLIC_URL',
    ...origin,
    about:
      'where people find the game: pages of any other origin can change nothing here; https also tells browsers to stay with it. Not set, the host that is asked for counts',
  },
  frameAncestors: {
    name: 'BALANCE_FRAME_ANCESTORS',
    ...like(FRAMES, "'self', 'none', or https://host https://host"),
    default: "'self'",
    about: 'pages that may show the game in a frame, such as a learning platform',
  },
  hostPassword: {
    name: 'BALANCE_HOST_PASSWORD',
    ...like(/^.{8,200}$/, '8 to 200 characters'),
    about:
      'password of the host’s page (`#/host`); without one, one is made at every start and printed; several servers side by side need one, the same for all',
    secret: true,
  },
  teacherPassword: {
    name: 'BALANCE_TEACHER_PASSWORD',
    ...like(/^.{8,200}$/, '8 to 200 characters'),
    about: 'password for opening a class; without one, any caller may open classes',
    secret: true,
  },
  sharing: {
    name: 'BALANCE_SHARED_SCENARIOS',
    ...oneOf(SHARING),
    default: 'off',
    about:
      'who may share a scenario of the [workshop](scenarios.md#share-one) on this server, under a link: nobody, hosts and teachers who are signed on (`staff`), or anyone',
  },
  mostShared: {
    name: 'BALANCE_MOST_SHARED',
    ...whole(1, 10_000),
    default: '200',
    about: 'scenarios that are shared at most, each up to 256 kB; the host’s page removes them',
  },
  oidcIssuer: {
    name: 'BALANCE_OIDC_ISSUER',
    schema: z.string().refine(isSafeAddress, 'must be https://…'),
    range: 'https://host/path, exactly as the provider names itself',
    about: 'provider by which hosts and teachers [sign on](#signing-on) (OpenID Connect); `http` on this machine only',
  },
  oidcClientId: {
    name: 'BALANCE_OIDC_CLIENT_ID',
    ...text('id'),
    about: 'as what the game is entered at the provider',
  },
  oidcClientSecret: {
    name: 'BALANCE_OIDC_CLIENT_SECRET',
    ...text('text'),
    about: 'its secret there; without one it is a public client, by PKCE alone',
    secret: true,
  },
  oidcScopes: {
    name: 'BALANCE_OIDC_SCOPES',
    ...like(/^openid( [\x21\x23-\x5b\x5d-\x7e]+)*$/, 'openid, and others with spaces'),
    default: 'openid profile',
    about: 'what is asked of the provider; some give groups only for `groups`',
  },
  oidcClaim: {
    name: 'BALANCE_OIDC_CLAIM',
    ...like(/^[\w:/-]+(\.[\w:/-]+)*$/, 'a name, or names with dots'),
    default: 'groups',
    about: 'claim whose values say what somebody is: a list or one value; `realm_access.roles` for one inside another',
  },
  signOnHosts: {
    name: 'BALANCE_SIGN_ON_HOSTS',
    ...roleValues,
    about: 'values that make somebody who signs on a host; `user:ID` is one person',
  },
  signOnTeachers: {
    name: 'BALANCE_SIGN_ON_TEACHERS',
    ...roleValues,
    about:
      'values that make somebody a teacher; with it only those, hosts, and who knows BALANCE_TEACHER_PASSWORD open classes',
  },
  trustUserHeader: {
    name: 'BALANCE_TRUST_USER_HEADER',
    ...headerName,
    about:
      'header in which a [proxy that signs people on](#signing-on-at-a-proxy) says who they are, such as `Remote-User`',
  },
  trustGroupsHeader: {
    name: 'BALANCE_TRUST_GROUPS_HEADER',
    ...headerName,
    about: 'header in which it names their groups, with `,` or `|` between, such as `Remote-Groups`',
  },
  trustedProxies: {
    name: 'BALANCE_TRUSTED_PROXIES',
    schema: networkList,
    default: '127.0.0.0/8,::1/128',
    range: 'addresses and networks, with commas',
    about: 'where that proxy calls from: the two headers of all other callers count for nothing',
  },
  wordFilter: {
    name: 'BALANCE_WORD_FILTER',
    ...text('a file'),
    about:
      'words, one a line, that no name at a table and no free text outside of classes may hold; it knows the languages of its lines and no other, and is got around by spelling',
  },
  notices: {
    name: 'BALANCE_NOTICES',
    ...someOf(['push', 'webhook', 'mail']),
    about:
      'ways in which players of slow matches may have themselves told that it is their turn, with the page closed: `push` asks the push services of browsers, `webhook` the chat programs that hosts of tables name, `mail` sends one mail a day at most',
  },
  noticeHosts: {
    name: 'BALANCE_NOTICE_HOSTS',
    ...listOf(/^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/, 'host:port, host:port'),
    about:
      'hosts that webhooks may reach although they are in a private network or without https; all others are reached by https at public addresses only',
  },
  smtpUrl: {
    name: 'BALANCE_SMTP_URL',
    ...like(/^smtps?:\/\/\S+$/, 'smtps://user:password@host:port'),
    about: 'where mail is handed over',
    secret: true,
  },
  mailFrom: {
    name: 'BALANCE_MAIL_FROM',
    ...like(/^[^\s@<>]+@[^\s@<>]+$/, 'name@host'),
    about: 'address that mail comes from; push services are given it too',
  },
  versionUrl: {
    name: 'BALANCE_VERSION_URL',
    ...like(/^https?:\/\/[^\s@]+$/, 'https://host/path'),
    about:
      'address that tells which version is the newest, as a forge does at `…/releases/latest`; it is asked once each time the host presses the key for it, and never otherwise',
  },
  scenarios: {
    name: 'BALANCE_SCENARIOS',
    ...text('folder'),
    about: 'folder with [scenarios of your own](scenarios.md#scenarios-of-your-own), one JSON file each',
  },
  openScenarios: {
    name: 'BALANCE_OPEN_SCENARIOS',
    ...oneOf(['off', 'on']),
    default: 'off',
    about:
      'whether anybody may read the whole files of scenarios of your own, opening forces and all: players need them to practise on their device, makers to copy them',
  },
  ltiPlatforms: {
    name: 'BALANCE_LTI_PLATFORMS',
    schema: ltiPlatformsSchema,
    range: 'JSON, see [Learning platforms](platforms.md)',
    about: 'learning platforms whose people come into classes by LTI 1.3; without it everything below `/lti` is off',
    secret: true,
  },
  metrics: {
    name: 'BALANCE_METRICS',
    ...oneOf(['off', 'on']),
    default: 'off',
    about: 'whether `GET /metrics` tells Prometheus how the server does',
  },
  metricsToken: {
    name: 'BALANCE_METRICS_TOKEN',
    ...like(/^\S{16,200}$/, '16 to 200 characters without spaces'),
    about: 'who may read `/metrics`: `Authorization: Bearer TOKEN`; without one, callers on this machine only',
    secret: true,
  },
  logLevel: {
    name: 'BALANCE_LOG_LEVEL',
    ...oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'silent']),
    default: 'warn',
    about: 'what is logged, as JSON lines; never a name, a token or an address of a person',
  },
} as const satisfies Readonly<Record<string, Setting>>

/** Key of a setting in `SETTINGS`. */
export type SettingKey = keyof typeof SETTINGS
type Parsed<Key extends SettingKey> = z.output<(typeof SETTINGS)[Key]['schema']>
type Given<Key extends SettingKey> = (typeof SETTINGS)[Key] extends { readonly default: string }
  ? Parsed<Key>
  : Parsed<Key> | undefined

/** What the server is told by its surroundings. */
export type ServerSettings = { readonly [Key in SettingKey]: Given<Key> }
