import { pino } from 'pino'
import { startApp } from './app.ts'
import { readConfig, WrongSetting } from './config.ts'
import { BrokenScenario } from './scenarios.ts'

/** Faults an owner can mend, told in plain words instead of a stack. */
function explain(fault: unknown): string {
  if (fault instanceof WrongSetting || fault instanceof BrokenScenario) return fault.message
  const code = fault instanceof Error && 'code' in fault ? fault.code : undefined
  if (code === 'EADDRINUSE') return 'the port is in use: stop the other program, or set BALANCE_PORT to another'
  if (code === 'EACCES')
    return 'this user may not use that port or file: set BALANCE_PORT or BALANCE_DATABASE to another'
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
}

try {
  const config = readConfig(process.env)
  const app = await startApp(config, pino({ level: config.logLevel }))
  if (app.resumed > 0) process.stdout.write(`Unfinished matches that go on: ${app.resumed}\n`)
  process.stdout.write(`Delicate Balance is ready: http://localhost:${app.port}\n`)
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
