import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CERTAINTIES, type Certainty, type Chip } from '#shared/analysis/previews/chip'
import { BOT_IDS, BOTS } from '#shared/bots/index'
import { sum } from '#shared/math'
import { faultsOf } from '#shared/orders/fitOrders'
import type { Submissions } from '#shared/resolve/acceptOrders'
import { createRng } from '#shared/rng'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { cameTrue, chipsOf, Trials } from '#tests/support/chips'
import { anyMatch, anyOrders, lastUnended, rulesetOf } from '#tests/support/generate'
import { viewOf } from '#tests/support/positions'
import { THOROUGHNESS } from '#tests/support/thoroughness'

const LIKELY = 0.8

/** Chips of one kind of order and term: how many there were, and how many did not come true. */
interface Count {
  shown: number
  failed: number
}

/** Orders tried, and what became of their chips, by certainty and by kind of order and term. */
class Ledger {
  orders = 0
  readonly #counts: Record<Certainty, Map<string, Count>> = {
    certain: new Map(),
    likely: new Map(),
    unknown: new Map(),
  }

  count({ certainty, term }: Chip, type: string, held: () => boolean): void {
    const counts = this.#counts[certainty]
    const count = counts.get(`${type} ${term}`) ?? { shown: 0, failed: 0 }
    counts.set(`${type} ${term}`, count)
    count.shown++
    if (certainty !== 'unknown' && !held()) count.failed++
  }

  shown(certainty: Certainty): number {
    return sum([...this.#counts[certainty].values()].map(({ shown }) => shown))
  }

  /** Kinds and terms of which more than this share (0–1) of at least so many chips did not come true. */
  failing(certainty: Certainty, share: number, least = 1): readonly string[] {
    const counts = [...this.#counts[certainty]]
    const poor = counts.filter(([, { shown, failed }]) => shown >= least && failed > share * shown)
    return poor.map(([name, { shown, failed }]) => `${name}: ${failed} of ${shown}`)
  }

  heldShare(certainty: Certainty): number {
    return 1 - sum([...this.#counts[certainty].values()].map(({ failed }) => failed)) / this.shown(certainty)
  }

  toString(): string {
    const shares = CERTAINTIES.map((certainty) => `${this.shown(certainty)} ${certainty}`)
    return `${this.orders} orders, chips: ${shares.join(', ')}; likely held ${(100 * this.heldShare('likely')).toFixed(1)} %`
  }
}

/** What bots, drawn by lot, would order in every seat. */
function botsOrders(ruleset: Ruleset, state: GameState, salt: number): Submissions {
  return Object.fromEntries(
    state.window.participants.map((seat) => {
      const rng = createRng(`others ${salt} ${seat}`)
      const bot = BOTS[BOT_IDS[rng.integer(BOT_IDS.length)]!]
      return [
        state.powers[seat]!.id,
        bot.decide(ruleset, viewOf(state, seat, ruleset), rng.split('bot'), undefined).orders,
      ]
    }),
  )
}

/** Tries an order of every kind for every seat a window waits for, in random positions. */
function tryMany(busy: boolean, runs: number): Ledger {
  const ledger = new Ledger()
  fc.assert(
    fc.property(anyMatch, fc.nat(1000), (match, salt) => {
      const state = lastUnended(match)
      const ruleset = rulesetOf(match)
      const others = busy ? botsOrders(ruleset, state, salt) : {}
      for (const seat of state.window.participants) {
        const view = viewOf(state, seat, ruleset)
        const orders = anyOrders(view, createRng(`o${salt} ${seat}`), 0.4)
        const trials = new Trials(ruleset, state, seat, others)
        for (const order of orders.filter((each) => faultsOf(ruleset, view, [each]).length === 0)) {
          const tried = trials.try(order)
          ledger.orders++
          for (const chip of chipsOf(tried)) ledger.count(chip, order.type, () => cameTrue(tried, chip))
        }
      }
    }),
    { numRuns: runs * THOROUGHNESS, endOnFailure: true },
  )
  return ledger
}

describe('consequences before the key', () => {
  test('what is certain is what the resolver does, to the last digit, in every order', ({ annotate }) => {
    const ledger = tryMany(false, 500)
    annotate(`${ledger}`)
    expect(ledger.failing('certain', 0)).toEqual([])
    expect(ledger.orders).toBeGreaterThanOrEqual(2000)
    for (const certainty of CERTAINTIES) expect(ledger.shown(certainty)).toBeGreaterThan(500)
  })

  test('what is likely holds in four of five orders at least, among what bots order', ({ annotate }) => {
    const ledger = tryMany(true, 900)
    annotate(`${ledger}`)
    expect(ledger.orders).toBeGreaterThanOrEqual(5000)
    expect(ledger.heldShare('likely')).toBeGreaterThanOrEqual(LIKELY)
    expect(ledger.failing('likely', 1 - LIKELY, 100)).toEqual([])
  })
})
