import { beforeEach, describe, expect, test, vi } from 'vitest'
import { bytesOf, finishedOf, HELD, openDevice } from '#tests/support/device'

beforeEach(() => vi.resetModules())

describe('what a device keeps of matches', () => {
  test('seats of matches under way never fall out of the list, those of ended ones do, the oldest first', async () => {
    const { seats } = await openDevice()
    for (let n = 0; n < 20; n++) seats.saveSeat(HELD(`running${n}`))
    for (let n = 0; n < 3; n++) seats.markSeatEnded(`running${n}`)
    seats.saveSeat(HELD('newest'))
    const held = seats.heldSeats.value.map(({ match }) => match)
    expect(held).toHaveLength(18)
    expect(held).toEqual(expect.arrayContaining(['running3', 'running19', 'newest']))
    expect(held).not.toContain('running0')
  })

  test('all of it goes out as one file and into another device, seats and records too; what is there stays', async () => {
    const first = await openDevice()
    first.finished.addFinished([finishedOf('one', 1), finishedOf('two', 2)])
    for (const match of ['running', 'both']) first.seats.saveSeat(HELD(match))
    await first.records.keepRecord('one', 'record of one')
    const file = await first.commands.matchesFile()
    const second = await openDevice()
    second.seats.saveSeat({ ...HELD('both'), token: 'of this device' })
    second.finished.addFinished([{ ...finishedOf('two', 2), place: 7 }])
    expect(await second.commands.takeMatchesFile(new Blob([await bytesOf(file)]))).toBe(4)
    expect(second.finished.finishedMatches.value.map(({ match, place }) => [match, place])).toEqual([
      ['two', 7],
      ['one', 1],
    ])
    const tokens = ['running', 'both'].map((match) => second.seats.seatFor(match)?.token)
    expect(tokens).toEqual(['token of running', 'of this device'])
    expect(await second.records.keptRecord('one')).toBe('record of one')
    expect(await second.commands.takeMatchesFile(new Blob([await bytesOf(file)]))).toBe(4)
    expect(second.finished.finishedMatches.value).toHaveLength(2)
  })

  test.each(['', '{}', '[1]', '{"format":"delicate-balance-matches-1","finished":[{"match":1}],"seats":[null]}'])(
    'a file that holds nothing of ours changes nothing: %s',
    async (text) => {
      const { commands, finished, seats } = await openDevice()
      expect((await commands.takeMatchesFile(new Blob([text]))) ?? 0).toBe(0)
      expect([finished.finishedMatches.value, seats.heldSeats.value]).toEqual([[], []])
    },
  )
})

describe('the judgement of a player', () => {
  test('is that of their own power, of a debrief', async () => {
    const { commands } = await openDevice()
    const promise = (patron: string, ...kept: boolean[]) => ({
      patron,
      tests: kept.map((each, n) => ({ year: n + 1, kept: each })),
    })
    const debrief = {
      beliefs: {
        calibrations: [
          { viewer: 'ours', brier: 0.1, coverage: 0.75, fear: 0 },
          { viewer: 'theirs', brier: 0.4, coverage: 0.1, fear: 0 },
        ],
      },
      umbrellas: [promise('ours', true, false), promise('theirs', false)],
    } as never
    expect(commands.judgementOf(debrief, 'ours')).toEqual({ brier: 0.1, coverage: 0.75, tested: 2, kept: 1 })
  })

  test('over time is the mean of those that are known', async () => {
    const { finished } = await openDevice()
    const judged = (match: string, brier: number | undefined, coverage: number) => ({
      ...finishedOf(match, 1),
      judgement: { ...(brier === undefined ? {} : { brier }), coverage, tested: 1, kept: 1 },
    })
    const all = [judged('a', 0.2, 0.6), judged('b', undefined, 1), finishedOf('c', 3)]
    expect(finished.meanJudgement(all)).toEqual({ brier: 0.2, coverage: 0.8, tested: 2, kept: 2 })
    expect(finished.meanJudgement([finishedOf('c', 3)])).toMatchObject({ brier: undefined, coverage: undefined })
  })
})
