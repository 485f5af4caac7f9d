import type { Bot } from '#shared/bots/define'
import type { Order } from '#shared/orders/index'
import type { WindowKind } from '#shared/ruleset/vocabulary'
import { phrase } from '#shared/view/phrase'

/** What a seat was asked in one window of a record, and gave. */
export interface RecordedAnswer {
  readonly year: number
  readonly kind: WindowKind
  readonly orders: readonly Order[]
}

/** What it remembers: how many windows of each kind it has answered this year, and what its stand-in remembers. */
interface AnsweredSoFar {
  readonly year: number
  readonly answered: { readonly [Kind in WindowKind]?: number }
  readonly standIn: unknown
}

/**
 * A player that does what a seat did in a record: the same answer to the same kind of window of the same year, in their order. Orders
 * that are no longer possible come to nothing, and a window that the record does not have is a stand-in's.
 * @param answers of the seat from the window on in which it begins, oldest first
 */
export const asRecorded = (answers: readonly RecordedAnswer[], standIn: Bot): Bot => ({
  id: 'as-recorded',
  decide(ruleset, view, rng, memory) {
    const { year } = view
    const { kind } = view.window
    const before = memory as AnsweredSoFar | undefined
    const answered = before?.year === year ? before.answered : {}
    const nth = answered[kind] ?? 0
    const remembered = { year, answered: { ...answered, [kind]: nth + 1 } }
    const told = answers.filter((each) => each.year === year && each.kind === kind)[nth]
    if (told !== undefined) {
      return {
        orders: told.orders,
        memory: { ...remembered, standIn: before?.standIn },
        why: phrase('bot.why.asRecorded'),
      }
    }
    const own = standIn.decide(ruleset, view, rng, before?.standIn)
    return { ...own, memory: { ...remembered, standIn: own.memory } }
  },
})
