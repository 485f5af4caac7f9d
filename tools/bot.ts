/** `npm run tool -- bot --brain FILE [--table CODE] [--server URL]`: plays one seat by the decisions of a file. */
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { type Brain, playSeat, ServerRefusal, takeSeat } from './programSeat.ts'

const { values } = parseArgs({
  options: {
    brain: { type: 'string' },
    table: { type: 'string' },
    server: { type: 'string', default: 'http://localhost:8080' },
    name: { type: 'string', default: 'bot' },
    scenario: { type: 'string', default: 'two-blocs' },
    powers: { type: 'string', default: '4' },
    years: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '120' },
  },
})

const complain = (line: string) => process.stderr.write(`${line}\n`)

async function run(): Promise<void> {
  const { brain: file, table, server, name, scenario } = values
  if (file === undefined)
    throw new Error('--brain FILE is needed: a module that exports decide({ observation, options, events })')
  const { decide } = (await import(pathToFileURL(resolve(file)).href)) as { readonly decide?: Brain }
  if (typeof decide !== 'function') throw new Error(`${file} exports no function decide`)
  const own = { scenario, powers: Number(values.powers), years: Number(values.years), timeControl: 'untimed' }
  const seat = await takeSeat(server, name, table === undefined ? { own } : { table })
  const end = await playSeat(seat, { decide, seconds: Number(values.seconds), complain })
  process.stdout.write(`${JSON.stringify({ match: seat.match, power: seat.power, ...end })}\n`)
}

await run().catch((fault: unknown) => {
  complain(fault instanceof ServerRefusal ? `refused: ${fault.message}` : String(fault))
  process.exitCode = 1
})
