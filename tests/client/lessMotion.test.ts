import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { matchListener } from '#client/commands/matchListener.ts'
import type { PlaybackStyle } from '#client/playback/beat.ts'
import { playSalvos } from '#client/playback/playSalvos.ts'
import { playYear } from '#client/playback/playYear.ts'
import { matchId, role, salvos } from '#client/store/game.ts'
import { changeSettings } from '#client/store/settings.ts'
import { toldWar } from '#client/store/war.ts'
import { shownScene } from '#client/store/year.ts'
import { LocalMatch } from '#client/workers/localMatch.ts'
import { loadScenarios } from '#server/lib/loadScenarios'
import { salvoLanded } from '#shared/events/salvoLanded'

const CLIENT = new URL('../../client/src/', import.meta.url)

/** A declaration that moves something, with the conditions it stands under, outermost first. */
interface Motion {
  readonly under: readonly string[]
  readonly value: string
}

/** Every animation and transition of a style sheet. */
function motionsIn(sheet: string): readonly Motion[] {
  const under: string[] = []
  const found: Motion[] = []
  for (const [, text = '', end] of sheet.replace(/\/\*.*?\*\//gs, '').matchAll(/([^{};]*)([{};])/g)) {
    const [, value] = /^\s*(?:transition|animation)\s*:\s*(.*)$/s.exec(text) ?? []
    if (end === '{') under.push(text.trim())
    else if (value !== undefined && value.trim() !== 'none') found.push({ under: [...under], value })
    if (end === '}') under.pop()
  }
  return found
}

/** By steps it is a row of stills: how long a key was held is told to those who want less motion too. */
const isStill = ({ under, value }: Motion): boolean =>
  /\bsteps\(\d\)/.test(value) ||
  (under.includes('@media (prefers-reduced-motion: no-preference)') && under.at(-1)!.startsWith(':root:not(.calm) '))

const SHEETS = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'))

describe('with less motion, asked of the device or in the settings,', () => {
  test.each(SHEETS)('nothing moves by %s', (name) => {
    const motions = motionsIn(readFileSync(new URL(name, CLIENT), 'utf8'))
    expect(motions.filter((motion) => !isStill(motion))).toEqual([])
  })

  test('the scenes of the worst minutes are among what is looked at', () => {
    const moving = SHEETS.filter((name) => motionsIn(readFileSync(new URL(name, CLIENT), 'utf8')).length > 0)
    const scenes = ['alarm', 'alarmResult', 'stareDown', 'war'].map((name) => `crisis/${name}.css`)
    expect(moving).toEqual(expect.arrayContaining([...scenes, 'strike/strike.css', 'ui/holdKey.css']))
  })
})

describe.each([
  [true, 'still'],
  [false, 'moving'],
] as const)('where less motion is %s, the map shows', (reducedMotion, style) => {
  beforeAll(() => {
    vi.stubGlobal('addEventListener', () => undefined)
    vi.stubGlobal('removeEventListener', () => undefined)
    changeSettings({ reducedMotion })
    return () => {
      vi.unstubAllGlobals()
      changeSettings({ reducedMotion: false })
    }
  })

  test(`an exchange ${style}`, async () => {
    const styles: PlaybackStyle[] = []
    const stop = playSalvos({
      play: async (_, each) => void styles.push(each),
      skip: () => undefined,
      launchSites: () => [[0, 0]],
      targets: () => [[9, 9]],
      towns: () => [[9, 9]],
      onBegin: () => undefined,
      onEnd: () => undefined,
    })
    salvos.value = [{ ...salvoLanded.example, type: 'salvoLanded' }]
    await vi.waitFor(() => expect(salvos.value).toEqual([]))
    expect(styles).toEqual([style])
    stop()
    toldWar.value = undefined
  })

  test(`the film of a year ${style}`, async () => {
    const scenarios = loadScenarios()
    const match = new LocalMatch(async (id) => scenarios.get(id))
    await match.begin({ scenario: 'two-blocs', powers: 2, years: 5, seed: style })
    matchId.value = style
    role.value = 'player'
    const listener = matchListener(() => ({ request: async () => ({ ok: true }) }))
    const styles: PlaybackStyle[] = []
    const stop = playYear({ play: async (_, each) => void styles.push(each) })
    listener.view(match.view())
    while (match.view().observation.year === 1) match.ready(match.view().observation.window.number)
    listener.view(match.view())
    expect(shownScene.value).toBe('film')
    await vi.waitFor(() => expect(shownScene.value).toBe('card'))
    expect(styles).toEqual([style])
    stop()
    matchId.value = undefined
  })
})
