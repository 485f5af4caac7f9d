import type { StoredMatch } from '#server/match/matchStore'
import { openDatabase } from '#server/store/database'
import { createMatchStore } from '#server/store/sqlMatchStore'
import type { MatchRecord } from '#shared/match/matchRecord'
import type { Order } from '#shared/orders/index'
import { type Seat, sit } from '#tests/support/servers'
import { uninterrupted } from '#tests/support/uninterrupted'

/** Orders the server acknowledged, and the person then said ready to. */
interface Acknowledged {
  readonly match: string
  readonly window: number
  readonly orders: readonly Order[]
}

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Something against a server that may be gone: undefined when it did not come back in time. */
export async function within<T>(task: Promise<T>, milliseconds = 3000): Promise<T | undefined> {
  return await Promise.race([task.catch(() => undefined), pause(milliseconds).then(() => undefined)])
}

/** Proof that nothing acknowledged is lost: what was acknowledged, compared with what the store has in the end. */
export class Ledger {
  readonly acknowledged: Acknowledged[] = []
  /** When each line broke, and for how many milliseconds no view came; coming for the first time among them. */
  readonly away: { readonly since: number; readonly milliseconds: number }[] = []
  acts = 0

  /** What of it the store has not, and windows that are not those of the same match played at one go. */
  async audit(where: string) {
    const database = await openDatabase(where)
    const store = createMatchStore(database)
    const sum = { matches: 0, ended: 0, windows: 0, lost: 0, hashDifferences: 0 }
    for (const match of new Set(this.acknowledged.map((act) => act.match))) {
      const [stored, record] = [await store.load(match), await store.record(match)]
      if (stored === undefined || record === undefined) throw new Error(`the match ${match} is gone`)
      const hashes = uninterrupted(stored, record)
      sum.matches++
      sum.ended += stored.state.window.kind === 'ended' ? 1 : 0
      sum.windows += record.windows.length
      sum.hashDifferences += record.windows.filter(({ hash }, n) => hash !== hashes[n]).length
      sum.lost += this.acknowledged.filter((act) => act.match === match && !isKept(act, stored, record)).length
    }
    await database.destroy()
    return sum
  }
}

/** The orders stand in the record, or in the draft of the window that is still open. */
function isKept({ window, orders }: Acknowledged, stored: StoredMatch, record: MatchRecord): boolean {
  const power = stored.setup.seats[0]!.power
  const closed = record.windows.find(({ number }) => number === window)
  const kept = closed ? closed.submissions[power] : stored.drafts.find(({ seat }) => seat === 0)?.orders
  return JSON.stringify(kept ?? []) === JSON.stringify(orders)
}

interface Play {
  readonly base: () => string
  readonly match: string
  readonly token: string
  readonly ledger: Ledger
  isOver(): boolean
}

/** Seats whose line has not been cut. */
const open = new WeakSet<Seat>()

async function comeBack(base: string, match: string, token: string): Promise<Seat | undefined> {
  const seat = await within(sit(base, match, token))
  if (seat === undefined) return undefined
  open.add(seat)
  seat.room.onLeave(() => open.delete(seat))
  return seat
}

/** Comes back as browsers do: soon at first, then less and less often, none at the same moment as the others. */
async function untilBack({ base, match, token, ledger, isOver }: Play): Promise<Seat | undefined> {
  const brokeAt = performance.now()
  for (let wait = 100; !isOver(); wait = Math.min(1000, wait * 2)) {
    const seat = await comeBack(base(), match, token)
    if (seat !== undefined) {
      ledger.away.push({ since: brokeAt, milliseconds: performance.now() - brokeAt })
      return seat
    }
    await pause(wait * (0.5 + Math.random()))
  }
  return undefined
}

/** One person at one match, with another order every year, through everything that happens to the server. */
export async function playThrough(play: Play): Promise<void> {
  const { match, ledger, isOver } = play
  let seat = await untilBack(play)
  for (let tries = 0; seat !== undefined && !isOver() && tries < 5000; tries++) {
    const { self, window } = seat.view().observation
    if (window.kind === 'ended') return void (await within(seat.room.leave(), 500))
    const mine = self !== undefined && window.participants.includes(self.id)
    const fine = !mine || (await giveOrders(seat, ledger, match, window.number, window.kind === 'planning'))
    if (!fine || !open.has(seat)) seat = await untilBack(play)
    else await pause(mine ? 5 : 20)
  }
}

/** False when the line broke under it. */
async function giveOrders(
  seat: Seat,
  ledger: Ledger,
  match: string,
  window: number,
  planning: boolean,
): Promise<boolean> {
  const orders: readonly Order[] = planning ? [{ type: 'build', force: 'bombers', lots: 1 + (window % 3) }] : []
  const saved = await within(seat.draft(window, orders))
  if (saved === undefined) return false
  ledger.acts++
  if (!saved.ok) return true
  const ready = await within(seat.ready(window))
  if (ready === undefined) return false
  ledger.acts++
  if (ready.ok) ledger.acknowledged.push({ match, window, orders })
  return true
}
