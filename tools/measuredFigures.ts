import type { CrowdFigures } from '../bench/crowd.ts'
import type { GrowthFigures } from '../bench/growth.ts'
import type { LiveFigures } from '../bench/live.ts'

const BEGIN = '<!-- measured: written by npm run tool -- hosting:docs --bench FILE -->'
const END = '<!-- end of measured -->'

type Ratio = Readonly<Record<'median' | 'low' | 'high', number>>

/** One line that `npm run bench:server` printed: beside the peer, of live matches, or of what grows. */
export interface BenchLine {
  readonly matches: number
  readonly seats: number
  readonly years: number
  readonly repeat?: number
  readonly peerName?: string
  readonly ours?: CrowdFigures
  readonly peer?: CrowdFigures
  readonly ratios?: Readonly<Record<string, Ratio>>
  readonly ceiling?: CrowdFigures
  readonly floor?: CrowdFigures
  readonly backMs?: number
  readonly growth?: GrowthFigures
}

/** A page with what was measured, as these lines say it. @throws Error when the page has no place for it */
export function withFigures(page: string, lines: readonly BenchLine[]): string {
  const [before, rest] = page.split(BEGIN)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined) throw new Error(`the page has no ${BEGIN} … ${END}`)
  const parts = [beside(lines), live(lines), ...lines.flatMap(({ growth }) => (growth ? [grown(growth)] : []))]
  return `${before}${[BEGIN, ...parts.filter((part) => part !== ''), END].join('\n\n')}${after}`
}

const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const count = (value: number): string => value.toLocaleString('en')
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`

const COST_HEAD = ['processor of an order, ms', 'bytes of a seat and year', 'p50, ms', 'p99, ms', 'MB']

/** What matches cost that are played to their end. */
const costsOf = (of: CrowdFigures): readonly (string | number)[] => [
  of.cpuMsPerOrder,
  count(of.bytesPerSeatYear),
  of.p50Ms,
  of.p99Ms,
  of.rssMb,
]

/** Our server beside the peer's, matches played to their end as fast as their people send. */
function beside(lines: readonly BenchLine[]): string {
  const rows = lines.flatMap(({ matches, ours, peer, ratios, ceiling, floor }) => {
    if (ours === undefined || peer === undefined || ratios === undefined) return []
    const ratio = (name: string) => `${ratios[name]?.median} (${ratios[name]?.low}–${ratios[name]?.high})`
    const row = (what: string, of: CrowdFigures) => [count(matches), what, ...costsOf(of)]
    return [
      row('this server', ours),
      row('boardgame.io', peer),
      [
        count(matches),
        'ratio',
        ratio('cpuMsPerOrder'),
        ratio('bytesPerSeatYear'),
        ratio('p50Ms'),
        ratio('p99Ms'),
        ratio('rssMb'),
      ],
      ...(ceiling ? [row('this server, database in memory', ceiling)] : []),
      ...(floor ? [row('bare echo over sockets, one flush a tick', floor)] : []),
    ]
  })
  if (rows.length === 0) return ''
  const compared = lines.filter(({ ours }) => ours !== undefined)
  const { seats, years } = compared[0]!
  const pairs = compared.map(({ matches, repeat }) => `${repeat} pairs at ${count(matches)} matches`).join(', ')
  return [
    `Beside the peer, ${seats} people at each match, ${years} years, an order within 0.4 s, medians (${pairs}; lowest–highest ratio):`,
    table(['matches', 'what', ...COST_HEAD], rows),
  ].join('\n\n')
}

const LIVE_HEAD = ['matches', 'powers', 'spectators', 'processor of an order, ms', 'cores', 'p50, ms', 'p99, ms', 'MB']

const liveRow = (of: LiveFigures): readonly (string | number)[] => [
  count(of.matches),
  of.powers,
  of.spectators,
  of.cpuMsPerOrder,
  of.coreShare,
  of.p50Ms,
  of.p99Ms,
  of.rssMb,
]

/** Live matches at an even pace, one message a seat in half a minute. */
function live(lines: readonly BenchLine[]): string {
  const all = lines.filter((line) => line.backMs !== undefined) as unknown as readonly LiveFigures[]
  if (all.length === 0) return ''
  const rows = all.map((of) => [...liveRow(of), seconds(of.backMs), seconds(of.playableMs)])
  return [
    'Live matches, one message a seat in half a minute; back and playable after the server was killed:',
    table([...LIVE_HEAD, 'back', 'playable'], rows),
  ].join('\n\n')
}

function grown({ matches, powers, spectators, years, bends }: GrowthFigures): string {
  const yearRows = years.map((of) => [of.years, ...costsOf(of)])
  return [
    'Cost against size, one thing at a time (the last column of what bends: the largest over the smallest, 1 is linear):',
    table(LIVE_HEAD, [...matches, ...powers, ...spectators].map(liveRow)),
    table(['years', ...COST_HEAD], yearRows),
    table(['what bends', 'times'], Object.entries(bends)),
  ].join('\n\n')
}
