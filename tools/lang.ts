/**
 * `npm run tool -- lang`, after every change of the texts: writes the languages that are written from another one, the types of
 * the keys, and which English each text was made from. A test fails when it was forgotten. With one of these it only looks:
 * `--check fr`     everything that is wrong: keys that are missing or unknown, placeholders, choices, names; and what is long
 * `--missing fr`   the keys that are missing, with the English
 * `--stale fr`     the texts whose English has changed since they were written
 * `--still fr "room event.strike" …`   says of stale texts that they are right as they are
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { writeHans } from './hans.ts'
import { FAULTS, langFaults } from './langCheck.ts'
import { languagesIn, readLangFile } from './langFiles.ts'
import { staleTexts, stampTexts } from './langStamps.ts'
import { KEYS_FILE, printTextKeys } from './textKeys.ts'

const language = { type: 'string' } as const
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: language, missing: language, stale: language, still: language },
})

const say = (lines: readonly string[]) => process.stdout.write(lines.map((line) => `${line}\n`).join(''))

function check(tag: string): void {
  const faults = langFaults(tag)
  say(faults.map(({ kind, at, about }) => `${kind.padEnd(11)} ${at}: ${about}`))
  const wrong = faults.filter(({ kind }) => (FAULTS as readonly string[]).includes(kind)).length
  say([`${tag}: ${wrong} faults, ${faults.length - wrong} to be looked at`])
  if (wrong > 0) process.exitCode = 1
}

if (values.check !== undefined) check(values.check)
else if (values.missing !== undefined) {
  const missing = langFaults(values.missing).filter(({ kind }) => kind === 'missing')
  say([...missing.map(({ at, about }) => `${at}: ${about}`), `${values.missing}: ${missing.length} missing`])
} else if (values.stale !== undefined) {
  const stale = staleTexts(values.stale)
  say([...stale, `${values.stale}: ${stale.length} stale`])
} else if (values.still !== undefined) stampTexts(values.still, positionals)
else {
  writeHans()
  writeFileSync(KEYS_FILE, printTextKeys())
  const byHand = languagesIn().filter(
    (tag) => tag !== 'en' && readLangFile<{ writtenFrom?: string }>(tag, 'language').writtenFrom === undefined,
  )
  for (const tag of byHand) stampTexts(tag)
}
