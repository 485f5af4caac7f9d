import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { HINDCAST_MARKERS, hindcastTable, NUMBERS_MARKERS, numbersTable, replaceBetween } from '#server/lab/modelPage'
import type { Experiment } from '#shared/experiments/define'
import { EXPERIMENT_IDS, EXPERIMENTS } from '#shared/experiments/index'
import { mutationName } from '#shared/experiments/mutation'
import { rankCorrelation } from '#shared/experiments/rankCorrelation'
import { sixHurdles } from '#shared/experiments/sixHurdles'
import { reachVerdict } from '#shared/experiments/verdict'
import { RULES_VERSION } from '#shared/ruleset/ruleset'

const ROOT = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'balance-lab-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

async function node(...args: readonly string[]): Promise<Ran> {
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, [...args], { cwd: ROOT })) }
  } catch (fault) {
    return fault as Ran
  }
}

const lab = (...args: readonly string[]): Promise<Ran> => node('scripts/run.mjs', 'server/src/lab/lab.ts', ...args)

describe.each(EXPERIMENT_IDS)('experiment %s', (id) => {
  const experiment: Experiment = EXPERIMENTS[id]

  test('says what it claims and where from, and expects only what its arms measure', () => {
    expect(experiment.claim).toMatch(/^[A-Z].+[.?]$/)
    expect(experiment.source.length).toBeGreaterThan(10)
    const measured = Object.fromEntries(Object.entries(experiment.arms).map(([arm, play]) => [arm, play('first')]))
    for (const expectation of experiment.expect) {
      const arms = 'arm' in expectation ? [expectation.arm] : [expectation.more, expectation.than]
      for (const arm of arms) expect(Object.keys(measured)).toContain(arm)
    }
    for (const [arm, play] of Object.entries(experiment.arms)) expect(play('first')).toEqual(measured[arm])
  })
})

test('rank correlation goes by order alone, and equal values share a rank', () => {
  expect(rankCorrelation([1, 2, 3, 4], [10, 20, 400, 401])).toBeCloseTo(1)
  expect(rankCorrelation([1, 2, 3, 4], [9, 7, 2, 0])).toBeCloseTo(-1)
  // Spearman with ties: Pearson of 1.5, 1.5, 3, 4 and 1, 2, 3, 4.
  expect(rankCorrelation([5, 5, 6, 7], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 9)
})

describe('verdicts', () => {
  const expect1 = [{ metric: 'x', more: 'a', than: 'b' }] as const
  const rows = (values: readonly number[]) => values.map((x) => ({ x }))
  const noisy = (mean: number) => rows(Array.from({ length: 60 }, (_, n) => mean + (n % 7) - 3))

  test('hold, fail, or are unclear, by the interval of paired differences', () => {
    const of = (a: readonly { x: number }[], b: readonly { x: number }[]) =>
      reachVerdict({ id: 't', expect: expect1 }, { a, b }).verdict
    expect(of(noisy(5), noisy(0))).toBe('holds')
    expect(of(noisy(0), noisy(5))).toBe('fails')
    expect(of(rows([9, -9, 8, -8]), rows([0, 0, 0, 0]))).toBe('unclear')
    expect(of(rows([2]), rows([1]))).toBe('holds')
    expect(of([], [])).toBe('unclear')
  })
})

describe('the lab at the command line', { timeout: 60_000 }, () => {
  test('lists at least thirty experiments', async () => {
    const rows = JSON.parse((await lab('--list', '--json')).stdout) as Record<string, unknown>[]
    expect(rows.length).toBeGreaterThanOrEqual(30)
    for (const row of rows)
      expect(Object.keys(row)).toEqual(expect.arrayContaining(['name', 'claim', 'source', 'core', 'disputed']))
  })

  test('runs one, keeps its results, takes them up again, and writes a page that stands by itself', async () => {
    const out = join(folder, 'out')
    const page = join(folder, 'report.html')
    const args = ['--run', 'cost-of-deterrence', '--matches', '12', '--workers', '2', '--json', out, '--html', page]
    expect((await lab(...args)).code).toBe(0)
    const lines = readFileSync(join(out, 'cost-of-deterrence.jsonl'), 'utf8').trim().split('\n')
    expect(JSON.parse(lines[0]!)).toMatchObject({ experiment: 'cost-of-deterrence', rulesVersion: RULES_VERSION })
    expect(lines).toHaveLength(1 + 24)
    const first = readFileSync(join(out, 'summary.json'), 'utf8')
    expect((await lab(...args)).code).toBe(0)
    const strip = (text: string) => ({ ...JSON.parse(text), seconds: 0 })
    expect(strip(readFileSync(join(out, 'summary.json'), 'utf8'))).toEqual(strip(first))
    expect(readFileSync(join(out, 'cost-of-deterrence.jsonl'), 'utf8').trim().split('\n')).toHaveLength(1 + 24)
    const html = readFileSync(page, 'utf8')
    expect(html).toContain('<svg')
    expect(html).not.toMatch(/src=|href="http/)
  })

  test('tells the rules from the rules without what a claim rests on: a number, a function, and calls within its own file', async () => {
    const { code, stdout } = await lab('--mutations', 'six-hurdles', '--matches', '1', '--json')
    const rows = JSON.parse(stdout) as Record<string, unknown>[]
    expect(rows.map(({ mutation }) => mutation)).toEqual(sixHurdles.mutations?.map(mutationName))
    for (const row of rows) expect(row).toMatchObject({ experiment: 'six-hurdles', control: 'holds', verdict: 'fails' })
    expect(code).toBe(0)
  })

  test('names an experiment that its mutation does not fail, and ends with 1', async () => {
    const preload = pathToFileURL(join(ROOT, 'tests/lab/onlyUndead.ts')).href
    const { code, stdout, stderr } = await node(
      '--import',
      preload,
      'server/src/lab/lab.ts',
      '--mutations',
      'core',
      '--json',
    )
    expect(JSON.parse(stdout)).toEqual([
      { experiment: 'undead', mutation: 'climate.sootScale = 0', control: 'holds', verdict: 'fails' },
      {
        experiment: 'undead',
        mutation: 'analysis/winter.ts#famineShare returns 0',
        control: 'holds',
        verdict: 'holds',
      },
    ])
    expect(stderr).toMatch(/cannot tell: undead .*famineShare returns 0/)
    expect(stderr).not.toMatch(/cannot tell: undead .*sootScale/)
    expect(code).toBe(1)
  })

  test.each([
    [['--run', 'nope'], 'there is no experiment "nope"'],
    [['--mutations', 'nope'], 'there is no experiment "nope"'],
    [['--matches', '0'], '--matches takes'],
    [['--workers', 'many'], '--workers takes'],
    [['--frobnicate'], 'there is no option --frobnicate'],
    [['--run', 'tipping', '--json', '/etc/passwd/x'], 'cannot write to'],
  ])('%j is refused in words', async (args, says) => {
    const { code, stderr } = await lab(...args)
    expect(code).toBe(2)
    expect(stderr).toContain(says)
  })
})

describe('docs/the-model.md', () => {
  const page = readFileSync(join(ROOT, 'docs/the-model.md'), 'utf8')

  test('has the numbers of the rules as they are: run npm run tool -- lab:docs after a change', () => {
    expect(replaceBetween(page, NUMBERS_MARKERS, numbersTable())).toBe(page)
  })

  test('has the figures of the hindcast by the rules as they are: run npm run tool -- lab:docs after a change', () => {
    expect(replaceBetween(page, HINDCAST_MARKERS, hindcastTable())).toBe(page)
  })

  test('has results of this rules version for every experiment', () => {
    const results = page.slice(page.indexOf('<!-- results -->'), page.indexOf('<!-- /results -->'))
    expect(results).toContain(`Rules version ${RULES_VERSION},`)
    for (const { id, claim } of Object.values(EXPERIMENTS)) {
      expect(results).toContain(`\`${id}\``)
      expect(results).toContain(claim)
    }
  })
})
