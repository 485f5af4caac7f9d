import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync, gzipSync, strFromU8, strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { checkOf } from '#client/debrief/checkOf.ts'
import { ReplayEngine } from '#client/workers/replayEngine.ts'
import { loadScenarios } from '#server/lib/loadScenarios'
import { SECTION_IDS } from '#shared/debrief/index'
import { perspectivesOf } from '#shared/debrief/perspective'
import { runToEnd, storyOf } from '#shared/debrief/story'
import { parseRecord, printRecord, TRANSCRIPT_START } from '#shared/match/recordText'
import { RULES_VERSION, RULESET } from '#shared/ruleset/ruleset'
import { type Transcript, transcribeRecord, transcriptOf } from '#shared/transcript/transcript'
import { printTranscript, readTranscript, transcriptLine } from '#shared/transcript/transcriptText'
import { goldenMatch } from '#tests/support/golden'

const FOLDER = 'tests/fixtures/records'
/** The first version whose files have transcripts. */
const FIRST = 7

const scenarios = loadScenarios()
const scenario = scenarios.get('two-blocs')!
const { record } = goldenMatch(scenario)
const story = storyOf(RULESET, scenario, record)
const transcript = transcriptOf(story)
const text = printRecord(record) + printTranscript(transcript)
/** The file of a match, as if its rules were gone. */
const ofOldRules = text.replace(`"rulesVersion":${RULES_VERSION}`, '"rulesVersion":1')
const hire = () => new ReplayEngine(async (id) => scenarios.get(id))

async function opened(file: string) {
  const engine = hire()
  const record = await engine.open(file)
  if (record.kind !== 'story') throw new Error(record.kind)
  return { engine, record }
}

describe('a match whose rules are gone', () => {
  test('is shown as it was: every view, all news and the debrief', async () => {
    const [before, after] = [await opened(text), await opened(ofOldRules)]
    expect(after.record).toMatchObject({ toldBy: RULES_VERSION, ended: true, yearOf: before.record.yearOf })
    expect(after.record.moments).toEqual(before.record.moments)
    for (const perspective of perspectivesOf(record.seats)) {
      for (const index of before.record.yearOf.keys()) {
        const [was, is] = [before.engine.view(index, perspective), after.engine.view(index, perspective)]
        expect(is).toEqual(JSON.parse(JSON.stringify(was)))
      }
      const last = record.windows.length
      expect(after.engine.news(last, perspective)).toEqual(
        JSON.parse(JSON.stringify(before.engine.news(last, perspective))),
      )
    }
    expect(after.engine.debrief()).toEqual(JSON.parse(JSON.stringify(before.engine.debrief())))
  })

  test('is neither checked nor played on, and says so', async () => {
    const { engine, record: told } = await opened(ofOldRules)
    expect(checkOf(told, {})).toBe('told')
    expect(engine.choices()).toEqual([])
    await expect(engine.playOnFrom(1, 1, () => undefined)).rejects.toThrow(RangeError)
  })

  test.each([
    ['cut short', (file: string) => file.slice(0, -300)],
    ['of later rules', (file: string) => file.replace(/\{"transcript":.*/, later())],
    ['larger than it may be', (file: string) => file.replace(/\{"transcript":.*\n/, larger())],
  ])('tells only its events when the transcript is %s', async (_name, change) => {
    expect((await hire().open(change(ofOldRules))).kind).toBe('eventsOnly')
  })
})

const later = () => printTranscript({ ...transcript, rulesVersion: RULES_VERSION + 1 }).trim()

/** As if it were 4 GiB unpacked: gzip ends with the length. */
function larger(): string {
  const packed = gzipSync(strToU8(JSON.stringify(transcript)))
  return transcriptLine(packed.fill(0xff, -4))
}

describe('a file with a transcript', () => {
  test('is read as the record it holds', () => {
    expect(parseRecord(text)).toEqual(parseRecord(printRecord(record)))
  })

  test('is not played again from it while its rules are here', async () => {
    expect((await opened(text)).record).not.toHaveProperty('toldBy')
  })
})

describe('the transcript of a record', () => {
  const transcribed = (windows: typeof record.windows) =>
    runToEnd(transcribeRecord(RULESET, scenario, { ...record, windows }))

  test('is that of the match it tells', () => {
    expect(transcribed(record.windows)).toEqual(transcript)
  })

  test.each([
    ['whose orders lead elsewhere', [{ ...record.windows[0]!, submissions: {} }, ...record.windows.slice(1)]],
    ['that ends otherwise', [...record.windows.slice(0, -1), { ...record.windows.at(-1)!, hash: '' }]],
    ['that is cut short', record.windows.slice(0, -1)],
  ])('is not made of one %s', (_name, windows) => {
    expect(transcribed(windows)).toBeUndefined()
  })
})

describe('files of every version since transcripts', () => {
  const versions = Array.from({ length: RULES_VERSION - FIRST }, (_, n) => FIRST + n)

  test('are in the folder: one was written before each version was left', () => {
    const files = readdirSync(FOLDER)
    expect(files).toEqual(expect.arrayContaining(versions.map((version) => `rules-${version}.jsonl`)))
  })

  test.each(readdirSync(FOLDER))('%s opens with every view and every section', (file) => {
    const told = readTranscript(readFileSync(`${FOLDER}/${file}`, 'utf8'))
    expect(told?.yearOf.length).toBeGreaterThan(5)
    expect(told?.views.size).toBeGreaterThan(3)
    expect(Object.keys(told?.debrief ?? {})).toEqual(expect.arrayContaining([...SECTION_IDS]))
  })

  test.each(readdirSync(FOLDER))('%s is shown by replay and debrief, with its points added up', async (name) => {
    const { engine, record } = await opened(readFileSync(`${FOLDER}/${name}`, 'utf8'))
    expect(record.ended).toBe(true)
    const revealed = [engine.debrief().reveal, engine.view(record.yearOf.length - 1, 'spectator').observation.reveal]
    for (const reveal of revealed) {
      for (const { score, total } of reveal!.powers) {
        const points = Object.values<number>({ ...score }).reduce((sum, part) => sum + part, 0)
        expect(points).toBeCloseTo(total, 1)
      }
    }
  })

  test('of rules 7 tell which confrontations were over a state the defender had promised to cover', () => {
    const told = readTranscript(readFileSync(`${FOLDER}/rules-7.jsonl`, 'utf8'))!
    const pledged = told.views
      .get('truth')!
      .flatMap(({ confrontations }) => confrontations.map(({ over, pledged }) => [over, pledged]))
    expect(pledged).toContainEqual(['incense', true])
  })

  test('of rules 7 may tell of a confrontation that petered out', () => {
    const before = readFileSync(`${FOLDER}/rules-7.jsonl`, 'utf8')
      .split('\n')
      .find((line) => line.startsWith(TRANSCRIPT_START))!
    const { transcript } = JSON.parse(before) as { transcript: string }
    const unpacked = strFromU8(gunzipSync(Buffer.from(transcript, 'base64')))
    const after = unpacked.replaceAll('"outcome":"defenderWon"', '"outcome":"stalemate"')
    const told = readTranscript(printTranscript(JSON.parse(after) as Transcript))
    const crises = told?.views
      .get('truth')
      ?.at(-1)
      ?.crises.map(({ outcome }) => outcome)
    expect(crises).toContain('stalemate')
  })
})
