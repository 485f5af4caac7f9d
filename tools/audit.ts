/**
 * `npm run tool -- audit`: asks the registry for known faults of the packages we use. Ends with 1 when one is high or worse; when the
 * registry does not answer, reports it and ends with 0: no network is no fault of ours.
 */
import { spawnSync } from 'node:child_process'

/** What an audit came to, in words. */
export interface Verdict {
  readonly words: string
  readonly well: boolean
}

interface Report {
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string; readonly range: string }>>
}

const GRAVE = ['high', 'critical']

/** Reads what `npm audit --json` printed: a report, or a fault of the line to the registry. */
export function verdictOf(printed: string): Verdict {
  const { vulnerabilities } = parse(printed)
  if (vulnerabilities === undefined) return { words: 'the registry did not answer: no package was audited', well: true }
  const grave = Object.entries(vulnerabilities).filter(([, { severity }]) => GRAVE.includes(severity))
  const lines = grave.map(([name, { severity, range }]) => `${name} ${range}: ${severity}`)
  if (lines.length > 0) return { words: `packages with known faults:\n${lines.join('\n')}`, well: false }
  return { words: 'no package has a known fault that is high or worse', well: true }
}

function parse(printed: string): Report {
  try {
    return JSON.parse(printed) as Report
  } catch {
    return {}
  }
}

if (import.meta.main) {
  const { stdout } = spawnSync('npm', ['audit', '--json'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
    timeout: 60_000,
    maxBuffer: 64 * 1024 * 1024,
  })
  const { words, well } = verdictOf(stdout ?? '')
  process.stdout.write(`${words}\n`)
  process.exit(well ? 0 : 1)
}
