/**
 * `npm run tool -- sample`, after a change of the rules: plays the sample class that the classroom's page opens, and writes its
 * records. A test fails when it was forgotten. If the five no longer end differently, choose other seeds.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { SAMPLE_FILE, sampleRecords } from './sampleRecords.ts'

mkdirSync(dirname(SAMPLE_FILE), { recursive: true })
writeFileSync(SAMPLE_FILE, `${JSON.stringify({ records: sampleRecords() })}\n`)
