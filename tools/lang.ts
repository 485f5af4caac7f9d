/**
 * `npm run tool -- lang`, after every change of the texts: writes assets/lang/zh-Hans from zh-Hant and the types of the keys
 * from the English texts. A test fails when it was forgotten.
 */
import { writeFileSync } from 'node:fs'
import { writeHans } from './hans.ts'
import { KEYS_FILE, printTextKeys } from './textKeys.ts'

writeHans()
writeFileSync(KEYS_FILE, printTextKeys())
