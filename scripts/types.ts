/** `npm run test:types`: checks the types of every part. */
import { runChecks, TYPES } from './parts.ts'

process.exit((await runChecks(TYPES)) ? 0 : 1)
