import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

const PAGE = join(import.meta.dirname, '../../dist/client/index.html')

/** Builds the client where there is none: server tests need a page that is served, however old. */
export async function setup(): Promise<void> {
  if (!existsSync(PAGE)) await build({ logLevel: 'warn' })
}
