import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Beat } from '#client/playback/beat.ts'
import { standInForBrowser, tweeningScene } from '#tests/support/phaser'

standInForBrowser()
const { BeatPlayer } = await import('#client/map/BeatPlayer.ts')

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** A beat that notes what is drawn. */
function noted(name: string, length: number, log: string[]): Beat {
  return {
    length,
    draw: (time) => log.push(`${name} ${Math.round(time)}`),
    drawStill: () => log.push(`${name} still`),
    drawEnd: () => log.push(`${name} end`),
  }
}

async function openPlayer() {
  const { scene, step } = await tweeningScene(100, 100)
  const frames = vi.fn()
  const player = new BeatPlayer(scene.tweens, frames)
  /** Lets so many milliseconds go by, in frames of 50. */
  const wait = async (milliseconds: number) => {
    for (let passed = 0; passed < milliseconds; passed += 50) {
      await vi.advanceTimersByTimeAsync(50)
      step()
      await Promise.resolve()
    }
  }
  return { player, frames, wait, tweens: scene.tweens }
}

const timesOf = (name: string, log: readonly string[]): readonly number[] =>
  log.filter((line) => line.startsWith(name)).flatMap((line) => Number(line.split(' ')[1]) || [])

describe('beats', () => {
  test('are played one after the other, each from its beginning to its end', async () => {
    const { player, wait } = await openPlayer()
    const log: string[] = []
    const over = vi.fn()
    void player.play([noted('a', 400, log), noted('b', 300, log)], 'moving').then(over)
    expect(log).toEqual(['a 0'])
    await wait(1500)
    expect(over).toHaveBeenCalled()
    expect(log.filter((line) => line.endsWith('end'))).toEqual(['a end', 'b end'])
    expect(log.indexOf('b 0')).toBe(log.indexOf('a end') + 1)
    for (const [name, length] of [
      ['a', 400],
      ['b', 300],
    ] as const) {
      const times = timesOf(name, log)
      expect(times).toEqual([...times].sort((x, y) => x - y))
      expect(times.at(-1)).toBe(length)
      expect(times.length).toBeGreaterThan(3)
    }
  })

  test('are all skipped at once, and end as they would have ended', async () => {
    const { player, wait, tweens } = await openPlayer()
    const log: string[] = []
    const over = vi.fn()
    void player.play([noted('a', 400, log), noted('b', 300, log)], 'moving').then(over)
    await wait(100)
    player.skip()
    await vi.advanceTimersByTimeAsync(0)
    expect(over).toHaveBeenCalled()
    expect(log.slice(-2)).toEqual(['a end', 'b end'])
    expect(tweens.getTweens()).toEqual([])
    void player.play([noted('c', 200, log)], 'moving')
    expect(log.at(-1)).toBe('c 0')
  })

  test('stand still for a while with less motion', async () => {
    const { player, wait } = await openPlayer()
    const log: string[] = []
    const over = vi.fn()
    void player.play([noted('a', 400, log)], 'still').then(over)
    await wait(1000)
    expect(log).toEqual(['a still'])
    expect(over).not.toHaveBeenCalled()
    await wait(1500)
    expect(log).toEqual(['a still', 'a end'])
    expect(over).toHaveBeenCalled()
  })

  test('of no length only end', async () => {
    const { player } = await openPlayer()
    const log: string[] = []
    await player.play([noted('a', 0, log)], 'moving')
    expect(log).toEqual(['a end'])
  })

  test('wake the loop when they begin and when they are skipped', async () => {
    const { player, frames } = await openPlayer()
    void player.play([noted('a', 400, [])], 'moving')
    expect(frames).toHaveBeenCalledTimes(1)
    player.skip()
    expect(frames).toHaveBeenCalledTimes(2)
  })
})
