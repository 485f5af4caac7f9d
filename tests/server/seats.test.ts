import { describe, expect, test } from 'vitest'
import type { LobbyFacts, SeatTaken } from '#shared/protocol/lobby'
import type { PollNews } from '#shared/protocol/match'
import type { MatchFactsMessage } from '#shared/protocol/messages'
import type { ClaimedSeat } from '#shared/protocol/seat'
import { problemKey } from '#tests/support/problemKey'
import { createMatch, playOut, post, type Seat, sit } from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()

const WISH = { scenario: 'two-blocs', powers: 4, years: 3, timeControl: 'untimed', name: 'Ada', open: false }

/** A match that Ada has begun alone against three bots. */
async function begun(): Promise<SeatTaken> {
  const made = (await post(here.base, '/api/v1/lobbies', WISH)).json as SeatTaken
  await post(here.base, `/api/v1/lobbies/${made.lobby}/start`, { token: made.token })
  return made
}

/** A newcomer asks for a bot's seat of the match, and its host lets them in. */
async function letIn(host: SeatTaken, name: string): Promise<SeatTaken> {
  const asked = (await post(here.base, `/api/v1/lobbies/${host.lobby}/seats`, { name })).json as SeatTaken
  const init = {
    method: 'POST',
    headers: { authorization: `Bearer ${host.token}`, 'content-type': 'application/json' },
  }
  const body = JSON.stringify({ command: 'admit', request: asked.request, yes: true })
  await fetch(`${here.base}/api/v1/matches/${host.lobby}/commands`, { ...init, body })
  return asked
}

async function asHolder(path: string, token: string): Promise<{ status: number; json: Record<string, string> }> {
  const response = await fetch(`${here.base}${path}`, { method: 'POST', headers: { authorization: `Bearer ${token}` } })
  return { status: response.status, json: (await response.json()) as Record<string, string> }
}

async function news(match: string, token: string): Promise<{ status: number; json: PollNews }> {
  const headers = { authorization: `Bearer ${token}` }
  const response = await fetch(`${here.base}/api/v1/matches/${match}/news`, { headers })
  return { status: response.status, json: (await response.json()) as PollNews }
}

const tableOf = async (id: string): Promise<LobbyFacts> =>
  await (await fetch(`${here.base}/api/v1/lobbies/${id}`)).json()
const factsOf = ({ room }: Seat) => room.state as unknown as MatchFactsMessage

describe('coming late', () => {
  test('a latecomer takes over a bot’s seat in a running match, and is waited for', async () => {
    const ada = await begun()
    const seat = await sit(here.base, ada.lobby, ada.token)
    const bob = await letIn(ada, 'Bob')
    expect((await tableOf(ada.lobby)).seats[1]).toMatchObject({ power: bob.power, name: 'Bob' })
    await seat.ready(0)
    const other = await sit(here.base, ada.lobby, bob.token)
    expect(other.view().observation.self?.id).toBe(bob.power)
    expect(other.view().observation.window.number).toBe(0)
    await other.ready(0)
    await seat.until(({ observation }) => observation.window.number > 0)
  })

  test('a seat taken late is kept through everything', async () => {
    const ada = await begun()
    const bob = await letIn(ada, 'Bob')
    const seats = [await sit(here.base, ada.lobby, ada.token), await sit(here.base, ada.lobby, bob.token)]
    await Promise.all(seats.map(playOut))
    expect(seats[1]!.view().observation.reveal).toBeDefined()
  })
})

describe('taking a seat along', () => {
  test('a code moves it to another device, once; the old device has it no more', async () => {
    const { match, token, power } = await createMatch(here.base)
    const { code } = (await asHolder(`/api/v1/matches/${match}/seat-transfers`, token)).json
    expect(code).toMatch(/^[A-Z2-9]{8}$/)
    const moved = (await post(here.base, '/api/v1/seat-transfers/claim', { code: code!.toLowerCase() }))
      .json as ClaimedSeat
    expect(moved).toMatchObject({ match, power, scenario: 'two-blocs' })
    expect((await news(match, moved.token)).json.view?.observation.self?.id).toBe(power)
    expect((await news(match, token)).status).toBe(403)
    const again = await post(here.base, '/api/v1/seat-transfers/claim', { code })
    expect([again.status, problemKey(again.json)]).toEqual([404, 'problem.noSuchSeatTransfer'])
  })

  test('a line that is open on the old device is cut at once', async () => {
    const { match, token } = await createMatch(here.base)
    const old = await sit(here.base, match, token)
    const left = new Promise<number>((resolve) => old.room.onLeave((code) => resolve(code)))
    const { code } = (await asHolder(`/api/v1/matches/${match}/seat-transfers`, token)).json
    await post(here.base, '/api/v1/seat-transfers/claim', { code })
    expect(await left).toBe(4100)
  })

  test('nobody gets a code for a seat they do not hold', async () => {
    const { match } = await createMatch(here.base)
    expect((await asHolder(`/api/v1/matches/${match}/seat-transfers`, 'nonsense')).status).toBe(403)
    for (const body of [{}, { code: 7 }, { code: 'x'.repeat(100) }]) {
      expect((await post(here.base, '/api/v1/seat-transfers/claim', body)).status).toBe(400)
    }
  })
})

describe('asking whose turn it is', () => {
  const turnOf = async (match: string, token: string) => {
    const init = { headers: { authorization: `Bearer ${token}` } }
    return (await (await fetch(`${here.base}/api/v1/matches/${match}/turn`, init)).json()) as Record<string, unknown>
  }

  test('tells a seat whether it is waited for, and is no sign of being there', async () => {
    const { match, token } = await createMatch(here.base)
    expect(await turnOf(match, token)).toEqual({ year: 1, years: 3, ended: false, awaited: true })
    expect((await turnOf(match, 'nonsense')).problem).toMatchObject({ key: 'problem.wrongToken' })
    const watcher = await sit(here.base, match)
    await turnOf(match, token)
    expect([...factsOf(watcher).seats][0]!.connected).toBe(false)
    await playOut(await sit(here.base, match, token))
    expect(await turnOf(match, token)).toMatchObject({ ended: true, awaited: false })
  })
})

describe('guests', () => {
  test('see what the seat sees, and neither act nor count as its holder', async () => {
    const { match, token, power } = await createMatch(here.base)
    const { token: guest } = (await asHolder(`/api/v1/matches/${match}/guest-tokens`, token)).json
    const watching = await sit(here.base, match, guest)
    expect(watching.view().observation.self?.id).toBe(power)
    expect(await watching.ready(0)).toMatchObject({ ok: false, faults: [{ problem: { key: 'problem.spectator' } }] })
    await expect.poll(() => [...factsOf(watching).seats][0]!.connected).toBe(false)
    const own = await sit(here.base, match, token)
    await own.draft(0, [{ type: 'build', force: 'silos', lots: 1 }])
    await expect.poll(() => [...factsOf(watching).seats][0]!.connected).toBe(true)
    expect((await news(match, guest!)).json.view?.orders).toEqual([])
    expect((await news(match, token)).json.view?.orders).toHaveLength(1)
    expect((await asHolder(`/api/v1/matches/${match}/seat-transfers`, guest!)).status).toBe(403)
  })
})

describe('a seat that is lost', () => {
  /** Who looks over a seat's shoulder: by polling, and with a line that is open. */
  async function guestOf(match: string, token: string) {
    const { token: guest } = (await asHolder(`/api/v1/matches/${match}/guest-tokens`, token)).json
    const line = await sit(here.base, match, guest!)
    const cut = new Promise<number>((resolve) => line.room.onLeave((code) => resolve(code)))
    return { guest: guest!, cut }
  }

  const moveSeat = async (match: string, token: string) => {
    const { code } = (await asHolder(`/api/v1/matches/${match}/seat-transfers`, token)).json
    return (await post(here.base, '/api/v1/seat-transfers/claim', { code })).json as ClaimedSeat
  }

  test('takes its guests along: their link opens nothing from then on, and their line is cut', async () => {
    const { match, token } = await createMatch(here.base)
    const { guest, cut } = await guestOf(match, token)
    expect((await news(match, guest)).json.view?.observation.self).toBeDefined()
    const moved = await moveSeat(match, token)
    expect((await news(match, guest)).status).toBe(403)
    expect(await cut).toBe(4100)
    const again = await guestOf(match, moved.token)
    expect((await news(match, again.guest)).status).toBe(200)
  })

  test('takes along the codes that were made from it', async () => {
    const { match, token } = await createMatch(here.base)
    const first = (await asHolder(`/api/v1/matches/${match}/seat-transfers`, token)).json.code
    await moveSeat(match, token)
    expect((await post(here.base, '/api/v1/seat-transfers/claim', { code: first })).status).toBe(404)
  })

  test('is lost at the next table of the same people, too', async () => {
    const ada = await begun()
    await playOut(await sit(here.base, ada.lobby, ada.token))
    const { lobby } = (await asHolder(`/api/v1/matches/${ada.lobby}/rematch`, ada.token)).json
    const moved = await moveSeat(ada.lobby, ada.token)
    const start = (token: string) => post(here.base, `/api/v1/lobbies/${lobby}/start`, { token })
    expect(problemKey((await start(ada.token)).json)).toBe('problem.wrongToken')
    expect((await start(moved.token)).status).toBe(200)
    const further = await moveSeat(ada.lobby, moved.token)
    expect((await news(lobby!, moved.token)).status).toBe(403)
    expect((await news(lobby!, further.token)).json.view?.observation.self?.id).toBe(ada.power)
  })
})

describe('another match', () => {
  test('gathers the same people, each on their seat with the token they have, once for all', async () => {
    const ada = await begun()
    const bob = await letIn(ada, 'Bob')
    const early = await asHolder(`/api/v1/matches/${ada.lobby}/rematch`, ada.token)
    expect([early.status, problemKey(early.json)]).toEqual([422, 'problem.notEnded'])
    const seats = [await sit(here.base, ada.lobby, ada.token), await sit(here.base, ada.lobby, bob.token)]
    await Promise.all(seats.map(playOut))
    const [one, other] = await Promise.all(
      [ada, bob].map(({ token }) => asHolder(`/api/v1/matches/${ada.lobby}/rematch`, token)),
    )
    expect(one!.json).toEqual(other!.json)
    const table = one!.json.lobby!
    expect((await tableOf(table)).seats.map(({ name }) => name ?? null)).toEqual(['Ada', 'Bob', null, null])
    await expect.poll(() => factsOf(seats[1]!).next).toBe(table)
    expect((await post(here.base, `/api/v1/lobbies/${table}/start`, { token: ada.token })).status).toBe(200)
    expect((await sit(here.base, table, bob.token)).view().observation.self?.id).toBe(bob.power)
  })
})
