import { beforeEach, describe, expect, test } from 'vitest'
import { alarmResult, forgetAlarm, isAlarmFaint, isAlarmStaged } from '#client/store/alarm.ts'
import { newsFeed, observation, role } from '#client/store/game.ts'
import { clearMatch } from '#client/store/matchSignal.ts'
import { isRoomTaken } from '#client/store/stage.ts'
import type { PlayerView } from '#shared/view/observation'
import { openWindows } from '#tests/support/openWindows'

const windows = openWindows()
const [warning, planning] = [windows.warning!, windows.planning!]

/** The same alarm with the sensors this sure of every track. */
const sure = (confidence: number): PlayerView => ({
  ...warning,
  window: { ...warning.window, tracks: warning.window.tracks.map((track) => ({ ...track, confidence })) },
})

/** Shows an alarm, and then what became of it. */
function passes(confidence: number, isReal: boolean): void {
  observation.value = sure(confidence)
  const [{ origin }] = warning.window.tracks as [PlayerView['window']['tracks'][number]]
  const { id } = warning.self
  newsFeed.value = [
    {
      year: warning.year,
      event: isReal
        ? { type: 'salvoLanded', attacker: origin, target: id, arrived: 3, dead: 1 }
        : { type: 'alarmProvedFalse', power: id, origin },
    } as (typeof newsFeed.value)[number],
  ]
  observation.value = { ...planning, year: warning.year }
}

describe('an alarm of the viewer’s', () => {
  beforeEach(() => {
    clearMatch()
    role.value = 'player'
  })

  test.each([
    [0.002, false],
    [0.049, false],
    [0.05, true],
    [0.71, true],
  ])('that the sensors give %f takes the room: %s', (confidence, takes) => {
    observation.value = sure(confidence)
    expect(isAlarmStaged.value).toBe(takes)
    expect(isRoomTaken.value).toBe(takes)
    expect(isAlarmFaint.value).toBe(!takes)
  })

  test('takes the room when one of several tracks is to be taken seriously', () => {
    const [track] = warning.window.tracks as [PlayerView['window']['tracks'][number]]
    const tracks = [
      { ...track, confidence: 0.01 },
      { ...track, confidence: 0.3 },
    ]
    observation.value = { ...warning, window: { ...warning.window, tracks } }
    expect(isAlarmStaged.value).toBe(true)
  })

  test('is told at its end, but for one that was as good as nothing and was nothing', () => {
    passes(0.3, false)
    expect(alarmResult.value).toMatchObject({ isReal: false })
    forgetAlarm()
    passes(0.01, false)
    expect(alarmResult.value).toBeUndefined()
    passes(0.01, true)
    expect(alarmResult.value).toMatchObject({ isReal: true })
  })
})
