import { parseArgs } from 'node:util'
import { type Environment, readConfig, WrongSettingError } from '../config/readConfig.ts'
import { SETTINGS } from '../config/settings.ts'
import { BrokenScenarioError } from '../lib/loadScenarios.ts'
import { UnusableDatabaseError } from '../store/database.ts'
import { DatabaseInUseError } from '../store/lockDatabase.ts'
import { isPostgres, withoutPassword } from '../store/postgres.ts'
import { faultMessage, InvalidBackupError } from '../store/sqliteFile.ts'
import { backUp } from './backup/backUp.ts'
import { type BackupSource, CommandRefusedError, describeContents } from './backup/errors.ts'
import { restore } from './backup/restore.ts'
import * as doctor from './doctor.ts'
import { lookFromOutside } from './publicLook.ts'
import * as verification from './verify.ts'

/** What a command has to say, and whether it did what it was asked. */
export interface CommandResult {
  readonly words: string
  readonly well: boolean
}

/** A command of the server's owner on the command line. */
export type OwnerCommand = (given: readonly string[], environment: Environment) => Promise<CommandResult>

const MENDABLE = [
  CommandRefusedError,
  WrongSettingError,
  UnusableDatabaseError,
  DatabaseInUseError,
  InvalidBackupError,
  BrokenScenarioError,
]

/** The owner's commands, by name. */
export const OWNER_COMMANDS = {
  async backup(given, environment) {
    const { values } = read('backup [--to FILE]', () =>
      parseArgs({ args: [...given], options: { to: { type: 'string' } } }),
    )
    const place = placeIn(environment)
    const { file, contents } = await backUp(place, values.to)
    return said(`${shown(place)} is backed up in ${file}: ${describeContents(contents)}; looked through, and sound.`)
  },

  async restore(given, environment) {
    const { values, positionals } = read('restore FILE [--force]', () =>
      parseArgs({ args: [...given], options: { force: { type: 'boolean' } }, allowPositionals: true }),
    )
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) throw new CommandRefusedError('which backup? restore FILE [--force]')
    const place = placeIn(environment)
    const { contents, kept } = await restore(place, file, values.force ?? false)
    const before = kept === undefined ? '' : `\nWhat was there before is kept as ${kept}.`
    return said(`${shown(place)} is restored from ${file}: ${describeContents(contents)}.${before}`)
  },

  async doctor(given, environment) {
    const { values } = read('doctor [--public URL]', () =>
      parseArgs({ args: [...given], options: { public: { type: 'string' } } }),
    )
    if (values.public === undefined) return doctor.printFindings(await doctor.diagnose(environment))
    const found = await lookFromOutside(values.public)
    return doctor.printFindings([...found, doctor.callersFinding(readConfig(environment))])
  },

  async verify(given, environment) {
    const { positionals } = read('verify [MATCH]', () => parseArgs({ args: [...given], allowPositionals: true }))
    return verification.printVerified(await verification.verify(placeIn(environment).where, positionals[0]))
  },
} as const satisfies Readonly<Record<string, OwnerCommand>>

/** True for the name of an owner's command. */
export const isOwnerCommand = (name: string): name is keyof typeof OWNER_COMMANDS => Object.hasOwn(OWNER_COMMANDS, name)

/** Carries a command out: what went wrong is said in words where its owner can do something about it. */
export async function runCommand(
  command: OwnerCommand,
  given: readonly string[],
  environment: Environment,
): Promise<CommandResult> {
  try {
    return await command(given, environment)
  } catch (fault) {
    if (!(fault instanceof Error) || !MENDABLE.some((kind) => fault instanceof kind)) throw fault
    return { words: fault.message, well: false }
  }
}

const said = (words: string): CommandResult => ({ words, well: true })
const shown = ({ where }: BackupSource): string => withoutPassword(where)

function read<T>(usage: string, parse: () => T): T {
  try {
    return parse()
  } catch (fault) {
    throw new CommandRefusedError(`${faultMessage(fault)}\nusage: ${usage}`)
  }
}

/** The database the settings name. Copies of PostgreSQL's are kept where its file would be. */
function placeIn(environment: Environment): BackupSource {
  const { database: where } = readConfig(environment)
  const { name, default: usual } = SETTINGS.database
  return { where, file: isPostgres(where) ? environment[name]?.trim() || usual : where, environment }
}
