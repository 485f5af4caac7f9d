/**
 * `npm run lab -- --run core --matches quick --json DIR --html FILE`
 * Puts the model's claims to the test by the game's own rules. Results on standard output, progress on standard error.
 * Exit code 1 when a core claim does not hold, 2 when the lab could not do what was asked.
 *
 * `npm run lab -- --mutations core --matches quick --json`
 * Puts the experiments to the test: by the rules as they are each must hold, and with each of its mutations it must fail.
 * Exit code 1 when one does not; it is named on standard error.
 */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { isTold, type MutantRow, runMutants } from '#server/lab/mutants'
import { type PoolEnd, runPool } from '#server/lab/pool'
import { Results, type RunIdentity } from '#server/lab/results'
import type { ExperimentReport, LabSummary } from '#server/lab/summary'
import { type LabTask, samplesOf, type TaskResult, tasksOf } from '#server/lab/tasks'
import type { Experiment } from '#shared/experiments/define'
import { EXPERIMENT_IDS, EXPERIMENTS, type ExperimentId, isExperimentId } from '#shared/experiments/index'
import { mutationName } from '#shared/experiments/mutation'
import { reachVerdict } from '#shared/experiments/verdict'
import { RULES_VERSION } from '#shared/ruleset/ruleset'

/** A fault of the command line or of the machine, as one sentence. */
class LabFault extends Error {}

/** Samples of each arm in a quick run. */
const QUICK = 120
/** Matches in a full run of every experiment. */
const FULL_TOTAL = 100_000

const OPTIONS = {
  list: { type: 'boolean' },
  run: { type: 'string' },
  mutations: { type: 'string' },
  matches: { type: 'string' },
  seed: { type: 'string' },
  workers: { type: 'string' },
  json: { type: 'string' },
  html: { type: 'string' },
} as const

type AnyExperiment = Experiment<ExperimentId>

const ALL: readonly AnyExperiment[] = Object.values(EXPERIMENTS)

/** The experiments that `--run` or `--mutations` names. */
function chosen(run: string): readonly AnyExperiment[] {
  if (run === 'all') return ALL
  if (run === 'core') return ALL.filter(({ core }) => core)
  if (isExperimentId(run)) return [EXPERIMENTS[run]]
  throw new LabFault(`there is no experiment "${run}"; say core, all, or one of: ${EXPERIMENT_IDS.join(', ')}`)
}

/** Samples of each arm that `--matches` asks for. */
function matchesOf(text: string): number {
  if (text === 'quick') return QUICK
  const shares = ALL.map(({ samples, arms }) => (samples === 'once' ? 0 : samples) * Object.keys(arms).length)
  if (text === 'full') return Math.ceil(FULL_TOTAL / shares.reduce((total, share) => total + share, 0))
  const matches = Number(text)
  if (Number.isInteger(matches) && matches > 0) return matches
  throw new LabFault(`--matches takes quick, full or a whole number above zero, not "${text}"`)
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 1 && value <= 64) return value
  throw new LabFault(`--${name} takes a whole number from 1 to 64, not "${text}"`)
}

function commitNow(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return 'unknown'
  }
}

function list(json: boolean): string {
  const rows = ALL.map(({ id: name, label, claim, source, kind, core, disputed }) => ({
    name,
    label,
    claim,
    source,
    kind,
    core,
    disputed: disputed ?? false,
  }))
  if (json) return JSON.stringify(rows)
  return rows
    .map(({ name, label, claim, core }) => `${label.padEnd(4)} ${core ? '*' : ' '} ${name.padEnd(32)} ${claim}`)
    .join('\n')
}

function openFolder(identity: RunIdentity, folder: string | undefined): Results {
  try {
    return new Results(identity, folder)
  } catch (fault) {
    throw new LabFault(`cannot write to ${folder}: ${fault instanceof Error ? fault.message : fault}`)
  }
}

interface RunOptions {
  readonly experiments: readonly AnyExperiment[]
  readonly matches: number
  readonly workers: number
  readonly identity: RunIdentity
  readonly folder: string | undefined
}

async function run({ experiments, matches, workers, identity, folder }: RunOptions): Promise<LabSummary> {
  const results = openFolder(identity, folder)
  for (const { id } of experiments) results.resume(id)
  const tasks = experiments.flatMap((experiment) =>
    tasksOf(experiment, matches, (arm, n) => results.has(experiment.id, arm, n)),
  )
  const started = Date.now()
  const end = await play({ workers, seed: identity.seed }, tasks, (result) => results.add(result))
  const summary: LabSummary = {
    ...identity,
    partial: end !== 'done',
    matches,
    seconds: Math.round((Date.now() - started) / 100) / 10,
    experiments: experiments.map((experiment) => reportOn(experiment, results, matches)),
  }
  results.writeSummary(summary)
  return summary
}

/** Plays tasks on several threads; shows progress, and stops early on an interrupt. */
async function play(
  { workers, seed }: { readonly workers: number; readonly seed: string },
  tasks: readonly LabTask[],
  onResult: (result: TaskResult) => void,
): Promise<PoolEnd> {
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  const progress = progressBar(tasks.reduce((total, { count }) => total + count, 0))
  const end = await runPool(tasks, { workers, seed, stop: stop.signal }, (result) => {
    onResult(result)
    progress(result.count)
  })
  if (typeof end === 'object') process.stderr.write(`\nlab: ${end.fault}; finished samples are kept\n`)
  return end
}

function reportOn(experiment: AnyExperiment, results: Results, matches: number): ExperimentReport {
  const { id: name, arms, expect: _expect, samples: _samples, mutations = [], ...said } = experiment
  const count = samplesOf(experiment, matches)
  const judgement = reachVerdict(experiment, results.samples(name, Object.keys(arms), count))
  return { name, ...said, mutations: mutations.map(mutationName), samples: count, ...judgement }
}

/** Writes the share done and the seconds left on one line of standard error; call it with the samples that are new. */
function progressBar(total: number): (more: number) => void {
  const started = Date.now()
  let done = 0
  let shown = 0
  return (more) => {
    done += more
    const now = Date.now()
    if (now - shown < 500 && done < total) return
    shown = now
    const left = Math.round(((now - started) / done) * (total - done) * 0.001)
    process.stderr.write(`\r${Math.floor((100 * done) / total)} % of ${total} samples, ${left} s left   `)
    if (done >= total) process.stderr.write('\n')
  }
}

function printed({ experiments, partial, seconds }: LabSummary): string {
  const lines = experiments.map(
    ({ verdict, core, label, name, claim }) =>
      `${verdict.padEnd(7)} ${core ? 'core' : '    '} ${label.padEnd(4)} ${name.padEnd(32)} ${claim}`,
  )
  const held = experiments.filter(({ verdict }) => verdict === 'holds').length
  const tail = `${held} of ${experiments.length} hold${partial ? ' (PARTIAL)' : ''}, ${seconds} s`
  return [...lines, tail].join('\n')
}

/** Prints what each mutation does to its experiment. Returns the exit code. */
async function mutants({ experiments, matches, workers, identity }: Omit<RunOptions, 'folder'>, json: boolean) {
  const { rows, end } = await runMutants({
    experiments,
    matches,
    identity,
    play: (tasks, onResult) => play({ workers, seed: identity.seed }, tasks, onResult),
  })
  process.stdout.write(`${json ? JSON.stringify(rows) : rows.map(mutantLine).join('\n')}\n`)
  if (end !== 'done') return 2
  const untold = rows.filter((row) => !isTold(row))
  for (const row of untold) process.stderr.write(`lab: cannot tell: ${mutantLine(row)}\n`)
  return untold.length > 0 ? 1 : 0
}

const mutantLine = ({ experiment, mutation, control, verdict }: MutantRow): string =>
  `${experiment.padEnd(28)} ${control} as the rules are, ${verdict} with ${mutation}`

async function main(): Promise<number> {
  const { values } = parseArgs({ options: OPTIONS, strict: false })
  const unknown = Object.keys(values).find((name) => !Object.hasOwn(OPTIONS, name))
  if (unknown) throw new LabFault(`there is no option --${unknown}`)
  const text = (name: keyof typeof OPTIONS) => (typeof values[name] === 'string' ? values[name] : undefined)
  if (values.list) {
    process.stdout.write(`${list(values.json !== undefined)}\n`)
    return 0
  }
  const options = {
    experiments: chosen(text('mutations') ?? text('run') ?? 'core'),
    matches: matchesOf(text('matches') ?? 'quick'),
    workers: wholeNumber('workers', text('workers') ?? String(Math.min(64, availableParallelism()))),
    identity: { rulesVersion: RULES_VERSION, commit: commitNow(), seed: text('seed') ?? 'lab' },
  }
  if (values.mutations !== undefined) return mutants(options, values.json !== undefined)
  const summary = await run({ ...options, folder: text('json') })
  process.stdout.write(`${printed(summary)}\n`)
  const page = text('html')
  if (page !== undefined) {
    const { reportPage } = await import('#server/lab/reportPage')
    writeFileSync(page, reportPage(summary))
  }
  if (summary.partial) return 2
  return summary.experiments.some(({ core, verdict }) => core && verdict !== 'holds') ? 1 : 0
}

try {
  process.exitCode = await main()
} catch (fault) {
  process.stderr.write(`lab: ${fault instanceof Error ? fault.message : String(fault)}\n`)
  process.exitCode = 2
}
