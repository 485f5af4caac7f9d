import { expect, test } from 'vitest'
import { Turns } from '#server/lib/turns'
import type { MatchStore } from '#server/match/matchStore'
import { at, HandClock, openTestMatch, watchedStore } from '#tests/support/fakeStore'
import { alder } from '#tests/support/positions'

const MATCHES = 12

test('matches that close at once are worked out and sent one in a turn of the event loop: orders come between them', async () => {
  const turns = new Turns()
  const clock = new HandClock()
  let [turn, isOver] = [0, false]
  const count = () => {
    turn++
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  const closedIn: number[] = []
  const sentIn: number[] = []
  const matches = Array.from({ length: MATCHES }, () => {
    const watched = watchedStore([])
    const store: MatchStore = {
      ...watched.store,
      async commit(writes) {
        if (writes.some(({ kind }) => kind === 'window')) closedIn.push(turn)
        await watched.store.commit(writes)
      },
    }
    const { match } = openTestMatch(store, clock, { turn: () => turns.next() })
    match.subscribe({
      viewer: { kind: 'power', power: alder },
      send: ({ observation }) => void (observation.window.number > 0 && sentIn.push(turn)),
    })
    return match
  })
  await Promise.all(
    matches.flatMap((match) => [0, 1].map((seat) => match.setReady(at(seat), { window: 0, ready: true }))),
  )
  while (sentIn.length < MATCHES) await new Promise((resolve) => setImmediate(resolve))
  isOver = true
  expect(new Set(closedIn).size).toBe(MATCHES)
  expect(new Set(sentIn).size).toBe(MATCHES)
})
