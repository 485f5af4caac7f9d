import { describe, expect, test } from 'vitest'
import { checkCommitment } from '#shared/match/commitment'
import { parseRecord } from '#shared/match/recordText'
import type { SeatTaken } from '#shared/protocol/lobby'
import type { PollNews } from '#shared/protocol/match'
import type { MatchFactsMessage } from '#shared/protocol/messages'
import { shareHashOf } from '#shared/protocol/share'
import { problemKey } from '#tests/support/problemKey'
import { createMatch, playOut, post, sit } from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()

const download = (match: string) => fetch(`${here.base}/api/v1/matches/${match}/record`)

async function upload(text: string): Promise<{ status: number; json: Record<string, unknown> }> {
  const init = { method: 'POST', headers: { 'content-type': 'application/jsonl' }, body: text }
  const response = await fetch(`${here.base}/api/v1/records`, init)
  return { status: response.status, json: (await response.json()) as Record<string, unknown> }
}

async function played(): Promise<{ match: string; text: string; reveal: unknown }> {
  const { match, token } = await createMatch(here.base, { powers: 2 })
  expect((await download(match)).status).toBe(403)
  const end = await playOut(await sit(here.base, match, token))
  const response = await download(match)
  expect(response.headers.get('content-disposition')).toContain(`${match}.jsonl`)
  return { match, text: await response.text(), reveal: end.observation.reveal }
}

/** A file without what is shown of it when its rules are gone. */
const recordIn = (text: string) => text.replace(/^\{"transcript".*\n/m, '')

describe('a match as a file', () => {
  test('is the whole truth after the end, and shows the same match when it is brought back', async () => {
    const { match, text, reveal } = await played()
    expect(parseRecord(text)).toHaveProperty('record')
    const { status, json } = await upload(text)
    expect(status).toBe(201)
    expect(json.match).not.toBe(match)
    const shown = await sit(here.base, String(json.match))
    expect(shown.view().observation.reveal).toEqual(reveal)
    expect(recordIn(await (await download(String(json.match))).text())).toBe(recordIn(text))
  })

  test('opens the commitment that was published before the first window', async () => {
    const { match, token } = await createMatch(here.base, { powers: 2 })
    const news = await (await fetch(`${here.base}/api/v1/matches/${match}/news`)).json()
    const { commitment } = (news as PollNews).facts
    const seat = await sit(here.base, match, token)
    expect((seat.room.state as unknown as MatchFactsMessage).commitment).toBe(commitment)
    await playOut(seat)
    const text = await (await download(match)).text()
    const read = parseRecord(text)
    if ('problem' in read) throw new Error('no record')
    expect(read.record.seed).toMatch(/^[0-9a-f]{64}$/)
    expect(read.record.commitment).toMatchObject({ match, hash: commitment })
    expect(checkCommitment(read.record.seed, read.record.commitment)).toBe('holds')
    const forged = await upload(text.replace(/"salt":"[0-9a-f]{4}/, '"salt":"beef'))
    expect([forged.status, forged.json.problem]).toMatchObject([422, { args: { lineNumber: 1 } }])
  })

  test('opens the luck that two people drew together, also when it is brought back', async () => {
    const wish = { scenario: 'two-blocs', powers: 2, years: 2, timeControl: 'untimed', open: false }
    const { lobby, token } = (await post(here.base, '/api/v1/lobbies', { ...wish, name: 'Ada' })).json as SeatTaken
    const call = async (what: string, body: object) =>
      (await post(here.base, `/api/v1/lobbies/${lobby}/${what}`, body)).json
    const bob = (await call('seats', { name: 'Bob' })) as unknown as SeatTaken
    const share = 'ad'.repeat(32)
    await call('share-hash', { token, shareHash: shareHashOf(share, lobby) })
    expect(await call('start', { token })).toEqual({ match: lobby, drawing: true })
    expect(await call('share', { token, share })).toEqual({ match: lobby })
    const seats = [await sit(here.base, lobby, token), await sit(here.base, lobby, bob.token)]
    await Promise.all(seats.map(playOut))
    const text = await (await download(lobby)).text()
    const { status, json } = await upload(text)
    expect(status).toBe(201)
    const again = await (await download(String(json.match))).text()
    expect(recordIn(again)).toBe(recordIn(text))
    const read = parseRecord(again)
    if ('problem' in read) throw new Error('no record')
    expect(read.record.commitment!.shared!.people).toMatchObject([{ seat: 0, share }, { seat: 1 }])
    expect(checkCommitment(read.record.seed, read.record.commitment)).toBe('holds')
    const forged = await upload(text.replace(share, 'af'.repeat(32)))
    expect([forged.status, forged.json.problem]).toMatchObject([422, { args: { lineNumber: 1 } }])
  })

  test('that was altered is refused, and the line is named', async () => {
    const { text } = await played()
    const lines = text.trim().split('\n')
    const altered = lines.map((line, index) => (index === 2 ? line.replace(/"hash":"."/, '"hash":"0000') : line))
    const forged =
      altered[2] === lines[2]
        ? lines.map((l, i) => (i === 2 ? l.replace(/"hash":"[0-9a-f]{4}/, '"hash":"zzzz') : l))
        : altered
    const answer = await upload(forged.join('\n'))
    expect([answer.status, problemKey(answer.json)]).toEqual([422, 'problem.brokenRecord'])
    expect(answer.json.problem).toMatchObject({ args: { lineNumber: 3 } })
    expect(problemKey((await upload(lines.slice(0, -1).join('\n'))).json)).toBe('problem.notEnded')
    expect(problemKey((await upload(text.replace(/"rulesVersion":\d+/, '"rulesVersion":1'))).json)).toBe(
      'problem.otherRules',
    )
    expect(problemKey((await upload(text.replace(/"scenario":"[^"]+"/, '"scenario":"atlantis"'))).json)).toBe(
      'problem.noSuchScenario',
    )
  })

  test.each(['', 'hello', '{}', '[1]', 'null\nnull', '{"format":"delicate-balance"}'])(
    '%j is no match',
    async (text) => {
      const answer = await upload(text)
      expect([answer.status, problemKey(answer.json)]).toEqual([422, 'problem.noRecord'])
    },
  )

  test('that is too long is refused before it is read', async () => {
    const answer = await upload('x'.repeat(9 * 1024 * 1024))
    expect([answer.status, problemKey(answer.json)]).toEqual([413, 'problem.tooLarge'])
  })
})
