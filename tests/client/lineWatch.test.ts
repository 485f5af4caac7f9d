import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { LineWatch } from '#client/net/lineWatch.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** A watched line that answers, or does not, and what it was told. */
function watched(answers: boolean) {
  let [asked, silent] = [0, 0]
  const watch: LineWatch = new LineWatch({
    ask() {
      asked++
      if (answers) watch.heard()
    },
    silent: () => silent++,
  })
  return { watch, told: () => ({ asked, silent }) }
}

describe('a line that can be asked', () => {
  test('is asked when it is silent, and lives as long as it answers', () => {
    const { told } = watched(true)
    vi.advanceTimersByTime(60_000)
    expect(told()).toEqual({ asked: 6, silent: 0 })
  })

  test('that answers nothing is given up, once, before half a minute is over', () => {
    const { told } = watched(false)
    vi.advanceTimersByTime(25_000)
    expect(told()).toEqual({ asked: 1, silent: 1 })
    vi.advanceTimersByTime(60_000)
    expect(told()).toEqual({ asked: 1, silent: 1 })
  })

  test('is asked at once after a pause, and given up sooner', () => {
    const { watch, told } = watched(false)
    watch.check()
    vi.advanceTimersByTime(4000)
    expect(told()).toEqual({ asked: 1, silent: 1 })
  })

  test('that was closed is given up no more', () => {
    const { watch, told } = watched(false)
    watch.stop()
    vi.advanceTimersByTime(60_000)
    watch.check()
    expect(told()).toEqual({ asked: 0, silent: 0 })
  })
})

describe('a line that cannot be asked', () => {
  test('lives as long as the server’s beats come, and is given up when they do not', () => {
    const silent = vi.fn()
    const watch = new LineWatch({ silent })
    for (let beat = 0; beat < 4; beat++) {
      vi.advanceTimersByTime(15_000)
      watch.heard()
    }
    expect(silent).not.toHaveBeenCalled()
    vi.advanceTimersByTime(25_000)
    expect(silent).toHaveBeenCalledOnce()
  })

  test('is given up at once after a pause when a beat is overdue', () => {
    const silent = vi.fn()
    const watch = new LineWatch({ silent })
    watch.check()
    expect(silent).not.toHaveBeenCalled()
    vi.advanceTimersByTime(17_000)
    watch.check()
    expect(silent).toHaveBeenCalledOnce()
  })
})
