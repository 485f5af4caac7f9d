/**
 * `npm run -s tool -- weblate --repo https://forge.example/us/delicate-balance.git`: prints the components of a Weblate project, one for each
 * file of texts, as its import takes them. Without `--repo`, the address of the remote `origin`.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from '../scripts/pinnedNode.mjs'

const TEXTS = join(ROOT, 'assets/lang/en')
/** What a language says of itself is no text to translate. */
const NO_TEXTS = ['language.json', 'names.json']
const ADDRESS = /^(https:\/\/|ssh:\/\/|git@)[^\s]+$/

/** One file of texts, as Weblate imports it. */
export interface WeblateComponent {
  readonly name: string
  readonly repo: string
  readonly filemask: string
  readonly template: string
  readonly [field: string]: string
}

/** A component for each file of texts; the first fetches from the repository, the others share its copy. */
export function weblateComponents(repo: string): readonly WeblateComponent[] {
  const files = readdirSync(TEXTS)
    .filter((name) => name.endsWith('.json') && !NO_TEXTS.includes(name))
    .sort()
  const first = files[0]?.replace('.json', '')
  return files.map((file) => {
    const name = file.replace('.json', '')
    return {
      name,
      slug: name,
      project: 'delicate-balance',
      vcs: 'git',
      repo: name === first ? repo : `weblate://delicate-balance/${first}`,
      filemask: `assets/lang/*/${file}`,
      template: `assets/lang/en/${file}`,
      file_format: 'i18next',
      language_regex: '^(?!en$|zh_Hans$|zh-Hans$).+$',
      new_lang: 'contact',
      check_flags: 'ignore-i18next-interpolation,placeholders:r"\\{\\{\\w+"',
    }
  })
}

function main(): void {
  const { values } = parseArgs({ options: { repo: { type: 'string' } } })
  const origin = spawnSync('git', ['remote', 'get-url', 'origin'], { cwd: ROOT, encoding: 'utf8' }).stdout?.trim() ?? ''
  const repo = values.repo ?? origin
  if (ADDRESS.test(repo)) {
    process.stdout.write(`${JSON.stringify(weblateComponents(repo), undefined, 2)}\n`)
    return
  }
  process.stderr.write(`which repository? --repo https://… (the remote origin is ${origin || 'not set'})\n`)
  process.exitCode = 1
}

if (import.meta.main) main()
