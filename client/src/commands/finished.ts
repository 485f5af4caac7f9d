import type { Debrief } from '#shared/debrief/index'
import { forgetRecord, keepRecord, keptRecord } from '../device/records.ts'
import { bundleSeats, createSeatTransfer } from '../net/api.ts'
import {
  addFinished,
  type FinishedMatch,
  finishedMatches,
  forgetFinished,
  isFinishedMatch,
  noteJudgement,
  type PlayerJudgement,
} from '../store/finishedMatches.ts'
import { matchId, playerView, role } from '../store/game.ts'
import { isLocalMatch } from '../store/localMatches.ts'
import { placeOf } from '../store/results.ts'
import { type HeldSeat, heldSeats, isHeldSeat, markSeatEnded, saveSeat, seatFor } from '../store/seats.ts'
import { Archive } from '../workers/archive.ts'
import { loadRecord } from './records.ts'

/** Says what a file is: `keepsake` of this game and version. */
const FORMAT = 'delicate-balance-matches-1'
/** Largest file of matches that is read, in bytes. */
const LONGEST_FILE = 256_000_000

/**
 * A match of this device's player has ended: it is kept, with its record as soon as that is open. A match of practice gets an id of its own,
 * because the next one takes the same place.
 */
export async function keepFinished(): Promise<void> {
  const view = playerView.value
  const match = matchId.value
  if (match === undefined || role.value !== 'player' || view?.reveal === undefined) return
  const seat = seatFor(match)
  markSeatEnded(match)
  const isPractice = match === 'practice'
  if (!isPractice && isLocalMatch(match)) return
  if (finishedMatches.value.some((each) => each.match === match)) return
  const text = await loadRecord(match).catch(() => '')
  const id = isPractice ? practiceId(text) : match
  if (id === undefined) return
  addFinished([
    {
      match: id,
      at: Date.now(),
      scenario: seat?.scenario ?? scenarioOf(text),
      power: view.self.id,
      years: view.years,
      outcome: view.reveal.outcome,
      place: placeOf(view.reveal, view.self.id),
      powers: view.powers.length,
    },
  ])
  if (text !== '') await keepRecord(id, text)
}

/** Letters of an id of practice that are drawn from its record: the same match has the same id. */
const PRACTICE_LETTERS = 8

function practiceId(text: string): string | undefined {
  if (text === '') return undefined
  let hash = 0
  for (let n = 0; n < text.length; n++) hash = (Math.imul(hash, 31) + text.charCodeAt(n)) >>> 0
  return `own${hash.toString(36).padStart(PRACTICE_LETTERS, '0')}`
}

function scenarioOf(text: string): string {
  const { scenario } = JSON.parse(text.split('\n', 1)[0] || '{}') as { readonly scenario?: unknown }
  return typeof scenario === 'string' ? scenario : ''
}

/** Works out how well the player judged in those matches of which it is not known yet, one after the other. */
export async function judgeFinished(isWanted: () => boolean): Promise<void> {
  for (const { match, power, judgement } of finishedMatches.value) {
    if (!isWanted()) return
    if (judgement !== undefined) continue
    const text = await recordOfFinished(match)
    if (text === undefined) continue
    const archive = new Archive(text)
    try {
      const opened = await archive.open()
      if (opened.kind === 'story') noteJudgement(match, judgementOf(await archive.engine.debrief(), power))
    } catch {
      // A record that cannot be read is left as it is.
    } finally {
      archive.close()
    }
  }
}

/** A record that was not open when its match ended is fetched now, and kept. */
async function recordOfFinished(match: string): Promise<string | undefined> {
  const before = await keptRecord(match)
  if (before !== undefined) return before
  const text = await loadRecord(match).catch(() => '')
  if (text === '') return undefined
  await keepRecord(match, text)
  return text
}

/** What a debrief tells of one power's judgement. */
export function judgementOf(
  { beliefs, umbrellas }: Pick<Debrief, 'beliefs' | 'umbrellas'>,
  power: string,
): PlayerJudgement {
  const own = beliefs.calibrations.find(({ viewer }) => viewer === power)
  const tests = umbrellas.filter(({ patron }) => patron === power).flatMap((entry) => entry.tests)
  return {
    ...(own?.brier === undefined ? {} : { brier: own.brier }),
    coverage: own?.coverage ?? 0,
    tested: tests.length,
    kept: tests.filter((test) => test.kept).length,
  }
}

/** Forgets a finished match and its record. */
export async function dropFinished(match: string): Promise<void> {
  forgetFinished(match)
  await forgetRecord(match)
}

/** What a file of matches holds. */
interface MatchesFile {
  readonly format: typeof FORMAT
  readonly finished: readonly FinishedMatch[]
  /** Seats, with their tokens: who has the file can play them. */
  readonly seats: readonly HeldSeat[]
  readonly records: Readonly<Record<string, string>>
}

/** Everything this device has kept of matches, as one file. */
export async function matchesFile(): Promise<Blob> {
  const records: Record<string, string> = {}
  for (const { match } of finishedMatches.value) {
    const text = await keptRecord(match)
    if (text !== undefined) records[match] = text
  }
  const file: MatchesFile = { format: FORMAT, finished: finishedMatches.value, seats: heldSeats.value, records }
  return new Blob([JSON.stringify(file)], { type: 'application/json' })
}

/** Takes in what such a file holds, beside what is there; resolves with how many matches and seats, undefined when it is none. */
export async function takeMatchesFile(file: Blob): Promise<number | undefined> {
  if (file.size > LONGEST_FILE) return undefined
  const read = await file
    .text()
    .then(JSON.parse)
    .catch(() => undefined)
  if (read?.format !== FORMAT) return undefined
  const finished = (Array.isArray(read.finished) ? read.finished : []).filter(isFinishedMatch)
  const seats = (Array.isArray(read.seats) ? read.seats : []).filter(isHeldSeat)
  addFinished(finished)
  for (const seat of seats) if (seatFor(seat.match) === undefined) saveSeat(seat)
  for (const { match } of finished) {
    const text = read.records?.[match]
    if (typeof text === 'string') await keepRecord(match, text)
  }
  return finished.length + seats.length
}

/** One code for all seats of matches under way, for another device; undefined when there is none. @throws ApiError */
export async function codeOfAllSeats(): Promise<string | undefined> {
  const codes: string[] = []
  for (const { match, token, ended } of heldSeats.value) {
    if (ended) continue
    const code = await createSeatTransfer(match, token).then(
      (made) => made.code,
      () => undefined,
    )
    if (code !== undefined) codes.push(code)
  }
  return codes.length === 0 ? undefined : (await bundleSeats(codes)).code
}
