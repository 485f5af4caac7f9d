import { beforeEach, describe, expect, test } from 'vitest'
import { matchListener } from '#client/commands/matchListener.ts'
import { newsFeed, observation, orders, ready, readyWanted, saving, windowNumber } from '#client/store/game.ts'
import { clearMatch } from '#client/store/matchSignal.ts'
import { LocalMatch } from '#client/workers/localMatch.ts'
import type { Order } from '#shared/orders/index'
import type { ViewMessage } from '#shared/protocol/messages'
import { smallWorld } from '#tests/support/smallWorld'

const order: Order = { type: 'build', force: 'silos', lots: 1 }
const sent: unknown[][] = []
const live = { status: 'live', transport: 'socket' } as const
const listener = matchListener(() => ({
  async request(command, input) {
    sent.push([command, input])
    return { ok: true }
  },
}))
let match: LocalMatch
let view: ViewMessage

beforeEach(async () => {
  clearMatch()
  sent.length = 0
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
    listener.state(live)
    expect([sent, orders.value, saving.value, readyWanted.value]).toEqual([[], [], 'saved', false])
    expect(observation.value).toBe(next!.observation)
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
