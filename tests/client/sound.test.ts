import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { BEDS, mixOf, type SoundScene } from '#client/sound/mix.ts'
import { forgetEnrolment, saveEnrolment } from '#client/store/classes.ts'
import { matchId } from '#client/store/game.ts'
import { changeSettings } from '#client/store/settings.ts'
import { isHushed, soundedImpacts, soundMoment } from '#client/store/soundScene.ts'
import { shownWar, toldWar } from '#client/store/war.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const anyScene = fc.record({ tension: share, soot: share, share, isStruck: fc.boolean() })
const loudness = (scene: SoundScene) => BEDS.reduce((all, bed) => all + mixOf(scene).levels[bed], 0)

describe('the sound of the room', () => {
  test('falls silent after an impact: only the ears ring, where it was one’s own land', () => {
    fc.assert(
      fc.property(anyScene, (scene) => {
        const { tinnitus, ...others } = mixOf({ ...scene, moment: 'silence' }).levels
        expect(Object.values(others).every((level) => level === 0)).toBe(true)
        expect(tinnitus > 0).toBe(scene.isStruck)
      }),
    )
  })

  test('is louder the higher the public tension, and no sound is ever louder than its loudest', () => {
    fc.assert(
      fc.property(anyScene, share, (scene, other) => {
        const [low, high] = [Math.min(scene.tension, other), Math.max(scene.tension, other)]
        const at = (tension: number) => loudness({ ...scene, tension, moment: 'desk' })
        expect(at(high)).toBeGreaterThanOrEqual(at(low))
        for (const moment of ['desk', 'crisis', 'alarm', 'keys', 'war', 'silence'] as const)
          for (const bed of BEDS) expect(mixOf({ ...scene, moment }).levels[bed]).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('is hushed under soot: the room is lower and no teletype writes, while wind and counter are heard', () => {
    fc.assert(
      fc.property(anyScene, fc.double({ min: 0.01, max: 1, noNaN: true }), (scene, soot) => {
        const under = (dark: number) => mixOf({ ...scene, soot: dark, moment: 'desk' }).levels
        const [clear, dark] = [under(0), under(soot)]
        expect(dark.room).toBeLessThan(clear.room)
        expect([clear.teletype > 0, dark.teletype]).toEqual([true, 0])
        expect(dark.wind).toBeGreaterThan(clear.wind)
        expect([clear.geiger, dark.geiger > 0]).toEqual([0, true])
      }),
    )
  })

  test('has a heart that goes from 60 to 110 beats a minute as the time of an alarm runs out', () => {
    const rate = (gone: number) =>
      mixOf({ moment: 'alarm', tension: 1, soot: 0, share: gone, isStruck: false }).heartRate
    expect([rate(0), rate(1)]).toEqual([60, 110])
  })
})

describe('what the sound follows', () => {
  afterEach(() => {
    for (const each of [shownWar, toldWar, matchId]) each.value = undefined
    forgetEnrolment('c')
    changeSettings({ classSound: false })
    vi.unstubAllGlobals()
  })

  test('is off in a class until it is switched on', () => {
    matchId.value = 'one'
    expect(isHushed.value).toBe(false)
    saveEnrolment({ id: 'c', code: 'c', token: 't', label: 'l', words: 'w', matches: ['one'] })
    expect(isHushed.value).toBe(true)
    changeSettings({ classSound: true })
    expect(isHushed.value).toBe(false)
  })

  test('hears an impact when it comes down, not when it is launched; and silence when all is told', () => {
    const toll = { target: 'boreal', arrived: 0, dead: 0 }
    shownWar.value = { attackers: [], launched: 9, share: 0, tolls: [toll], towns: [] }
    expect([soundMoment.value, soundedImpacts.value.arrived]).toEqual(['war', 0])
    shownWar.value = { attackers: [], launched: 9, share: 0.6, tolls: [{ ...toll, arrived: 4 }], towns: [] }
    expect(soundedImpacts.value.arrived).toBe(4)
    shownWar.value = undefined
    toldWar.value = [{ ...toll, arrived: 4 }]
    expect(soundMoment.value).toBe('silence')
  })
})
