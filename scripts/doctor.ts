/** `npm run doctor`: docs/hosting.md says what it does. */
import { OWNER_COMMANDS, runCommand } from '../server/src/admin/ownerCommands.ts'

const { words, well } = await runCommand(OWNER_COMMANDS.doctor, process.argv.slice(2), process.env)
process.stdout.write(`${words}\n`)
process.exit(well ? 0 : 1)
