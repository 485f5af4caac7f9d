import { describe, expect, test } from 'vitest'
import type { LocalPerson, SavedLocalMatch } from '#client/workers/keptLocalMatch.ts'
import { LocalMatch, type LocalMatchResult } from '#client/workers/localMatch.ts'
import { BOTS } from '#shared/bots/index'
import { powerId } from '#shared/ids'
import { readRecord } from '#shared/match/recordText'
import { openRecord } from '#shared/match/replay'
import type { ViewMessage } from '#shared/protocol/messages'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { isPlayerView } from '#shared/view/observation'
import { observe } from '#shared/view/observe'
import { smallWorld } from '#tests/support/smallWorld'

const [first, second, third] = smallWorld.seatings['3']!.map((power, look) => ({ power, name: `P${look}`, look })) as [
  LocalPerson,
  LocalPerson,
  LocalPerson,
]

const localMatch = () => new LocalMatch(async (id) => (id === smallWorld.id ? smallWorld : undefined))

async function begun(people: readonly LocalPerson[], seed = 'pass', years = 3): Promise<LocalMatch> {
  const match = localMatch()
  expect(await match.begin({ scenario: smallWorld.id, powers: 3, years, seed, people })).toBeUndefined()
  return match
}

async function afterReload(saved: SavedLocalMatch): Promise<LocalMatch> {
  const match = localMatch()
  expect(await match.resume(JSON.parse(JSON.stringify(saved)))).toBeUndefined()
  return match
}

const turnOf = (match: LocalMatch) => match.saved().shared!.turn
const windowOf = (match: LocalMatch) => match.view().observation.window
const ready = (match: LocalMatch) => match.ready(windowOf(match).number)

/** Every true position of a match, in the order of its windows. */
function positionsOf(match: LocalMatch): readonly GameState[] {
  const read = readRecord(match.saved().text)
  if ('problem' in read) throw new Error(read.problem.key)
  const { windows, ...outline } = read.record
  let session = openRecord(RULESET, smallWorld, outline)
  const states = [session.state]
  for (const { submissions } of windows) {
    session = session.replay(submissions).session
    states.push(session.state)
  }
  return states
}

/** What was handed out while somebody had the device. */
interface HandedOut {
  readonly to: string
  readonly messages: readonly ViewMessage[]
}

/** Gives what a gambler would, from what the one who has the device sees. */
function gamble(match: LocalMatch): void {
  const { observation } = match.view()
  if (!isPlayerView(observation)) throw new Error('nobody has the device')
  const { orders } = BOTS.gambler.decide(RULESET, observation, createRng('gamble'), undefined)
  expect(match.draft(observation.window.number, orders).reply.ok).toBe(true)
}

/** Plays a match of gamblers to its end, and notes all that is handed out, to whom and in which kind of window. */
async function playedOut(
  match: LocalMatch,
): Promise<{ readonly all: readonly HandedOut[]; readonly kinds: Set<string> }> {
  const all: HandedOut[] = []
  const kinds = new Set<string>()
  for (let turns = 0; turnOf(match) !== 'all'; turns++) {
    if (turns > 400) throw new Error('the match does not end')
    const turn = turnOf(match)
    const { power } = turn as LocalPerson
    const { kind, participants } = windowOf(match)
    expect(participants).toContain(power)
    kinds.add(kind)
    all.push({ to: power, messages: [...match.arrivals(), match.view()] })
    gamble(match)
    const done: LocalMatchResult = ready(match)
    if (!done.isPassedOn) all.push({ to: power, messages: done.views })
    else expect(done.views).toEqual([])
  }
  return { all, kinds }
}

/** Everything handed out is what the one who had the device may know of the true position then. */
function expectOwnViews(all: readonly HandedOut[], states: readonly GameState[]): void {
  for (const { to, messages } of all) {
    for (const { observation } of messages) {
      const state = states.find(({ windowNumber }) => windowNumber === observation.window.number)!
      expect(observation).toEqual(observe(RULESET, state, { kind: 'power', power: powerId(to) }, 'open'))
    }
  }
}

describe('several people on one device', () => {
  test('have it one after the other, each once a year; the window closes with the last', async () => {
    const match = await begun([first, second, third])
    expect(turnOf(match)).toEqual(first)
    expect(ready(match)).toMatchObject({ isPassedOn: true, views: [] })
    expect(turnOf(match)).toEqual(second)
    ready(match)
    expect(turnOf(match)).toEqual(third)
    expect(match.past()).toEqual([])
    const { isPassedOn, views } = ready(match)
    expect(match.past()).toHaveLength(1)
    // Who had it last begins the next year, if they are asked first of all.
    expect([isPassedOn, turnOf(match)]).toEqual([undefined, third])
    expect(views.map(({ observation }) => observation.self?.id)).toEqual([third.power])
  })

  test('give their orders unseen: what one drafts changes nothing of what another is handed before the window closes', async () => {
    const drafts = [
      [],
      [{ type: 'build', force: 'silos', lots: 1 }],
      [{ type: 'influence', state: 'dogwood', level: 1 }],
    ]
    const handed = await Promise.all(
      drafts.map(async (orders) => {
        const match = await begun([first, second])
        expect(match.draft(0, orders).reply.ok).toBe(true)
        ready(match)
        expect(turnOf(match)).toEqual(second)
        return JSON.stringify([match.arrivals(), match.view(), match.facts(), match.past(), match.reasons()])
      }),
    )
    expect(new Set(handed).size).toBe(1)
  })

  test('are asked in every kind of window, and handed what their own power may know and nothing else, in many matches', async () => {
    const kinds = new Set<string>()
    for (let n = 0; n < 12; n++) {
      const match = await begun([first, second], `many ${n}`, 5)
      const played = await playedOut(match)
      for (const kind of played.kinds) kinds.add(kind)
      expectOwnViews(played.all, positionsOf(match))
      for (const { observation, orders } of match.arrivals()) {
        expect([observation.self, orders]).toEqual([undefined, []])
      }
      expect(match.arrivals().at(-1)!.observation.reveal).toBeDefined()
    }
    expect([...kinds].sort()).toEqual(['confrontation', 'planning', 'retaliation', 'warning'])
  })

  test('see what happened since they had it: the position they saw last, then every window that closed', async () => {
    const match = await begun([first, second])
    ready(match)
    ready(match)
    expect(turnOf(match)).toEqual(second)
    ready(match)
    expect(turnOf(match)).toEqual(first)
    const numbers = match.arrivals().map(({ observation }) => observation.window.number)
    expect(numbers).toEqual([...Array(numbers.at(-1)! + 1).keys()])
    expect(match.arrivals()[0]!.events).toEqual([])
    expect(match.arrivals().at(-1)!.events).toEqual(match.past().at(-1)!.events)
  })

  test('lose nothing by a reload at any moment: whose turn it is, orders given and not yet done, those who are done', async () => {
    const match = await begun([first, second])
    for (let turns = 0; turns < 40 && turnOf(match) !== 'all'; turns++) {
      gamble(match)
      const again = await afterReload(match.saved())
      const all = (each: LocalMatch) => [
        { ...each.saved(), text: readRecord(each.saved().text) },
        each.arrivals(),
        each.past(),
        each.facts(),
      ]
      expect(all(again)).toEqual(all(match))
      ready(match)
    }
    expect(await afterReload(match.saved()).then((again) => again.arrivals())).toEqual(match.arrivals())
  })

  test('take no year back, and are told no bot’s reasons', async () => {
    const match = await begun([first, second])
    ready(match)
    ready(match)
    const before = match.saved()
    expect(match.undoYear().views).toEqual([])
    expect(match.saved()).toEqual(before)
    expect(match.reasons()).toEqual([])
  })

  test('must be of the match', async () => {
    const setup = { scenario: smallWorld.id, powers: 3, years: 3, seed: 'pass' }
    const people = [first, { ...second, power: 'atlantis' }]
    expect(await localMatch().begin({ ...setup, people })).toMatchObject({ key: 'problem.noSuchPower' })
  })
})
