import { z } from 'zod'
import { powerId, scenarioId } from '#shared/ids'
import { injectionSchema, MOST_INJECTIONS } from '#shared/injections/index'
import type { MatchRecord } from '#shared/match/matchRecord'
import { parseOrder } from '#shared/orders/parseOrder'
import { parsedJson } from '#shared/parsedJson'
import type { Submissions } from '#shared/resolve/acceptOrders'
import { readScenario } from '#shared/scenario/parseScenario'
import { isTreatmentId } from '#shared/treatments/index'
import { type Problem, problem } from '#shared/view/phrase'

/** First field of every record: it tells a record from other JSON files. */
const FORMAT = 'delicate-balance'
/** Longest match read from a file, in windows. */
const MOST_WINDOWS = 3000
/** Most people who draw luck at one table: two on each of eight powers. */
const MOST_PEOPLE = 16

const hex256 = z.string().regex(/^[0-9a-f]{64}$/)

const sharedLuckSchema = z.strictObject({
  secret: hex256,
  people: z
    .array(
      z.strictObject({ seat: z.int().min(0).max(7), shareHash: hex256.exactOptional(), share: hex256.exactOptional() }),
    )
    .min(2)
    .max(MOST_PEOPLE),
})

const commitmentSchema = z.strictObject({
  match: z.string().min(1).max(31),
  salt: hex256,
  shared: sharedLuckSchema.exactOptional(),
  hash: hex256,
})

const headSchema = z.object({
  format: z.literal(FORMAT),
  rulesVersion: z.int().min(1),
  scenario: z.string().min(1).max(31),
  seats: z.array(z.string().min(1).max(31)).min(2).max(8),
  years: z.int().min(1).max(24),
  seed: z.string().min(1).max(64),
  treatment: z.string().min(1).max(31).optional(),
  commitment: commitmentSchema.optional(),
  ownScenario: z.looseObject({ id: z.string() }).optional(),
  programs: z.array(z.string().min(1).max(31)).min(1).max(8).optional(),
})

const windowSchema = z.object({
  number: z.int().min(0).max(MOST_WINDOWS),
  submissions: z.record(z.string().min(1).max(31), z.array(z.unknown()).max(64)),
  injections: z.array(injectionSchema).max(MOST_INJECTIONS).optional(),
  hash: z.string().min(1).max(64),
})

/** A window as a file keeps it: its events follow from the rules. */
export type WindowLine = Omit<MatchRecord['windows'][number], 'events'>
/** A match as a file keeps it. */
export type RecordOutline = Omit<MatchRecord, 'windows'> & { readonly windows: readonly WindowLine[] }

/** A whole match as JSON lines: a head, then one line a window with its events. Ends with a line break. */
export function printRecord({ windows, ...head }: MatchRecord): string {
  return `${[{ format: FORMAT, ...head }, ...windows].map((line) => JSON.stringify(line)).join('\n')}\n`
}

/** A record as far as it can be read. */
export interface ReadRecord {
  readonly record: RecordOutline
  /** First line that does not fit; nothing from there on is in the record. Absent when all of it fits. */
  readonly brokenAt?: number
}

/** What the first line of a file says of its match, or what is wrong with it. */
function outlineOf(head: z.output<typeof headSchema>): Omit<RecordOutline, 'windows'> | { readonly problem: Problem } {
  const { rulesVersion, scenario, seats, years, seed, treatment, commitment, programs, ownScenario } = head
  if (treatment !== undefined && !isTreatmentId(treatment))
    return { problem: problem('noSuchTreatment', { treatment }) }
  const own = ownScenario && readScenario(ownScenario)
  if (own && ('faults' in own || own.scenario.id !== scenario))
    return { problem: problem('brokenRecord', { lineNumber: 1 }) }
  return {
    ...{ rulesVersion, scenario: scenarioId(scenario), seats: seats.map(powerId), years, seed },
    ...(treatment === undefined ? {} : { treatment }),
    ...(commitment === undefined ? {} : { commitment }),
    ...(own === undefined ? {} : { ownScenario: own.scenario }),
    ...(programs === undefined ? {} : { programs: programs.map(powerId) }),
  }
}

/** Reads what `printRecord` wrote as far as it goes, or says why it is none. Events are left out. Never throws. */
export function readRecord(text: string): ReadRecord | { readonly problem: Problem } {
  const [first, ...rest] = linesOf(text)
  const head = headSchema.safeParse(parsedJson(first ?? ''))
  if (!head.success) return { problem: problem('noRecord') }
  if (rest.length > MOST_WINDOWS) return { problem: problem('tooLarge') }
  const outline = outlineOf(head.data)
  if ('problem' in outline) return outline
  const windows: WindowLine[] = []
  const record = { ...outline, windows }
  for (const [index, line] of rest.entries()) {
    const window = parseWindow(parsedJson(line))
    if (window === undefined) return { record, brokenAt: index + 2 }
    windows.push(window)
  }
  return { record }
}

/** Reads what `printRecord` wrote, or says which line does not fit. Events are left out. Never throws. */
export function parseRecord(text: string): { readonly record: RecordOutline } | { readonly problem: Problem } {
  const read = readRecord(text)
  if ('problem' in read || read.brokenAt === undefined) return read
  return { problem: problem('brokenRecord', { lineNumber: read.brokenAt }) }
}

/** The events of one window as a record tells them, under any version of the rules. */
export interface RecordedWindowEvents {
  readonly number: number
  readonly events: readonly { readonly type: string }[]
}

const toldSchema = z.object({ number: z.int(), events: z.array(z.looseObject({ type: z.string() })) })

/** The events as they were written down, for records of other rules versions. Lines that do not fit are left out. */
export function readRecordedEvents(text: string): readonly RecordedWindowEvents[] {
  return linesOf(text)
    .slice(1)
    .flatMap((line) => {
      const told = toldSchema.safeParse(parsedJson(line))
      return told.success ? [told.data] : []
    })
}

/** How the line begins that a file may have after its windows (shared/src/transcript). */
export const TRANSCRIPT_START = '{"transcript":'

/** Lines of a head and windows. */
const linesOf = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith(TRANSCRIPT_START))

function parseWindow(line: unknown): WindowLine | undefined {
  const parsed = windowSchema.safeParse(line)
  if (!parsed.success) return undefined
  const submissions: Record<string, Submissions[string]> = {}
  for (const [power, given] of Object.entries(parsed.data.submissions)) {
    const orders = given.map(parseOrder)
    if (orders.some((order) => 'problem' in order)) return undefined
    submissions[power] = orders.flatMap((parsedOrder) => ('order' in parsedOrder ? [parsedOrder.order] : []))
  }
  const { number, injections, hash } = parsed.data
  return { number, submissions, ...(injections === undefined ? {} : { injections }), hash }
}
