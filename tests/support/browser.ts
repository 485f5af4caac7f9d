import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** In the tests' browsers this machine is found by this name too. */
export const OTHER_MACHINE = 'laptop.test'

const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** Arguments that make headless Chromium quiet, offline and able to draw WebGL without a graphics card. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A name of another machine, at which pages are as in a network without https.
  `--host-resolver-rules=MAP ${OTHER_MACHINE} 127.0.0.1`,
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  // Pages are put together without the emulated graphics card, which takes a third of the processor; WebGL stays.
  '--disable-gpu-compositing',
]

/** Path of an installed Chromium, or of the one Playwright downloaded; undefined when there is none. */
export function chromiumProgram(): string | undefined {
  const places = [process.env.CHROMIUM_PATH ?? '', ...CANDIDATES, chromium.executablePath()]
  return places.find((path) => path !== '' && existsSync(path))
}

/** @throws Error that says how to get a Chromium */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = chromiumProgram()
  if (executablePath === undefined) {
    throw new Error('No Chromium was found. Install the package "chromium", or set CHROMIUM_PATH to one.')
  }
  return await chromium.launch({ executablePath, args: ARGUMENTS })
}
