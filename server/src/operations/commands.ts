import { parseArgs } from 'node:util'
import { type Environment, readConfig, WrongSetting } from '../config/readConfig.ts'
import { SETTINGS } from '../config/settings.ts'
import { BrokenScenario } from '../scenarios.ts'
import { UnusableDatabase } from '../store/database.ts'
import { DatabaseInUse } from '../store/lockDatabase.ts'
import { isPostgres, withoutPassword } from '../store/postgres.ts'
import { BadCopy, plainly } from '../store/sqliteFile.ts'
import { backUp } from './backup/backUp.ts'
import { restore } from './backup/restore.ts'
import { inWords, type Place, Refused } from './backup/words.ts'
import * as doctor from './doctor.ts'
import * as verification from './verify.ts'

/** What a command has to say, and whether it did what it was asked. */
export interface Outcome {
  readonly words: string
  readonly well: boolean
}

export type Command = (given: readonly string[], environment: Environment) => Promise<Outcome>

const MENDABLE = [Refused, WrongSetting, UnusableDatabase, DatabaseInUse, BadCopy, BrokenScenario]

/** The owner's commands, by name. */
export const COMMANDS = {
  async backup(given, environment) {
    const { values } = read('backup [--to FILE]', () =>
      parseArgs({ args: [...given], options: { to: { type: 'string' } } }),
    )
    const place = placeIn(environment)
    const { file, contents } = await backUp(place, values.to)
    return said(`${shown(place)} is backed up in ${file}: ${inWords(contents)}; looked through, and sound.`)
  },

  async restore(given, environment) {
    const { values, positionals } = read('restore -- FILE [--force]', () =>
      parseArgs({ args: [...given], options: { force: { type: 'boolean' } }, allowPositionals: true }),
    )
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) throw new Refused('which backup? npm run restore -- FILE [--force]')
    const place = placeIn(environment)
    const { contents, kept } = await restore(place, file, values.force ?? false)
    const before = kept === undefined ? '' : `\nWhat was there before is kept as ${kept}.`
    return said(`${shown(place)} is restored from ${file}: ${inWords(contents)}.${before}`)
  },

  async doctor(_given, environment) {
    return doctor.report(await doctor.examine(environment))
  },

  async verify(given, environment) {
    const { positionals } = read('verify -- [MATCH]', () => parseArgs({ args: [...given], allowPositionals: true }))
    return verification.report(await verification.verify(placeIn(environment).where, positionals[0]))
  },
} as const satisfies Readonly<Record<string, Command>>

/** Carries a command out: what went wrong is said in words where its owner can do something about it. */
export async function carryOut(command: Command, given: readonly string[], environment: Environment): Promise<Outcome> {
  try {
    return await command(given, environment)
  } catch (fault) {
    if (!(fault instanceof Error) || !MENDABLE.some((kind) => fault instanceof kind)) throw fault
    return { words: fault.message, well: false }
  }
}

const said = (words: string): Outcome => ({ words, well: true })
const shown = ({ where }: Place): string => withoutPassword(where)

function read<T>(usage: string, parse: () => T): T {
  try {
    return parse()
  } catch (fault) {
    throw new Refused(`${plainly(fault)}\nnpm run ${usage}`)
  }
}

/** The database the settings name. Copies of PostgreSQL's are kept where its file would be. */
function placeIn(environment: Environment): Place {
  const { database: where } = readConfig(environment)
  const { name, default: usual } = SETTINGS.database
  return { where, file: isPostgres(where) ? environment[name]?.trim() || usual : where, environment }
}
