import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadScenarios } from '#server/lib/loadScenarios'

const { id: _, powers, states, ...rest } = loadScenarios().get('two-blocs')!
const named = (kind: string, n: number) => `${kind} ${'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghij'[n]}`

/** A scenario file that does not come with the game: six powers of the usual world under other names, with words in two languages. */
export function ownScenarioFile(change: object = {}): object {
  const words = (name: string, power: string, state: string) => ({
    name,
    summary: `${name}: a test.`,
    powers: Object.fromEntries(powers.map((each, n) => [each.id, { name: named(power, n), short: named('P', n) }])),
    states: Object.fromEntries(states.map((each, n) => [each.id, named(state, n)])),
  })
  const file = { ...rest, powers, states, id: 'six-lakes', years: 3 }
  return {
    ...file,
    words: { en: words('Six lakes', 'Lake', 'Shore'), 'zh-Hant': words('六個湖', '湖', '岸') },
    ...change,
  }
}

/** A folder with this file in it; `remove` when done. */
export function scenarioFolder(file: object, name = 'six-lakes.json') {
  const folder = mkdtempSync(join(tmpdir(), 'balance-own-'))
  writeFileSync(join(folder, name), JSON.stringify(file))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
