#!/usr/bin/env node
/**
 * The owner's commands: `node server/src/owner.ts backup|restore|verify|doctor …`, or by a link to this file that has the
 * command's name, as in the container image. docs/hosting.md says what each does.
 */
import { basename } from 'node:path'
import { isOwnerCommand, OWNER_COMMANDS, runCommand } from './admin/ownerCommands.ts'
import { keepFilesToOwnUser } from './lib/ownFiles.ts'

keepFilesToOwnUser()
const [called = '', ...given] = process.argv.slice(1)
const [name = '', ...args] = isOwnerCommand(basename(called)) ? [basename(called), ...given] : given
if (isOwnerCommand(name)) {
  const { words, well } = await runCommand(OWNER_COMMANDS[name], args, process.env)
  process.stdout.write(`${words}\n`)
  process.exit(well ? 0 : 1)
}
process.stderr.write(`which command? One of: ${Object.keys(OWNER_COMMANDS).join(', ')}\n`)
process.exit(1)
