import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { salvosPlayed } from '#client/commands/roomView.ts'
import { SpokenNews, spokenOf } from '#client/feed/spokenNews.ts'
import { applyView, closesAt, newsFeed, role, salvos } from '#client/store/game.ts'
import { clearMatch } from '#client/store/matchSignal.ts'
import { fetchTexts, powerName, startText } from '#client/text/text.ts'
import { LocalMatch } from '#client/workers/localMatch.ts'
import { loadScenarios } from '#server/lib/loadScenarios'
import type { SeenEvent } from '#shared/events/index'
import { seenEvents } from '#shared/events/seenEvents'
import { powerId } from '#shared/ids'
import { RULESET } from '#shared/ruleset/ruleset'
import { observe } from '#shared/view/observe'
import { close, fullStrike, newGame, type Played } from '#tests/support/positions'

const scenarios = loadScenarios()
let spoken: SpokenNews
let stop: () => void

beforeAll(async () => {
  await startText()
  await fetchTexts('room')
})
beforeEach(() => {
  clearMatch()
  spoken = new SpokenNews()
  stop = spoken.start()
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

/** Plays a whole match of one person who only declares ready; resolves with all that was said. */
async function listenTo(seed: string): Promise<string> {
  const match = new LocalMatch(async (id) => scenarios.get(id))
  await match.begin({ scenario: 'autumn-1983', powers: 4, years: 6, seed })
  role.value = 'player'
  const log: string[] = []
  const hear = () => log.push(...spoken.lines.map(({ number, text }) => `${number} ${text}`))
  let view = match.view()
  applyView(view)
  while (view.observation.window.kind !== 'ended') {
    for (const next of match.ready(view.observation.window.number).views) {
      view = next
      applyView(next)
      hear()
    }
  }
  // Whether a name has its article is looked at elsewhere.
  return [...new Set(log)].join('\n').replaceAll(/\bthe (?=United|Soviet)/gi, '')
}

/** Whether a reader of the log can answer what an event is about; undefined where nothing is asked of it. */
function knows(log: string, event: SeenEvent): boolean | undefined {
  if (event.type === 'alarmProvedFalse') {
    return log.includes(`The tracks from ${powerName(event.origin)} fade. Nothing was coming.`)
  }
  if (event.type !== 'crisisBegan' && event.type !== 'crisisEnded') return undefined
  const [power, target] = [powerName(event.power), powerName(event.target)]
  if (event.type === 'crisisBegan') return new RegExp(`Crisis: .*(${power}.*${target}|${target}.*${power})`).test(log)
  if (event.outcome === 'challengerWon') return log.includes(`${target} gives way to ${power}`)
  if (event.outcome === 'defenderWon') return log.includes(`${power} gives way to ${target}`)
  return undefined
}

describe('who reads the polite log alone', () => {
  test('knows who clashed, who gave way, and that the alarm was false', async () => {
    const asked = new Map<string, number>()
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f']) {
      clearMatch()
      const log = await listenTo(seed)
      for (const { event } of newsFeed.value) {
        const answer = knows(log, event)
        if (answer === undefined) continue
        asked.set(event.type, (asked.get(event.type) ?? 0) + 1)
        expect(answer, `${seed} ${JSON.stringify(event)}`).toBe(true)
      }
    }
    expect([...asked.keys()].toSorted()).toEqual(['alarmProvedFalse', 'crisisBegan', 'crisisEnded'])
  })

  test('knows that the missiles of an alarm came, however many others fly', () => {
    role.value = 'player'
    let state = newGame({ seats: 4 })
    const [one, me, other, attacker] = state.powers.map(({ id }) => id)
    const show = ({ state: next, events }: Played) => {
      state = next
      const viewer = { kind: 'power', power: me! } as const
      const seen = seenEvents(events, viewer)
      applyView({ observation: observe(RULESET, state, viewer), events: seen, orders: [], ready: false })
      salvosPlayed(salvos.peek())
    }
    show({ state, events: [] })
    const strikes = { [one!]: [fullStrike(other)], [other!]: [fullStrike(one)], [attacker!]: [fullStrike(me)] }
    show(close(state, strikes))
    while (state.window.kind !== 'planning') show(close(state))
    const log = spoken.lines.map(({ text }) => text).join('\n')
    expect(log).toMatch(new RegExp(`WARNING: .* tracks from ${powerName(attacker!)}`))
    const landed = newsFeed.value.filter(({ event }) => event.type === 'salvoLanded')
    expect(landed.length).toBeGreaterThanOrEqual(3)
    expect(log).toContain(`${powerName(attacker!)} hits ${powerName(me!)}`)
  })

  test('hears at most three sentences of a window, and how many more there are', () => {
    const spies = (['boreal', 'coral', 'dawn', 'monsoon'] as const).map((power) => ({
      year: 2,
      event: { type: 'statementMade', power: powerId(power), statement: { say: 'rally' } } as SeenEvent,
    }))
    const lines = spokenOf(spies)
    expect(lines).toHaveLength(4)
    expect(lines.at(-1)).toBe('1 more in the news.')
  })

  test('hears once that 30 and 10 seconds are left, and nothing twice', async () => {
    vi.useFakeTimers()
    stop()
    stop = spoken.start()
    const match = new LocalMatch(async (id) => scenarios.get(id))
    await match.begin({ scenario: 'two-blocs', powers: 2, years: 3, seed: 'x' })
    role.value = 'player'
    applyView(match.view())
    closesAt.value = performance.now() + 40_000
    await vi.advanceTimersByTimeAsync(40_000)
    const seconds = spoken.lines.filter(({ text }) => text.endsWith('seconds left.'))
    expect(seconds.map(({ text }) => text)).toEqual(['30 seconds left.', '10 seconds left.'])
  })
})
