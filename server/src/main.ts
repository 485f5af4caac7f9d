import { pino } from 'pino'
import { startApp } from './app.ts'
import { doubtfulSettings, readConfig, unknownSettings, WrongSettingError } from './config/readConfig.ts'
import { addressesOf, ownAddress } from './http/addresses.ts'
import { BrokenScenarioError } from './lib/loadScenarios.ts'
import { keepFilesToOwnUser } from './lib/ownFiles.ts'
import { UnusableDatabaseError } from './store/database.ts'
import { DatabaseInUseError } from './store/lockDatabase.ts'

const MENDABLE = [WrongSettingError, BrokenScenarioError, DatabaseInUseError, UnusableDatabaseError]

/** Faults an owner can mend, told in plain words instead of a stack. */
function explain(fault: unknown): string {
  if (fault instanceof Error && MENDABLE.some((kind) => fault instanceof kind)) return fault.message
  const code = fault instanceof Error && 'code' in fault ? fault.code : undefined
  if (code === 'EADDRINUSE') return 'the port is in use: stop the other program, or set BALANCE_PORT to another'
  if (code === 'EACCES')
    return 'this user may not use that port or file: set BALANCE_PORT or BALANCE_DATABASE to another'
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
}

keepFilesToOwnUser()
try {
  const config = readConfig(process.env)
  const log = pino({ level: config.logLevel })
  for (const warning of [...unknownSettings(process.env), ...doubtfulSettings(config)])
    process.stderr.write(`${warning}\n`)
  // An unhandled rejection must not end the matches of all players: the match core awaits all of its own promises.
  process.on('unhandledRejection', (fault) => log.error({ err: fault }, 'unhandled rejection'))
  const app = await startApp(config, log)
  const own = ownAddress(config.bind, app.port)
  if (app.resumed > 0) process.stdout.write(`Unfinished matches that go on: ${app.resumed}\n`)
  if (app.hostPassword !== undefined) {
    process.stdout.write(`Host's page: ${own}/#/host  password: ${app.hostPassword}\n`)
  }
  process.stdout.write(`Delicate Balance is ready: ${own}\n`)
  for (const address of addressesOf(config, app.port)) process.stdout.write(`Others find it at: ${address}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      app.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
} catch (fault) {
  process.stderr.write(`Delicate Balance cannot start: ${explain(fault)}\n`)
  process.exit(1)
}
