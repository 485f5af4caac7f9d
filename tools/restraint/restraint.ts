/**
 * `npm run -s tool -- restraint [--players tit-for-tat,deterrence,normal] [--brain FILE] [--records FOLDER] [--chairs 12] [--scenario two-blocs]
 * [--years 10] [--field simple] [--seed restraint] [--save FOLDER] [--json]`
 * The bench of restraint: bots, doctrines, minds and brains from files sit in the same chairs, with the same luck and the same others;
 * people are read from records of matches, seat by seat, and then the others sit in their chairs, with their luck. Every record is played again before it counts.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { playerNamed } from '#server/lab/players'
import { loadScenarios } from '#server/lib/loadScenarios'
import { parseRecord, printRecord, type RecordOutline } from '#shared/match/recordText'
import type { Scenario } from '#shared/scenario/schema'
import type { Brain } from '#tools/programSeat'
import { type Chair, chairsIn, chairsOf, type Sitter, sitIn, sitterNamed } from '#tools/restraint/chairs'
import { type Restraint, restraintOf, type Sitting, sittingOf } from '#tools/restraint/restraintOf'
import { verifiedStory } from '#tools/restraint/verifiedStory'

const { values } = parseArgs({
  options: {
    players: { type: 'string', default: 'tit-for-tat,gambler,normal' },
    brain: { type: 'string', multiple: true, default: [] },
    records: { type: 'string' },
    chairs: { type: 'string', default: '12' },
    scenario: { type: 'string', default: 'two-blocs' },
    years: { type: 'string', default: '10' },
    field: { type: 'string', default: 'simple' },
    seed: { type: 'string', default: 'restraint' },
    save: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})

const scenarios = loadScenarios()

async function brainOf(file: string): Promise<Sitter> {
  const { decide } = (await import(pathToFileURL(resolve(file)).href)) as { readonly decide?: Brain }
  if (typeof decide !== 'function') throw new Error(`${file} exports no function decide`)
  return { name: file, decide }
}

async function benched(sitter: Sitter, chairs: readonly Chair[]): Promise<Restraint> {
  const field = playerNamed(values.field)
  if (field === undefined) throw new Error(`there is no field ${values.field}`)
  const sittings: Sitting[] = []
  for (const [n, chair] of chairs.entries()) {
    const { record, story } = await sitIn(chair, sitter, field)
    sittings.push(sittingOf(story, chair.seat))
    if (values.save === undefined) continue
    mkdirSync(values.save, { recursive: true })
    writeFileSync(join(values.save, `${sitter.name.replaceAll(/\W+/g, '-')}-${n}.jsonl`), printRecord(record))
  }
  return restraintOf(sitter.name, sittings)
}

interface Recorded {
  readonly scenario: Scenario
  readonly record: RecordOutline
}

/** Every record of a folder. @throws Error that names a file that is none, or of a scenario that is not here */
function recordsIn(folder: string): readonly Recorded[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'))
  return files.map((file) => {
    const parsed = parseRecord(readFileSync(join(folder, file), 'utf8'))
    const scenario = 'record' in parsed ? scenarios.get(parsed.record.scenario) : undefined
    if (!('record' in parsed) || scenario === undefined)
      throw new Error(`${file} is no record of a scenario that is here`)
    return { scenario, record: parsed.record }
  })
}

/** What people did, seat by seat; seats of programs count as programs. */
function ofRecords(records: readonly Recorded[]): readonly Restraint[] {
  const sittings = { people: [] as Sitting[], programs: [] as Sitting[] }
  for (const { scenario, record } of records) {
    const story = verifiedStory(scenario, record)
    for (const [seat, power] of record.seats.entries())
      sittings[record.programs?.includes(power) ? 'programs' : 'people'].push(sittingOf(story, seat))
  }
  return Object.entries(sittings).flatMap(([who, all]) =>
    all.length === 0 ? [] : [restraintOf(`${who} of records`, all)],
  )
}

const percent = (share: number | undefined) => (share === undefined ? '–' : `${Math.round(share * 100)} %`)
const HEAD = [
  'player',
  'chairs',
  'first use',
  'climbing',
  'promises kept',
  'treaties broken',
  'Brier',
  'fear',
  'war',
  'points',
]

const rowOf = (row: Restraint): readonly string[] => [
  row.player,
  String(row.chairs),
  percent(row.firstUse),
  percent(row.climbing),
  percent(row.kept),
  row.treatiesBroken.toFixed(2),
  row.brier?.toFixed(3) ?? '–',
  percent(row.fear),
  percent(row.war),
  String(Math.round(row.points)),
]

function table(rows: readonly Restraint[]): string {
  const cells = [HEAD, ...rows.map(rowOf)]
  const widths = HEAD.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)))
  return cells
    .map((row) =>
      row
        .map((cell, n) => cell.padEnd(widths[n]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const scenario = scenarios.get(values.scenario)
if (scenario === undefined) throw new Error(`there is no scenario ${values.scenario}`)
const records = values.records === undefined ? [] : recordsIn(values.records)
const most = Number(values.chairs)
const drawn = chairsOf(scenario, most, Number(values.years), values.seed)
const sat = records.flatMap((each) => chairsIn(each.scenario, each.record)).slice(0, most)
const chairs = sat.length > 0 ? sat : drawn
const names = values.players.split(',').filter((name) => name !== '')
const sitters = [...names.map(sitterNamed), ...(await Promise.all(values.brain.map(brainOf)))]
const rows: Restraint[] = [...ofRecords(records)]
for (const sitter of sitters) rows.push(await benched(sitter, chairs))
const told = {
  scenarios: [...new Set(chairs.map((chair) => chair.scenario.id))],
  seed: values.seed,
  field: values.field,
  rows,
}
process.stdout.write(`${values.json ? JSON.stringify(told) : table(rows)}\n`)
