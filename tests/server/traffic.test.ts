import { EventEmitter } from 'node:events'
import type { Response } from 'express'
import { describe, expect, test } from 'vitest'
import { streamMatch } from '#server/http/streamMatch'
import type { Match } from '#server/match/match'
import { authenticate } from '#server/match/principal'
import { inviteGuests } from '#server/match/seatTable'
import { viewEncoder } from '#shared/protocol/viewStream'
import type { Viewer } from '#shared/view/observation'
import { at, HandClock, openTestMatch, watchedStore } from '#tests/support/fakeStore'
import { alder, birch, cedar } from '#tests/support/positions'

const ALDER = 0
const BIRCH = 1
const CEDAR = 2
const SECOND = 1000
const text = (said: string, to?: string) => ({
  said: { how: 'text', text: said } as const,
  ...(to === undefined ? {} : { to }),
})
/** Lets queued work run until windows that wait for bots only have closed too. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
}

/** Everything one viewer is sent, as a connection writes it, with the time of each line. */
function listen(match: Match, clock: HandClock, viewer: Viewer): string[] {
  const lines: string[] = []
  const note = (kind: string, line: string) => lines.push(`${clock.now()} ${kind} ${line}`)
  const encode = viewEncoder()
  match.viewers.watch(() => note('facts', JSON.stringify(match.facts())))
  match.chat.subscribe({ viewer, hear: (message) => note('chat', JSON.stringify(message)) })
  match.subscribe({ viewer, send: (message) => note('view', encode(message)) })
  return lines
}

/** What alder and cedar, who share a hotline, do in private. */
async function actInPrivate(match: Match): Promise<void> {
  const window = match.state.windowNumber
  await match.chat.send(at(ALDER), text('we arm', cedar))
  await match.chat.send(at(CEDAR), text('so do we', alder))
  for (const lots of [1, 2]) {
    await match.submit(at(ALDER), { window, orders: [{ type: 'spy', target: birch, level: lots }] })
  }
  await match.submit(at(ALDER), { window, orders: [] })
}

/** Two windows of a timed match, and what a rival and the gallery are sent of it, live and when they ask again. */
async function play(inPrivate: (match: Match) => Promise<void>) {
  const clock = new HandClock()
  const { match, faults } = openTestMatch(watchedStore([]).store, clock, { timeControl: 'live', people: 3 })
  match.start()
  const viewers: readonly Viewer[] = [{ kind: 'power', power: birch }, { kind: 'spectator' }]
  const heard = viewers.map((viewer) => listen(match, clock, viewer))
  for (let round = 0; round < 2; round++) {
    const window = match.state.windowNumber
    await inPrivate(match)
    clock.advance(SECOND)
    await match.chat.send(at(ALDER), text('peace'))
    await inPrivate(match)
    clock.advance(SECOND)
    for (const seat of [ALDER, BIRCH, CEDAR]) await match.setReady(at(seat), { window, ready: true })
    await settle()
  }
  const asked = await Promise.all(
    viewers.map(async (viewer) =>
      JSON.stringify([await match.chat.visibleTo({ viewer }), await match.poll({ viewer }, undefined)]),
    ),
  )
  expect(faults).toEqual([])
  expect(match.state.windowNumber).toBeGreaterThan(0)
  return { heard, asked }
}

describe('what a rival and the gallery are sent', () => {
  test('is byte for byte and moment for moment the same with and without what others do in private', async () => {
    const without = await play(async () => undefined)
    const quiet = without.heard.map((lines) => lines.length)
    expect(Math.min(...quiet)).toBeGreaterThan(4)
    expect(await play(actInPrivate)).toEqual(without)
  })

  test('is no line over a stream for a link that lets guests look over a shoulder', async () => {
    const { match } = openTestMatch(watchedStore([]).store, new HandClock(), { timeControl: 'untimed', people: 3 })
    match.start()
    const written: string[] = []
    const response = Object.assign(new EventEmitter(), {
      writeHead: () => undefined,
      write: (line: string) => written.push(line),
      end: () => undefined,
    })
    streamMatch(match, authenticate(match, undefined)!, response as unknown as Response)
    const before = written.length
    expect(before).toBeGreaterThan(1)
    await match.places.change(inviteGuests(ALDER, 'hash'))
    expect(written).toHaveLength(before)
    await match.setReady(at(ALDER), { window: 0, ready: true })
    expect(written).toHaveLength(before + 1)
    response.emit('close')
  })

  test('changes with what others do in public', async () => {
    const without = await play(async () => undefined)
    const { heard } = await play(async (match) => void (await match.chat.send(at(ALDER), text('hear this'))))
    for (const [n, lines] of heard.entries()) expect(lines).not.toEqual(without.heard[n])
  })
})
