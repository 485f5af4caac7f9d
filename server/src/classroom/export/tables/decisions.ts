import { printOrder } from '#shared/notation/orderText'
import { moduleOf, ORDER_TYPES, type Order } from '#shared/orders/index'
import { isLaunchOrder } from '#shared/orders/isLaunchOrder'
import { WINDOW_KINDS } from '#shared/ruleset/vocabulary'
import type { AuditEvent } from '../../../match/auditEvent.ts'
import {
  type Cell,
  countColumn,
  flagColumn,
  isoTime,
  numberColumn,
  powerColumn,
  ROUND_COLUMN,
  STUDENT_COLUMN,
  textColumn,
  timeColumn,
  WORLD_COLUMN,
  type WorldTable,
  YEAR_COLUMN,
} from '../define.ts'
import type { ExportedWorld } from '../source.ts'

/** Author of an order: people, a bot, or none (then standing orders hold). */
const SOURCES = ['human', 'bot', 'default'] as const
const REASONS = ['timeout', 'away', 'bot'] as const
/** A day: longer answers belong to lessons that were interrupted. */
const LONGEST = 86_400_000

/** Table: every order that counted, with its author. */
export const decisions: WorldTable = {
  per: 'world',
  name: 'decisions',
  about: 'one order that counted when a window closed; one row without an order for a power that gave none',
  columns: [
    ROUND_COLUMN,
    WORLD_COLUMN,
    YEAR_COLUMN,
    countColumn('window', 'Number of the window'),
    { ...textColumn('window_kind', 'What the window asked'), values: WINDOW_KINDS },
    powerColumn('power', 'Whose order'),
    { ...textColumn('source', 'Where it came from'), values: SOURCES },
    { ...textColumn('missing_reason', 'Why there is no order of people; NA when there is'), values: REASONS },
    { ...STUDENT_COLUMN, about: 'Pseudonym of the student who gave it as it stands; NA unless people did' },
    { ...textColumn('order_type', 'Kind of order'), values: ORDER_TYPES },
    textColumn('order', 'The order in the notation of the game'),
    flagColumn('launch', 'It makes weapons fly'),
    timeColumn('offered_at', 'When the window opened'),
    timeColumn('first_touch_at', 'When a student on the seat first did something in the window'),
    timeColumn('submitted_at', 'When the order was given as it stands'),
    timeColumn('ready_at', 'When the seat last said that it was done'),
    numberColumn('response_ms', 'From the opening to the order', 'milliseconds', 0, LONGEST),
  ],
  *rows(world) {
    for (let index = 0; index < world.record.windows.length; index++) yield* ofWindow(world, index)
  },
}

function* ofWindow(world: ExportedWorld, index: number): Generator<Record<string, Cell>> {
  const { record, states, audit: journal, round, number } = world
  const { submissions, number: window } = record.windows[index]!
  const state = states[index]
  if (state === undefined) return
  const here = journal.filter((entry) => entry.window === window)
  const opened = openedAt(world, window)
  for (const seat of state.window.participants) {
    const id = state.powers[seat]!.id
    const entries = here.filter((entry) => 'seat' in entry && entry.seat === seat)
    const who = {
      round,
      world: number,
      year: state.year,
      window,
      window_kind: state.window.kind,
      power: id,
      offered_at: isoTime(opened),
      first_touch_at: isoTime(entries[0]?.at),
      ready_at: isoTime(entries.findLast((entry) => entry.did === 'ready' && entry.ready)?.at),
    }
    const orders = submissions[id] ?? []
    const source = entries.length > 0 ? 'human' : orders.length > 0 ? 'bot' : 'default'
    if (orders.length === 0) yield { ...who, source, missing_reason: missingReason(here, seat, source) }
    for (const order of orders) yield { ...who, source, ...ofOrder(order, entries, opened, source === 'human') }
  }
}

function missingReason(here: readonly AuditEvent[], seat: number, source: string): string {
  if (source === 'bot') return 'bot'
  const closed = here.find((entry) => entry.did === 'closed')
  return closed?.did === 'closed' && closed.silent.includes(seat) ? 'away' : 'timeout'
}

function ofOrder(
  order: Order,
  entries: readonly AuditEvent[],
  opened: number | undefined,
  byPeople: boolean,
): Record<string, Cell> {
  const given = byPeople ? whenGiven(order, entries) : undefined
  return {
    student: given && 'person' in given ? given.person : undefined,
    missing_reason: byPeople ? undefined : 'bot',
    order_type: order.type,
    order: printOrder(order),
    launch: isLaunchOrder(order),
    submitted_at: isoTime(given?.at),
    response_ms: given && opened !== undefined ? Math.max(0, given.at - opened) : undefined,
  }
}

/** The first of the last unbroken run of drafts that had the order as it stands. */
function whenGiven(order: Order, entries: readonly AuditEvent[]): AuditEvent | undefined {
  const text = JSON.stringify(order)
  const slot = moduleOf(order).slot(order)
  const has = (entry: AuditEvent) =>
    entry.did === 'ordered' &&
    entry.orders.some((each) => moduleOf(each).slot(each) === slot && JSON.stringify(each) === text)
  const drafts = entries.filter(({ did }) => did === 'ordered')
  const lastWithout = drafts.findLastIndex((entry) => !has(entry))
  return drafts[lastWithout + 1]
}

/** The first window opens with the round; every other as the one before closes. */
function openedAt({ audit: journal, beganAt }: ExportedWorld, window: number): number | undefined {
  if (window === 0) return beganAt
  return journal.find((entry) => entry.did === 'closed' && entry.window === window - 1)?.at
}
