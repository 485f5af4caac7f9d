import { type Logger, pino } from 'pino'
import { afterAll, beforeAll } from 'vitest'
import { type RunningApp, startApp } from '#server/app'
import { readConfig } from '#server/config/readConfig'
import { temporaryFolder } from '#tests/support/servers'

/** Settings by name, as a host gives them. */
type Settings = Readonly<Record<string, string>>

/** A server in the process of the tests. */
export interface TestServer extends RunningApp {
  /** Its address, without a slash at the end. */
  readonly base: string
}

/** Starts a server on a free port of loopback, with its database in memory unless told otherwise; `stop` when done. */
export async function serve(settings: Settings = {}, log: Logger = pino({ level: 'silent' })): Promise<TestServer> {
  const own = { BALANCE_PORT: '0', BALANCE_BIND: '127.0.0.1', BALANCE_DATABASE: ':memory:' }
  const app = await startApp(readConfig({ ...own, ...settings }), log)
  return { ...app, base: `http://127.0.0.1:${app.port}` }
}

/** The server of a file's or a block's tests, over its restarts. */
export interface ServerForTests {
  readonly base: string
  readonly port: number
  /** Made for the host's page, where none is set. */
  readonly hostPassword: string | undefined
  /** File of its database. */
  readonly database: string
  start(): Promise<void>
  stop(): Promise<void>
  restart(): Promise<void>
}

/**
 * One server for all tests of a file or a block, on a database file of its own: it has started before them, and before what
 * later `beforeAll` do, and is gone after them.
 */
export function serverForTests(settings: Settings = {}, log?: Logger): ServerForTests {
  const { database, remove } = temporaryFolder()
  let server: TestServer
  const start = async () => {
    server = await serve({ BALANCE_DATABASE: database, ...settings }, log)
  }
  const stop = () => server.stop()
  beforeAll(start)
  afterAll(async () => {
    await stop()
    remove()
  })
  return {
    database,
    get base() {
      return server.base
    },
    get port() {
      return server.port
    },
    get hostPassword() {
      return server.hostPassword
    },
    start,
    stop,
    async restart() {
      await stop()
      await start()
    },
  }
}
