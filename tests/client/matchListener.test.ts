import { beforeEach, describe, expect, test } from 'vitest'
import { matchListener } from '#client/commands/matchListener.ts'
import {
  lateOrders,
  newsFeed,
  noteSaved,
  observation,
  orders,
  ready,
  readyWanted,
  saving,
  serverOrders,
  windowNumber,
} from '#client/store/game.ts'
import { clearMatch } from '#client/store/matchSignal.ts'
import { LocalMatch } from '#client/workers/localMatch.ts'
import type { Order } from '#shared/orders/index'
import type { Reply, ViewMessage } from '#shared/protocol/messages'
import { problem } from '#shared/view/phrase'
import { smallWorld } from '#tests/support/smallWorld'

const order: Order = { type: 'build', force: 'silos', lots: 1 }
const sent: unknown[][] = []
const live = { status: 'live', transport: 'socket' } as const
let reply: Reply
const listener = matchListener(() => ({
  async request(command, input) {
    sent.push([command, input])
    return reply
  },
}))
let match: LocalMatch
let view: ViewMessage

beforeEach(async () => {
  clearMatch()
  sent.length = 0
  reply = { ok: true }
  match = new LocalMatch(async () => smallWorld)
  await match.begin({ scenario: smallWorld.id, powers: 3, years: 3, seed: 'x' })
  view = match.view()
  listener.view(view)
})

describe('what a connection brings into the store', () => {
  test('orders and readiness that the server lacks are sent when a view of the same window comes', async () => {
    orders.value = [order]
    saving.value = 'unsaved'
    readyWanted.value = true
    listener.view(view)
    listener.state(live)
    await expect.poll(() => ready.value).toBe(true)
    expect(sent).toEqual([
      ['draft', { window: view.observation.window.number, orders: [order] }],
      ['ready', { window: view.observation.window.number, ready: true }],
    ])
    expect(saving.value).toBe('saved')
  })

  test('with the next window they are given up: they were about one that has closed', () => {
    orders.value = [order]
    saving.value = 'unsaved'
    readyWanted.value = true
    const [next] = match.ready(windowNumber.value).views
    listener.view(next!)
    expect([orders.value, saving.value, readyWanted.value]).toEqual([[], 'saved', false])
    expect(observation.value).toBe(next!.observation)
  })

  test('orders that came too late are told until they have been read; those that had arrived are not', async () => {
    const change = async (answer: Reply) => {
      orders.value = [...serverOrders.value, order]
      saving.value = 'unsaved'
      const { number } = view.observation.window
      reply = answer
      const [next] = match.ready(windowNumber.value).views
      listener.view(next!)
      listener.state(live)
      await expect.poll(() => sent.at(-1)).toEqual(['draft', { window: number, orders: [order] }])
    }
    await change({ ok: false, faults: [{ problem: problem('windowClosed') }] })
    await expect.poll(() => lateOrders.value).toMatchObject({ orders: [order], isKnown: true })
    clearMatch()
    expect(lateOrders.value).toBeUndefined()
    listener.view(match.view())
    view = match.view()
    await change({ ok: true })
    await expect.poll(() => lateOrders.value).toBeUndefined()
  })

  test('orders that the server has are never called late', () => {
    noteSaved([order])
    const [next] = match.ready(windowNumber.value).views
    listener.view(next!)
    expect(lateOrders.value).toBeUndefined()
  })

  test('a history replaces the news unless views have brought more since', () => {
    const { views } = match.ready(windowNumber.value)
    for (const next of views) listener.view(next)
    const shown = newsFeed.value
    listener.history({ windows: [], rule: 'off', chat: [] })
    expect(newsFeed.value).toBe(shown)
    newsFeed.value = []
    listener.history({ windows: [...match.past()], rule: 'off', chat: [] })
    expect(newsFeed.value).toHaveLength(shown.length)
  })
})
