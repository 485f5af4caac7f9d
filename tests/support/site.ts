import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { launchBrowser } from '#tests/support/browser'
import { whatIsMissing } from '#tests/support/needs'
import { freePort, type ServerProcess, startServer, temporaryFolder } from '#tests/support/servers'

/** A real server on a database of its own, and a browser: what one file of browser tests needs. */
export class Site {
  readonly #folder = temporaryFolder()
  readonly #settings: Readonly<Record<string, string>>
  #port = 0
  #server: ServerProcess | undefined
  #browser: Browser | undefined

  constructor(settings: Readonly<Record<string, string>>) {
    this.#settings = settings
  }

  get base(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  get port(): number {
    return this.#port
  }

  get database(): string {
    return this.#folder.database
  }

  get browser(): Browser {
    if (this.#browser === undefined) throw new Error('no browser before the tests begin')
    return this.#browser
  }

  /** Starts the server, on the same port and database every time. */
  async start(): Promise<void> {
    this.#port ||= await freePort()
    this.#server = await startServer(this.#port, { BALANCE_DATABASE: this.database, ...this.#settings })
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    await this.#server?.kill(signal)
  }

  async open(): Promise<void> {
    const [browser] = await Promise.all([launchBrowser(), this.start()])
    this.#browser = browser
  }

  async close(): Promise<void> {
    await Promise.all([this.#browser?.close(), this.kill('SIGTERM')])
    this.#folder.remove()
  }
}

/**
 * A site that opens before the tests of this file and closes after them. Where no Chromium is installed the tests are
 * skipped, with that reason. Pages are closed after each test: what stays open goes on drawing.
 * @param prepare is done once, on the open site
 */
export function siteForTests(
  settings: Readonly<Record<string, string>> = {},
  prepare: (site: Site) => Promise<void> = async () => undefined,
): Site {
  const site = new Site(settings)
  const missing = whatIsMissing('Chromium')
  if (missing !== undefined) {
    beforeEach(({ skip }) => skip(missing))
    return site
  }
  beforeAll(async () => {
    await site.open()
    await prepare(site)
  })
  afterEach(async () => {
    const pages = site.browser.contexts().flatMap((context) => context.pages())
    await Promise.all(pages.map((page) => page.close()))
  })
  afterAll(() => site.close())
  return site
}
