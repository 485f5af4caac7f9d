import { importsOf, type Source } from '#tests/support/sources'

/** What whole matches are played and judged with. */
const WHOLE_MATCHES = [
  'ids',
  'math',
  'rng',
  'ruleset',
  'scenario',
  'state',
  'view',
  'analysis',
  'orders',
  'events',
  'treatments',
  'injections',
  'match',
  'bots',
]

/** Folders of shared in the order in which they may build on each other; the same rank may not import each other. */
const SHARED_ALLOWS: Readonly<Record<string, readonly string[]>> = {
  ids: [],
  math: [],
  rng: ['math'],
  ruleset: [],
  scenario: ['ids', 'ruleset'],
  treatments: ['scenario'],
  state: ['ids', 'math', 'rng', 'ruleset', 'scenario'],
  view: ['ids', 'math', 'ruleset', 'state', 'events'],
  analysis: ['ids', 'math', 'ruleset', 'state', 'view'],
  orders: ['ids', 'math', 'ruleset', 'state', 'view', 'analysis'],
  events: ['ids', 'ruleset', 'state', 'view', 'orders'],
  notation: ['ids', 'state', 'orders', 'view'],
  injections: ['ids', 'math', 'ruleset', 'state', 'view', 'orders', 'resolve'],
  resolve: ['ids', 'math', 'rng', 'ruleset', 'state', 'view', 'analysis', 'orders', 'events', 'injections'],
  bots: ['ids', 'math', 'rng', 'ruleset', 'view', 'analysis', 'orders'],
  match: [
    'ids',
    'rng',
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
  debrief: [...WHOLE_MATCHES, 'resolve'],
  experiments: WHOLE_MATCHES,
  protocol: ['ids', 'ruleset', 'view', 'orders', 'events', 'treatments', 'injections'],
}

/** Parts of shared a client may see: never the truth of a match under way, the rules' machinery or the bots. */
const CLIENT_ALLOWS = [
  'ids',
  'math',
  'ruleset',
  'view',
  'orders',
  'events',
  'analysis',
  'notation',
  'protocol',
  'treatments',
  'injections',
  'debrief',
]

/** Where the client may run a finished or a private match. */
const CLIENT_RUNS_MATCHES = ['client/src/dev/', 'client/src/workers/']

/** Packages that only one place may know, and that place. */
const KEPT_IN: readonly (readonly [pattern: RegExp, places: readonly string[]])[] = [
  [/^(@colyseus\/|colyseus$|ws$)/, ['server/src/rooms/', 'server/src/main']],
  [/^(kysely|node:sqlite|pg)($|\/)/, ['server/src/store/', 'tests/support/oldDatabase']],
  [/^phaser$/, ['client/src/map/', 'client/src/playback/']],
  [/^colyseus\.js$/, ['client/src/net/', 'tests/']],
]

/**
 * Folders of the server in the order in which they may build on each other. The domain (match, lobby, classroom) owns its
 * types and the interfaces of its stores and knows no adapter; store and cluster implement those interfaces; rooms, admin
 * and http are transports that call the domain. Files directly in server/src put the parts together and may know all.
 */
const SERVER_ALLOWS: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  config: [],
  match: ['lib'],
  lobby: ['lib', 'match'],
  classroom: ['lib', 'match'],
  cluster: ['match', 'lobby', 'classroom'],
  store: ['lib', 'match', 'lobby', 'classroom', 'cluster'],
  web: [],
  rooms: ['web', 'match'],
  admin: ['lib', 'config', 'web', 'match', 'classroom', 'cluster', 'store'],
  http: ['lib', 'web', 'match', 'lobby', 'classroom', 'rooms', 'admin'],
  lab: ['lib'],
}

const partOf = (path: string): string => /^(shared|server|client|tests|bench|tools|scripts)\//.exec(path)?.[1] ?? ''
const sharedFolder = (path: string): string => /^shared\/src\/([^/]+)/.exec(path)?.[1]?.replace(/\.ts$/, '') ?? ''

/** Parts that the running game does not have: they may import everything, and nothing of the game imports them. */
const BESIDE_THE_GAME = ['tests', 'bench', 'tools', 'scripts']

/** What is wrong with one import, or undefined. */
function faultOf(from: string, to: string): string | undefined {
  const kept = KEPT_IN.find(([pattern]) => pattern.test(to))
  if (kept && !kept[1].some((place) => from.startsWith(place))) return `only ${kept[1].join(', ')} may know ${to}`
  const [part, target] = [partOf(from), partOf(to)]
  if (BESIDE_THE_GAME.includes(part)) return undefined
  if (BESIDE_THE_GAME.includes(target)) return `nothing of the game imports ${target}`
  if (part === 'shared') return sharedFault(from, to)
  if (target !== '' && target !== part && target !== 'shared') return `${part} may not import ${target}`
  if (part === 'server') return serverFault(from, to)
  return part === 'client' ? clientFault(from, to) : undefined
}

const serverFolder = (path: string): string => /^server\/src\/([^/]+)\//.exec(path)?.[1] ?? ''

function serverFault(from: string, to: string): string | undefined {
  if (sharedFolder(to) === 'debrief') return 'the server never tells the truth of a match'
  const [folder, target] = [serverFolder(from), partOf(to) === 'server' ? serverFolder(to) : undefined]
  if (folder === '' || target === undefined || folder === target || SERVER_ALLOWS[folder]?.includes(target))
    return undefined
  return `server/${folder} may not build on server/${target || 'its composition root'}`
}

function sharedFault(from: string, to: string): string | undefined {
  if (partOf(to) !== 'shared') return to === 'zod' ? undefined : 'shared knows only itself and zod'
  const [folder, target] = [sharedFolder(from), sharedFolder(to)]
  if (folder === target || SHARED_ALLOWS[folder]?.includes(target)) return undefined
  return `shared/${folder} may not build on shared/${target}`
}

function clientFault(from: string, to: string): string | undefined {
  const mayRun = CLIENT_RUNS_MATCHES.some((folder) => from.startsWith(folder))
  if (partOf(to) === 'shared' && !mayRun && !CLIENT_ALLOWS.includes(sharedFolder(to)))
    return 'the client may not know this'
  const apart = (a: string, b: string) => from.startsWith(`client/src/${a}/`) && to.startsWith(`client/src/${b}/`)
  if (apart('map', 'panels') || apart('panels', 'map')) return 'map and panels never meet'
  return undefined
}

/** Every import of these files that the house forbids, one line each. */
export function brokenImports(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) =>
    importsOf(source).flatMap((to) => {
      const fault = faultOf(source.path, to)
      return fault === undefined ? [] : [`${source.path} → ${to}: ${fault}`]
    }),
  )
}
