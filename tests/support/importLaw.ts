import { circlesAmong } from '#tests/support/circles'
import { importsOf, type Source } from '#tests/support/sources'

/** Folders of a part, each with the folders it may build on. */
type Allows = Readonly<Record<string, readonly string[]>>

/** Folders of shared, lowest first; the same rank may not import each other. */
const SHARED_ALLOWS: Allows = {
  ids: [],
  canonicalJson: [],
  parsedJson: [],
  math: [],
  chacha: [],
  sha256: [],
  csv: [],
  rng: ['math', 'chacha', 'sha256'],
  ruleset: [],
  scenario: ['ruleset'],
  treatments: ['scenario'],
  state: ['ids', 'canonicalJson', 'math', 'rng', 'ruleset', 'scenario'],
  view: ['ids', 'math', 'ruleset', 'state'],
  orders: ['ids', 'math', 'ruleset', 'view'],
  analysis: ['ids', 'math', 'ruleset', 'state', 'view', 'orders'],
  intray: ['ids', 'math', 'ruleset', 'view', 'analysis', 'orders', 'events'],
  events: ['ids', 'math', 'ruleset', 'view', 'orders'],
  // What leaders say hangs on events alone, in the rules’ own words: neither a position nor a view is in reach of it.
  voices: ['ids', 'rng', 'ruleset', 'events'],
  titles: ['ids', 'events', 'voices'],
  notation: ['canonicalJson', 'state', 'orders', 'view'],
  turn: ['ids', 'math', 'rng', 'ruleset', 'state', 'orders', 'events'],
  injections: ['ids', 'math', 'ruleset', 'state', 'view', 'orders', 'turn'],
  resolve: ['ids', 'math', 'rng', 'ruleset', 'state', 'view', 'analysis', 'orders', 'events', 'turn', 'injections'],
  bots: ['ids', 'math', 'rng', 'ruleset', 'view', 'analysis', 'orders'],
  minds: ['ids', 'math', 'rng', 'ruleset', 'state', 'view', 'analysis', 'orders', 'resolve', 'bots'],
  match: [
    'ids',
    'parsedJson',
    'rng',
    'sha256',
    'ruleset',
    'scenario',
    'state',
    'view',
    'orders',
    'events',
    'treatments',
    'injections',
    'resolve',
    'bots',
    'protocol',
  ],
  debrief: [
    'ids',
    'math',
    'rng',
    'injections',
    'ruleset',
    'scenario',
    'state',
    'view',
    'analysis',
    'orders',
    'events',
    'match',
    'resolve',
  ],
  daily: ['ids', 'math', 'rng', 'ruleset', 'scenario', 'state', 'view', 'orders', 'resolve', 'bots', 'minds', 'match'],
  homework: ['ids', 'ruleset', 'scenario', 'view', 'treatments', 'bots', 'minds', 'match', 'daily', 'protocol'],
  transcript: ['ruleset', 'scenario', 'view', 'match', 'debrief', 'protocol'],
  experiments: ['math', 'rng', 'ruleset', 'scenario', 'state', 'view', 'analysis', 'orders', 'events', 'match', 'bots'],
  trials: ['ids', 'math', 'rng', 'ruleset', 'scenario', 'state', 'events', 'bots', 'match'],
  protocol: ['ids', 'sha256', 'ruleset', 'scenario', 'view', 'orders', 'events', 'treatments', 'injections'],
}

/** Folders of shared a client may see: never the truth of a match under way, the rules' machinery or the bots. */
const CLIENT_ALLOWS = [
  'ids',
  'math',
  'sha256',
  'ruleset',
  'scenario',
  'view',
  'orders',
  'events',
  'voices',
  'titles',
  'analysis',
  'intray',
  'protocol',
  'treatments',
  'injections',
  'daily',
  'homework',
  'debrief',
  'csv',
]

/** Where the client may run a finished or a private match. */
/** Files of the server that make what the wall of a class shows of matches that are over. */
const SERVER_TELLS = ['server/src/classroom/wallView.ts', 'server/src/classroom/worldDebriefs.ts']

const CLIENT_RUNS_MATCHES = ['client/src/dev/', 'client/src/workers/']

/** Packages that only one place may know, and that place. */
const KEPT_IN: readonly (readonly [pattern: RegExp, places: readonly string[]])[] = [
  [/^(@colyseus\/(?!sdk$)|colyseus$|ws$)/, ['server/src/rooms/', 'tests/server/matchTransport', 'bench/peer/']],
  [
    /^(kysely|node:sqlite|pg)($|\/)/,
    [
      'server/src/store/',
      'tests/support/oldDatabase',
      'tests/support/roads',
      'tests/server/groupCommit',
      'bench/peer/',
    ],
  ],
  [/^@noble\/hashes\//, ['shared/src/sha256']],
  [/^phaser$/, ['client/src/map/', 'tests/support/phaser']],
  [/^@colyseus\/sdk$/, ['client/src/net/', 'tests/']],
]

/**
 * Folders of the server in the order in which they may build on each other. The domain (match, lobby, classroom, records, notices)
 * owns its types and the interfaces of its stores and knows no adapter; store and cluster implement those interfaces; rooms,
 * admin and http are transports that call the domain. Files directly in server/src put the parts together and may know all.
 */
const SERVER_ALLOWS: Allows = {
  lib: [],
  config: [],
  match: ['lib'],
  lobby: ['lib', 'match'],
  classroom: ['lib', 'match', 'records'],
  records: ['lib', 'match'],
  notices: ['lib', 'match', 'lobby'],
  lti: ['lib', 'config', 'classroom', 'notices'],
  signOn: ['lib', 'config'],
  scenarios: ['lib'],
  cluster: ['match', 'lobby', 'classroom'],
  store: ['lib', 'match', 'lobby', 'classroom', 'notices', 'lti', 'scenarios', 'cluster'],
  web: ['lib'],
  rooms: ['lib', 'web', 'match'],
  admin: ['lib', 'config', 'web', 'match', 'lobby', 'classroom', 'cluster', 'store', 'signOn', 'scenarios'],
  http: [
    'lib',
    'web',
    'match',
    'lobby',
    'classroom',
    'records',
    'notices',
    'lti',
    'signOn',
    'scenarios',
    'rooms',
    'admin',
  ],
  lab: ['lib'],
}

/**
 * Folders of the client in the order in which they may build on each other: text, look and state, the connection, what a
 * person can do, components any page may use, the panels of the war room, the pages. Files directly in client/src put the
 * pages together and may know all.
 */
const CLIENT_ALLOWS_FOLDERS: Allows = {
  lib: [],
  device: [],
  theme: [],
  text: [],
  offline: ['device'],
  workers: ['lib'],
  store: ['device', 'theme', 'text', 'workers'],
  net: ['workers', 'store'],
  commands: ['device', 'text', 'workers', 'store', 'net'],
  ui: ['device', 'theme', 'text', 'store', 'net'],
  sound: ['device', 'store'],
  playback: ['store', 'commands'],
  map: ['theme', 'text', 'store', 'commands', 'playback'],
  orders: ['theme', 'text', 'store', 'commands', 'ui'],
  intray: ['text', 'store', 'commands', 'ui', 'orders'],
  crisis: ['theme', 'text', 'store', 'commands', 'ui', 'orders'],
  world: ['theme', 'text', 'store', 'commands', 'ui', 'orders'],
  feed: ['text', 'store', 'commands'],
  desk: ['theme', 'text', 'store', 'commands', 'ui', 'orders'],
  strike: ['text', 'store', 'commands', 'ui'],
  notices: ['text', 'store', 'commands', 'ui'],
  room: [
    'notices',
    'lib',
    'device',
    'theme',
    'text',
    'store',
    'net',
    'commands',
    'ui',
    'sound',
    'map',
    'orders',
    'intray',
    'crisis',
    'world',
    'feed',
    'desk',
    'strike',
  ],
  front: ['theme', 'text', 'store', 'net', 'commands', 'ui'],
  lobby: ['device', 'text', 'store', 'net', 'commands', 'ui', 'notices'],
  hotSeat: ['text', 'workers', 'store', 'commands', 'ui', 'room'],
  host: ['text', 'store', 'net', 'ui'],
  lesson: ['device', 'theme', 'text', 'store', 'commands', 'ui', 'room'],
  replay: ['text', 'workers', 'store', 'commands', 'ui', 'room'],
  // The radar of an alarm is shown again as it was.
  debrief: ['device', 'theme', 'text', 'workers', 'store', 'net', 'commands', 'ui', 'replay', 'crisis'],
  classroom: ['device', 'theme', 'text', 'store', 'net', 'commands', 'ui', 'debrief'],
  kit: ['text', 'workers', 'store', 'net', 'ui', 'classroom'],
  workshop: ['theme', 'text', 'workers', 'store', 'net', 'commands', 'ui', 'map'],
  daily: ['device', 'text', 'workers', 'store', 'net', 'ui', 'orders', 'crisis'],
  dev: ['theme', 'store', 'ui', 'room'],
}

const ALLOWS: Readonly<Record<string, Allows>> = {
  shared: SHARED_ALLOWS,
  server: SERVER_ALLOWS,
  client: CLIENT_ALLOWS_FOLDERS,
}

/** Parts that the running game does not have: they may import everything, and nothing of the game imports them. */
const BESIDE_THE_GAME = ['tests', 'bench', 'tools', 'scripts']

const PARTS = /^(shared|server|client|tests|bench|tools|scripts)\//
const partOf = (path: string): string => PARTS.exec(path)?.[1] ?? ''

/** The folder of a part a file is in; a file directly in shared/src is a folder of its own, in server and client none. */
function folderOf(path: string): string {
  const [part = '', , folder = '', ...rest] = path.split('/')
  if (rest.length > 0) return folder
  return part === 'shared' ? folder.replace(/\.ts$/, '') : ''
}

/** What is wrong with one import, or undefined. */
function faultOf(from: string, to: string): string | undefined {
  const kept = KEPT_IN.find(([pattern]) => pattern.test(to))
  if (kept && !kept[1].some((place) => from.startsWith(place))) return `only ${kept[1].join(', ')} may know ${to}`
  const [part, target] = [partOf(from), partOf(to)]
  if (BESIDE_THE_GAME.includes(part)) return undefined
  if (BESIDE_THE_GAME.includes(target)) return `nothing of the game imports ${target}`
  if (part === 'shared' && target !== 'shared') return outsideFault(from, to)
  if (target === part) return folderFault(part, folderOf(from), folderOf(to))
  if (target === 'shared') return part === 'server' ? serverFault(from, to) : clientFault(from, to)
  return target === '' ? undefined : `${part} may not import ${target}`
}

/** Keys of texts: a file of types, of which nothing is left at run time. */
const TEXT_KEYS = 'assets/lang/keys.d'
const SPEAKS_KEYS = 'shared/src/view/phrase'

/** Packages that compute the same everywhere. */
const SHARED_PACKAGES = /^(zod$|fflate$|@noble\/hashes\/)/

function outsideFault(from: string, to: string): string | undefined {
  if (SHARED_PACKAGES.test(to) || (to === TEXT_KEYS && from.startsWith(SPEAKS_KEYS))) return undefined
  return 'shared knows only itself, zod, fflate and @noble/hashes'
}

function folderFault(part: string, folder: string, target: string): string | undefined {
  if (folder === '' || folder === target || ALLOWS[part]?.[folder]?.includes(target)) return undefined
  return `${part}/${folder} may not build on ${part}/${target || 'its composition root'}`
}

const serverFault = (from: string, to: string): string | undefined =>
  folderOf(to) === 'debrief' && !SERVER_TELLS.includes(from) ? 'the server never tells the truth of a match' : undefined

const runsMatches = (from: string): boolean => CLIENT_RUNS_MATCHES.some((place) => from.startsWith(place))

const clientFault = (from: string, to: string): string | undefined =>
  runsMatches(from) || CLIENT_ALLOWS.includes(folderOf(to)) ? undefined : 'the client may not know this'

/** Every import of these files that the house forbids, one line each. */
export function brokenImports(sources: readonly Source[]): readonly string[] {
  return arrowsOf(sources).flatMap(({ from, to }) => {
    const fault = faultOf(from, to)
    return fault === undefined ? [] : [`${from} → ${to}: ${fault}`]
  })
}

interface Arrow {
  readonly from: string
  readonly to: string
}

const arrowsOf = (sources: readonly Source[]): readonly Arrow[] =>
  sources.flatMap((source) => importsOf(source).map((to) => ({ from: source.path, to })))

/** Entries of the lists above that no import of these files makes use of, one line each. */
export function idleAllowances(sources: readonly Source[]): readonly string[] {
  const arrows = arrowsOf(sources)
  return [...idleFolders(arrows), ...idlePlaces(arrows), ...idleSharedFolders(arrows)]
}

function idleFolders(arrows: readonly Arrow[]): readonly string[] {
  const drawn = new Set(
    arrows.map(({ from, to }) => `${partOf(from)}/${folderOf(from)} → ${partOf(to)}/${folderOf(to)}`),
  )
  return Object.entries(ALLOWS).flatMap(([part, allows]) =>
    Object.entries(allows)
      .flatMap(([folder, targets]) => targets.map((target) => `${part}/${folder} → ${part}/${target}`))
      .filter((arrow) => !drawn.has(arrow)),
  )
}

function idlePlaces(arrows: readonly Arrow[]): readonly string[] {
  return KEPT_IN.flatMap(([pattern, places]) =>
    places
      .filter((place) => !arrows.some(({ from, to }) => from.startsWith(place) && pattern.test(to)))
      .map((place) => `${place} → ${pattern}`),
  )
}

function idleSharedFolders(arrows: readonly Arrow[]): readonly string[] {
  const seen = arrows.filter(({ from, to }) => partOf(from) === 'client' && partOf(to) === 'shared')
  const seenFrom = (place: string) => seen.filter(({ from }) => from.startsWith(place)).map(({ to }) => folderOf(to))
  const seenByPages = seen.filter(({ from }) => !runsMatches(from)).map(({ to }) => folderOf(to))
  return [
    ...CLIENT_ALLOWS.filter((folder) => !seenByPages.includes(folder)).map((folder) => `client → shared/${folder}`),
    ...CLIENT_RUNS_MATCHES.filter((place) => seenFrom(place).every((folder) => CLIENT_ALLOWS.includes(folder))),
  ]
}

/** Folders of these files that the law does not name, and folders it names that hold none of them. */
export function unlistedFolders(sources: readonly Source[]): readonly string[] {
  const there = new Set(
    sources.map(({ path }) => `${partOf(path)}/${folderOf(path)}`).filter((at) => !at.endsWith('/')),
  )
  const named = new Set(
    Object.entries(ALLOWS).flatMap(([part, allows]) => Object.keys(allows).map((folder) => `${part}/${folder}`)),
  )
  const only = (one: ReadonlySet<string>, other: ReadonlySet<string>) => [...one].filter((at) => !other.has(at))
  return [...only(there, named), ...only(named, there)]
}

/** Folders of a part that reach themselves by what their files import, one list a circle. */
export function folderCircles(sources: readonly Source[]): readonly (readonly string[])[] {
  const arrows = new Map<string, Set<string>>()
  for (const { from, to } of arrowsOf(sources)) {
    const [folder, target] = [from, to].map((path) => `${partOf(path)}/${folderOf(path)}`) as [string, string]
    if (folder === target || folder.endsWith('/') || target.endsWith('/') || partOf(from) !== partOf(to)) continue
    arrows.set(folder, (arrows.get(folder) ?? new Set()).add(target))
  }
  return circlesAmong(new Map([...arrows].map(([folder, targets]) => [folder, [...targets]])))
}
