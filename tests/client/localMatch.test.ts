import { describe, expect, test } from 'vitest'
import { LocalMatch } from '#client/workers/localMatch.ts'
import { BOTS } from '#shared/bots/index'
import { storyOf } from '#shared/debrief/story'
import { seenEvents } from '#shared/events/seenEvents'
import { recordMatch } from '#shared/match/playMatch'
import { printRecord, type RecordOutline, readRecord } from '#shared/match/recordText'
import { RULESET } from '#shared/ruleset/ruleset'
import { observe } from '#shared/view/observe'
import { smallWorld } from '#tests/support/smallWorld'

const localMatch = () => new LocalMatch(async (id) => (id === smallWorld.id ? smallWorld : undefined))

test('a kept match goes on with its bots; one with a bot that this version does not have is refused by its name', async () => {
  const first = localMatch()
  expect(await first.begin({ scenario: smallWorld.id, powers: 3, years: 3, seed: 'kept' })).toBeUndefined()
  const { saved } = first.ready(0)
  const again = localMatch()
  expect(await again.resume(saved!)).toBeUndefined()
  expect(again.view()).toEqual(first.view())
  expect(await localMatch().resume({ ...saved!, bots: ['grim', 'hal', 'grim'] })).toEqual({
    key: 'problem.noSuchBot',
    args: { bot: 'hal' },
  })
})

test('a match on this device is played by its house rule, also after it was kept', async () => {
  const first = localMatch()
  await first.begin({ scenario: smallWorld.id, powers: 3, years: 3, seed: 'kept', treatment: 'noWinter' })
  expect(first.view().observation.ruleChanges).toMatchObject({ 'climate.sootScale': 0 })
  const again = localMatch()
  expect(await again.resume(first.ready(0).saved!)).toBeUndefined()
  expect(again.view().observation.ruleChanges).toMatchObject({ 'climate.sootScale': 0 })
})

test('minds of the strength that was chosen play the other seats, also after the match was kept', async () => {
  const first = localMatch()
  await first.begin({ scenario: smallWorld.id, powers: 3, years: 3, seed: 'kept', strength: 'normal' })
  const { saved } = first.ready(0)
  expect(saved).toMatchObject({ strength: 'normal' })
  const again = localMatch()
  expect(await again.resume(saved!)).toBeUndefined()
  expect(again.view()).toEqual(first.view())

  const simple = localMatch()
  await simple.begin({ scenario: smallWorld.id, powers: 3, years: 3, seed: 'kept' })
  simple.ready(0)
  expect(simple.past()).not.toEqual(first.past())
  expect(simple.saved()).not.toHaveProperty('strength')
})

describe('the other chair', () => {
  const bots = (['gambler', 'superiority-seeker', 'worst-case-planner'] as const).map((id) => BOTS[id])
  const { record } = recordMatch({ ruleset: RULESET, scenario: smallWorld, years: 4, bots, seed: 'chair' })
  const told = printRecord(record)
  const story = storyOf(RULESET, smallWorld, record)
  const power = record.seats[1]!
  /** A window in the middle in which that power was asked. */
  const window = story.states.findIndex(({ year, window: open }) => year === 2 && open.participants.includes(1))

  /** Gives what the record has for the chair, window by window, for as long as it has any. */
  function playAsRecorded(match: LocalMatch): void {
    for (const { number, submissions } of record.windows.slice(window)) {
      if (match.view().observation.window.number !== number) continue
      if (!match.view().observation.window.participants.includes(power)) continue
      expect(match.draft(number, submissions[power] ?? []).reply.ok).toBe(true)
      match.ready(number)
    }
  }

  function recordOf(match: LocalMatch): RecordOutline {
    const read = readRecord(match.saved().text)
    if ('problem' in read) throw new Error(read.problem.key)
    return read.record
  }

  test('sees what that power saw then, and nothing else', async () => {
    const match = localMatch()
    expect(await match.takeChair({ told, power, window })).toBeUndefined()
    const { ruleset, states } = story
    expect(match.view().observation).toEqual(observe(ruleset, states[window]!, { kind: 'power', power }, 'open'))
    expect(match.past().map(({ events }) => events)).toEqual(
      record.windows.slice(0, window).map(({ events }) => seenEvents(events, { kind: 'power', power })),
    )
  })

  test('played as it was played, the match goes as it went, hash by hash: the others’ recorded orders come at it', async () => {
    const match = localMatch()
    await match.takeChair({ told, power, window })
    playAsRecorded(match)
    const { windows } = recordOf(match)
    expect(windows.map(({ hash }) => hash)).toEqual(record.windows.map(({ hash }) => hash))
  })

  test('played as it was played from the first window, every one of many matches goes as it went', async () => {
    let long = 0
    for (let n = 0; n < 8; n++) {
      const match = { ruleset: RULESET, scenario: smallWorld, years: 3, bots, seed: `chair ${n}` }
      const played = recordMatch(match).record
      const seat = localMatch()
      await seat.takeChair({ told: printRecord(played), power, window: 0 })
      for (const { number, submissions } of played.windows) {
        const { window: open } = seat.view().observation
        if (open.number !== number || !open.participants.includes(power)) continue
        seat.draft(number, submissions[power] ?? [])
        seat.ready(number)
      }
      expect(recordOf(seat).windows.map(({ hash }) => hash)).toEqual(played.windows.map(({ hash }) => hash))
      const { states } = storyOf(RULESET, smallWorld, played)
      const faced = states.filter(
        ({ window: { kind, participants } }) => kind === 'confrontation' && participants.includes(0),
      )
      long = Math.max(long, faced.length)
    }
    // Another seat was asked the same kind of window twice in a year: its answers come in their order.
    expect(long).toBeGreaterThan(3)
  })

  test('played otherwise, the match goes another way to its end, and the others do what they did while they are asked the same', async () => {
    const match = localMatch()
    await match.takeChair({ told, power, window })
    while (match.view().observation.window.kind !== 'ended') match.ready(match.view().observation.window.number)
    const { windows } = recordOf(match)
    expect(windows.at(-1)!.hash).not.toBe(record.windows.at(-1)!.hash)
    const other = record.seats[0]!
    expect(windows[window]!.submissions[other]).toEqual(record.windows[window]!.submissions[other])
    const ofYear = (windowsOf: typeof windows, states: typeof story.states, year: number) =>
      windowsOf.find((_each, n) => states[n]!.year === year && states[n]!.window.kind === 'planning')?.submissions[
        other
      ]
    const again = storyOf(RULESET, smallWorld, recordOf(match))
    for (const year of [3, 4]) {
      expect(ofYear(windows, again.states, year)).toEqual(ofYear(record.windows, story.states, year))
    }
  })

  test('goes on after a reload as it was, and takes years back no further than to where it began', async () => {
    const match = localMatch()
    await match.takeChair({ told, power, window })
    const before = match.view()
    const { saved } = match.ready(before.observation.window.number)
    const again = localMatch()
    expect(await again.resume(saved!)).toBeUndefined()
    expect(again.view().observation).toEqual(match.view().observation)
    for (let n = 0; n < 5; n++) again.undoYear()
    expect(again.view().observation).toEqual(before.observation)
  })

  test('is not taken of a match of other rules', async () => {
    const old = told.replace(/"rulesVersion":\d+/, '"rulesVersion":1')
    expect((await localMatch().takeChair({ told: old, power, window }))?.key).toBe('problem.otherRules')
  })
})
