/** `npm run tool -- api:docs`: writes the contract for programs that play into docs/api.md. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withContract } from './apiShapes.ts'

const PAGE = join(import.meta.dirname, '../docs/api.md')
writeFileSync(PAGE, withContract(readFileSync(PAGE, 'utf8')))
