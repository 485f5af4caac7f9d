import { PROTOCOL_VERSION } from '#shared/protocol/connection'
import { RULESET } from '#shared/ruleset/ruleset'
import { VERSION } from '../lib/programVersion.ts'
import { LATEST_MIGRATION } from '../store/database.ts'

/** What runs here: `GET /version`. */
export const VERSIONS = {
  version: VERSION,
  /** Of the rules: a match goes on under those it was begun with. */
  rules: RULESET.version,
  /** Of the messages: a client of another one is asked to reload. */
  protocol: PROTOCOL_VERSION,
  /** The database's last migration. */
  schema: LATEST_MIGRATION,
} as const
