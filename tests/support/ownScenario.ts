import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadScenarios } from '#server/lib/loadScenarios'

const usual = loadScenarios().get('two-blocs')!
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghij'

/** The usual world with ids of its own, so that none of its names are the game's. */
function renamed(): object {
  const { id: _, ...rest } = usual
  let text = JSON.stringify(rest)
  for (const { id } of [...usual.powers, ...usual.states]) text = text.replaceAll(`"${id}"`, `"own-${id}"`)
  return JSON.parse(text) as object
}

/** A scenario file that does not come with the game: six powers and more, with words in two languages. */
export function ownScenarioFile(change: object = {}): object {
  const words = (name: string, power: string, state: string) => ({
    name,
    summary: `${name}: a test.`,
    powers: Object.fromEntries(
      usual.powers.map(({ id }, n) => [`own-${id}`, { name: `${power} ${LETTERS[n]}`, short: `P ${LETTERS[n]}` }]),
    ),
    states: Object.fromEntries(usual.states.map(({ id }, n) => [`own-${id}`, `${state} ${LETTERS[n]}`])),
  })
  const both = { en: words('Six lakes', 'Lake', 'Shore'), 'zh-Hant': words('六個湖', '湖', '岸') }
  return { ...renamed(), id: 'six-lakes', years: 3, words: both, ...change }
}

/** A folder with this file in it; `remove` when done. */
export function scenarioFolder(file: object, name = 'six-lakes.json') {
  const folder = mkdtempSync(join(tmpdir(), 'balance-own-'))
  writeFileSync(join(folder, name), JSON.stringify(file))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
