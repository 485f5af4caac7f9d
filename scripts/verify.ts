/** `npm run verify`: docs/hosting.md says what it does. */
import { COMMANDS, carryOut } from '../server/src/operations/commands.ts'

const { words, well } = await carryOut(COMMANDS.verify, process.argv.slice(2), process.env)
process.stdout.write(`${words}\n`)
process.exit(well ? 0 : 1)
