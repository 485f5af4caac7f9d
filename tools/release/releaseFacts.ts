import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LATEST_MIGRATION } from '#server/store/database'
import { RULESET } from '#shared/ruleset/ruleset'
import { ROOT } from '../../scripts/pinnedNode.mjs'
import { changelogFaults, type ProgramFacts, readChangelog } from './changelog.ts'

/** One thing that was looked at before a release. */
export interface ReleaseCheck {
  readonly about: string
  /** What is wrong, each with what to do; empty when nothing is. */
  readonly faults: readonly string[]
}

/** What a release is made of. */
export interface ReleaseState {
  readonly facts: ProgramFacts
  readonly changelog: string
  /** Files that differ from the last commit. */
  readonly changed: readonly string[]
  readonly tags: readonly string[]
  /** Versions in package-lock.json, of the package and of its root. */
  readonly locked: readonly string[]
}

/** Name of a tag. */
export const tagOf = (version: string): string => `v${version}`

const VERSION = /^(\d+)\.(\d+)\.(\d+)(-[\w.]+)?$/

/** Everything that must be right before a version is tagged. */
export function releaseChecks(state: ReleaseState): readonly ReleaseCheck[] {
  const { facts, changelog, changed, tags, locked } = state
  const { version } = facts
  const [newest] = readChangelog(changelog)
  return [
    { about: 'version', faults: VERSION.test(version) ? [] : [`package.json says ${version}: it must be like 1.2.3`] },
    {
      about: 'lock file',
      faults: locked.every((each) => each === version)
        ? []
        : [`package-lock.json says ${locked.join(', ')}: npm install`],
    },
    {
      about: 'changelog',
      faults: [
        ...changelogFaults(changelog, facts),
        ...(newest?.name === version
          ? []
          : [`its newest section is ${newest?.name}: head it [${version}] with the day`]),
      ],
    },
    {
      about: 'working tree',
      faults: changed.length === 0 ? [] : [`${changed.length} files differ from the last commit: commit them`],
    },
    {
      about: 'tag',
      faults: tags.includes(tagOf(version)) ? [`${tagOf(version)} is there already: raise the version`] : [],
    },
  ]
}

/** Tags of the image: what stays, and what moves on. Versions before a release move nothing. */
export function imageTags(image: string, version: string): readonly string[] {
  const [, major, minor, , before] = VERSION.exec(version) ?? []
  const moving = before === undefined ? [`${major}.${minor}`, ...(major === '0' ? [] : [major!]), 'latest'] : []
  return [version, ...moving].map((tag) => `${image}:${tag}`)
}

const git = (...args: readonly string[]): readonly string[] => {
  const { stdout } = spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' })
  return stdout.split('\n').filter((line) => line !== '')
}

/** The state of this working tree. */
export function readReleaseState(): ReleaseState {
  const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
  const lock = JSON.parse(read('package-lock.json'))
  return {
    facts: {
      version: JSON.parse(read('package.json')).version,
      rules: String(RULESET.version),
      database: LATEST_MIGRATION.slice(0, 3),
    },
    changelog: read('CHANGELOG.md'),
    changed: git('status', '--porcelain'),
    tags: git('tag', '--list'),
    locked: [lock.version, lock.packages[''].version],
  }
}
