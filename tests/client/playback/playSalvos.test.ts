import { beforeAll, expect, test, vi } from 'vitest'
import { salvosPlayed } from '#client/commands/roomView.ts'
import { playSalvos, type SalvoScreen } from '#client/playback/playSalvos.ts'
import { type LandedSalvo, salvos } from '#client/store/game.ts'
import { changeSettings } from '#client/store/settings.ts'
import { toldWar } from '#client/store/war.ts'
import { salvoLanded } from '#shared/events/salvoLanded'

/** The page's keyboard, which Node has not. */
beforeAll(() => {
  vi.stubGlobal('addEventListener', () => undefined)
  vi.stubGlobal('removeEventListener', () => undefined)
})

const salvo = (launched: number): LandedSalvo => ({ ...salvoLanded.example, type: 'salvoLanded', launched })

test('salvos that arrive while others are played are played next, none is lost', async () => {
  const shown: number[] = []
  const ends: (() => void)[] = []
  const screen: SalvoScreen = {
    play: ({ flights }) => {
      shown.push(flights.length)
      return new Promise((resolve) => ends.push(resolve))
    },
    skip: () => undefined,
    launchSites: () => [[0, 0]],
    targets: () => [[9, 9]],
    towns: () => [[9, 9]],
    onBegin: () => undefined,
    onEnd: () => undefined,
  }
  const stop = playSalvos(screen)
  salvos.value = [salvo(10)]
  salvos.value = [...salvos.value, salvo(20)]
  expect(shown).toHaveLength(1)
  ends[0]!()
  await new Promise((resolve) => setTimeout(resolve))
  expect(shown).toHaveLength(2)
  ends[1]!()
  await new Promise((resolve) => setTimeout(resolve))
  expect(salvos.value).toEqual([])
  stop()
})

test('what was not played stays in the queue', () => {
  const [played, fresh] = [salvo(1), salvo(2)]
  salvos.value = [played, fresh]
  salvosPlayed([played])
  expect(salvos.value).toEqual([fresh])
  salvos.value = []
})

test('players who want no pictures of an attack are told what it came to, and nothing is played', async () => {
  changeSettings({ warPictures: false })
  let plays = 0
  const stop = playSalvos({
    play: async () => {
      plays++
    },
    skip: () => undefined,
    launchSites: () => [[0, 0]],
    targets: () => [[9, 9]],
    towns: () => [[9, 9]],
    onBegin: () => undefined,
    onEnd: () => undefined,
  })
  salvos.value = [salvo(10)]
  await new Promise((resolve) => setTimeout(resolve))
  expect(plays).toBe(0)
  expect(toldWar.value?.[0]?.arrived).toBe(salvo(10).arrived)
  expect(salvos.value).toEqual([])
  stop()
  toldWar.value = undefined
  changeSettings({ warPictures: true })
})
