import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { LineSigns, SILENT_MILLISECONDS } from '#server/web/lineSigns'
import { callRoute } from '#tests/support/callRoute'
import { HandClock } from '#tests/support/fakeStore'
import { Relay } from '#tests/support/relay'
import { createMatch, sit } from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

const LINE = 'a-stream-of-the-tests'

describe('a stream whose page gives signs of life', () => {
  const clock = new HandClock()
  const signs = new LineSigns(clock)

  test('is kept as long as they come, and told once when they do not', () => {
    const silent = vi.fn()
    signs.watch(LINE, silent)
    for (let sign = 0; sign < 5; sign++) {
      clock.advance(SILENT_MILLISECONDS - 1)
      signs.heard(LINE)
    }
    expect(silent).not.toHaveBeenCalled()
    clock.advance(SILENT_MILLISECONDS)
    clock.advance(SILENT_MILLISECONDS)
    expect(silent).toHaveBeenCalledOnce()
  })

  test('is told nothing once it has ended, and an older one of its name ends no newer', () => {
    const [older, newer] = [vi.fn(), vi.fn()]
    const end = signs.watch(LINE, older)
    signs.watch(LINE, newer)
    end()
    clock.advance(SILENT_MILLISECONDS - 1)
    signs.heard(LINE)
    clock.advance(SILENT_MILLISECONDS - 1)
    expect(older).not.toHaveBeenCalled()
    expect(newer).not.toHaveBeenCalled()
  })
})

describe('a seat whose connection dies without being closed', () => {
  const here = serverForTests()
  let relay: Relay
  beforeEach(async () => {
    relay = await Relay.to(here.port)
  })
  afterEach(() => relay.close())

  const isPresent = async (id: string, power: string) => {
    const news = await callRoute(here.base, 'GET /api/v1/matches/:id/news', { params: { id } })
    const { facts } = (await news.json()) as { facts: { seats: { power: string; connected: boolean }[] } }
    return facts.seats.find((seat) => seat.power === power)?.connected
  }

  test('is away as soon over a stream as over a socket', async () => {
    const [overSocket, overStream] = [await createMatch(here.base), await createMatch(here.base)]
    await sit(relay.base, overSocket.match, overSocket.token)
    const { match: id, token } = overStream
    const stream = await callRoute(relay.base, 'GET /api/v1/matches/:id/stream', {
      params: { id },
      token,
      query: { line: LINE },
    })
    await stream.body!.getReader().read()
    const present = () => Promise.all([overSocket, overStream].map(({ match, power }) => isPresent(match, power)))
    expect(await present()).toEqual([true, true])
    relay.blackOut()
    await expect.poll(present, { timeout: 90_000, interval: 1000 }).toEqual([false, false])
  })
})
