import { z } from 'zod'
import { powerId, scenarioId } from '#shared/ids'
import type { MatchRecord } from '#shared/match/matchRecord'
import { parseOrder } from '#shared/orders/parseOrder'
import type { Submissions } from '#shared/resolve/acceptOrders'
import { type Problem, problem } from '#shared/view/phrase'

/** First field of every record, so that other files are told apart. */
const FORMAT = 'delicate-balance'
/** Longest match read from a file, in windows. */
const MOST_WINDOWS = 3000

const headSchema = z.object({
  format: z.literal(FORMAT),
  rulesVersion: z.int().min(1),
  scenario: z.string().min(1).max(31),
  seats: z.array(z.string().min(1).max(31)).min(2).max(8),
  years: z.int().min(1).max(24),
  seed: z.string().min(1).max(64),
})

const windowSchema = z.object({
  number: z.int().min(0).max(MOST_WINDOWS),
  submissions: z.record(z.string().min(1).max(31), z.array(z.unknown()).max(64)),
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

/** Reads what `printRecord` wrote, or says which line does not fit. Events are left out. Never throws. */
export function parseRecord(text: string): { readonly record: RecordOutline } | { readonly problem: Problem } {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const [first, ...rest] = lines.map(parseJson)
  const head = headSchema.safeParse(first)
  if (!head.success) return { problem: problem('noRecord') }
  if (rest.length > MOST_WINDOWS) return { problem: problem('tooLarge') }
  const windows: WindowLine[] = []
  for (const [index, line] of rest.entries()) {
    const window = parseWindow(line)
    if (window === undefined) return { problem: problem('brokenRecord', { line: index + 2 }) }
    windows.push(window)
  }
  const { rulesVersion, scenario, seats, years, seed } = head.data
  return {
    record: { rulesVersion, scenario: scenarioId(scenario), seats: seats.map(powerId), years, seed, windows },
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function parseWindow(line: unknown): WindowLine | undefined {
  const parsed = windowSchema.safeParse(line)
  if (!parsed.success) return undefined
  const submissions: Record<string, Submissions[string]> = {}
  for (const [power, given] of Object.entries(parsed.data.submissions)) {
    const orders = given.map(parseOrder)
    if (orders.some((order) => 'problem' in order)) return undefined
    submissions[power] = orders.flatMap((parsedOrder) => ('order' in parsedOrder ? [parsedOrder.order] : []))
  }
  return { ...parsed.data, submissions }
}
