import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROTOCOL_VERSION } from '#shared/protocol/messages'
import { RULESET } from '#shared/ruleset/ruleset'
import { SCHEMA } from '../store/database.ts'

const MANIFEST = join(import.meta.dirname, '../../../package.json')

/** What runs here: `GET /version`. */
export const VERSIONS = {
  version: String(JSON.parse(readFileSync(MANIFEST, 'utf8')).version),
  /** Of the rules: a match goes on under those it was begun with. */
  rules: RULESET.version,
  /** Of the messages: a client of another one is asked to reload. */
  protocol: PROTOCOL_VERSION,
  /** The database's last migration. */
  schema: SCHEMA,
} as const
