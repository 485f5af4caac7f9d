/**
 * `npm run lang`, after every change of the texts: writes assets/lang/zh-Hans from zh-Hant and the keys' types from the English
 * texts. A test fails where it was forgotten.
 */
import { writeFileSync } from 'node:fs'
import { writeHans } from './hans.mjs'
import { KEYS_FILE, printTextKeys } from './textKeys.mjs'

writeHans()
writeFileSync(KEYS_FILE, printTextKeys())
