/** `npm run tool -- hosting:docs`: writes the table of settings into docs/hosting.md. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withSettings } from '#server/config/settingsTable'

const PAGE = join(import.meta.dirname, '../docs/hosting.md')
writeFileSync(PAGE, withSettings(readFileSync(PAGE, 'utf8')))
