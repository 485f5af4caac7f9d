import { describe, expect, test } from 'vitest'
import { LEADERS } from '#client/ui/face/leaders.ts'
import { loadScenarios } from '#server/lib/loadScenarios'
import { BOT_IDS } from '#shared/bots/index'
import { EVENT_TYPES, EVENTS, type SeenEvent } from '#shared/events/index'
import { type PowerId, powerId } from '#shared/ids'
import { TREATY_KINDS, type TreatyKind } from '#shared/ruleset/vocabulary'
import { cuesIn, LINES_EACH, lineFor, linesAt, OCCASIONS, TEMPERAMENTS } from '#shared/voices/index'
import { HEARINGS } from '#shared/voices/occasions'
import { CAST } from '#shared/voices/temperaments'
import { LANGUAGES, readWords } from '#tests/support/words'

const SCENARIOS = [...loadScenarios().values()]
const POWERS = ['antilles', 'boreal', 'coral', 'dawn'].map(powerId)
/** Most characters of a line: what a mouth says in one breath, and a phone shows in four rows. */
const LONGEST = 84

describe.each(LANGUAGES)('what leaders say in %s', (language) => {
  const words = readWords(language)
  const spoken = TEMPERAMENTS.flatMap((temperament) =>
    OCCASIONS.map((occasion) => [`${temperament}.${occasion}`, words.get(`voice.${temperament}.${occasion}`)] as const),
  )

  test('has its lines for every temperament and occasion', () => {
    const wrong = spoken.filter(
      ([, lines]) => lines?.split('|').filter((line) => line.trim() !== '').length !== LINES_EACH,
    )
    expect(wrong.map(([key]) => key)).toEqual([])
  })

  test('says nothing twice, and nothing too long for a mouth', () => {
    const lines = spoken.flatMap(([, text]) => text?.split('|') ?? [])
    expect(lines.filter((line, n) => lines.indexOf(line) !== n)).toEqual([])
    expect(lines.filter((line) => line.length > LONGEST)).toEqual([])
  })

  test('names the leader or the office of every power of every scenario, a leader with three traits', () => {
    const powers = [...new Set(SCENARIOS.flatMap((scenario) => scenario.powers.map(({ id }) => id)))]
    const nameless = powers.filter((id) => !words.has(`leader.${id}.name`) || !words.has(`leader.${id}.title`))
    expect(nameless).toEqual([])
    for (const id of Object.keys(LEADERS)) expect(words.get(`leader.${id}.traits`)?.split('|')).toHaveLength(3)
  })
})

test('every power of every scenario is in the cast, every temperament has a voice in it, and those of invented leagues a face', () => {
  for (const scenario of SCENARIOS) {
    for (const { id } of scenario.powers) {
      expect(CAST[id], id).toBeDefined()
      expect(Object.hasOwn(LEADERS, id), id).toBe(!scenario.historical)
    }
  }
  expect([...new Set(Object.values(CAST))].sort()).toEqual([...TEMPERAMENTS].sort())
  expect([...TEMPERAMENTS].sort()).toEqual([...BOT_IDS].sort())
})

test('every occasion is heard at some event', () => {
  const examples = EVENT_TYPES.flatMap((type) => variantsOf(type))
  const heard = new Set(examples.flatMap((event) => linesAt('luck', event, 1, POWERS).map(({ occasion }) => occasion)))
  expect([...heard].sort()).toEqual([...OCCASIONS].sort())
})

test('offers of one year to several powers, and of several kinds to one, are not all made in the same words', () => {
  const [first, ...others] = POWERS as [PowerId, ...PowerId[]]
  const offer = (target: PowerId, treaty: TreatyKind): SeenEvent => ({
    type: 'treatyProposed',
    power: first,
    target,
    treaty,
  })
  const said = (events: readonly SeenEvent[]) =>
    new Set(events.flatMap((event) => linesAt('luck', event, 3, POWERS).map(({ line }) => line))).size
  expect(said(others.map((target) => offer(target, 'hotline')))).toBe(LINES_EACH)
  expect(said(TREATY_KINDS.map((kind) => offer(others[0]!, kind)))).toBe(LINES_EACH)
})

test('a leader says nothing twice in a row while its crisis stays on a rung, climbs, or stays again', () => {
  const [power, target] = POWERS as [PowerId, PowerId]
  const began = { ...EVENTS.crisisBegan.example, type: 'crisisBegan', power, target } as const
  const moved = (rung: number) => ({ type: 'crisisMoved', power, target, rung }) as const
  for (const rungs of [
    [1, 1, 2, 2, 2, 3, 3],
    [2, 3, 4, 4, 5, 5, 6, 6, 7, 7],
    [1, 2, 2, 3, 4, 5],
  ]) {
    for (const year of [1, 2, 3]) {
      for (const luck of ['one', 'another']) {
        const heard = [began, ...rungs.map(moved)].map((event) => ({ year, event: event as SeenEvent }))
        const said = cuesIn(heard, POWERS)
          .flat()
          .map((cue) => lineFor(luck, cue))
        for (const side of [power, target]) {
          const own = said.filter(({ speaker }) => speaker === side).map(({ occasion, line }) => `${occasion} ${line}`)
          expect(own).toHaveLength(rungs.length + 1)
          expect(own.filter((line, n) => line === own[n - 1])).toEqual([])
        }
      }
    }
  }
})

test('every offer of a treaty is answered: the offer, its signature and its lapse each have a voice', () => {
  for (const type of ['treatyProposed', 'treatyConcluded', 'offerLapsed'] as const) expect(HEARINGS[type]).toBeDefined()
})

/** Examples of an event that bring out all it may be heard as. */
function variantsOf(type: (typeof EVENT_TYPES)[number]): readonly SeenEvent[] {
  const example = { ...EVENTS[type].example, type } as unknown as SeenEvent
  switch (example.type) {
    case 'yearBegan':
      return [{ ...example, year: 1 }]
    case 'statementMade':
      return [{ ...example, statement: { say: 'threaten', target: powerId('coral') } } as SeenEvent]
    case 'crisisMoved':
      return [2, 6].map((rung) => ({ ...example, rung }))
    case 'crisisEnded':
      return [
        { ...example, outcome: 'challengerWon', rung: 3 },
        { ...example, outcome: 'deal', rung: 7 },
      ]
    default:
      return [example]
  }
}
