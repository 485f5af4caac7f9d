/** `npm run verify`: docs/hosting.md says what it does. */
import { OWNER_COMMANDS, runCommand } from '../server/src/admin/ownerCommands.ts'

const { words, well } = await runCommand(OWNER_COMMANDS.verify, process.argv.slice(2), process.env)
process.stdout.write(`${words}\n`)
process.exit(well ? 0 : 1)
