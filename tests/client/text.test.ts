import { beforeAll, describe, expect, expectTypeOf, test, vi } from 'vitest'
import { OWN_SECTIONS } from '#client/orders/sections/index.ts'
import {
  fetchTexts,
  formatMillions,
  formatNumber,
  nameInText,
  sentence,
  setLanguage,
  setSkin,
  startText,
  type TextArgument,
  t,
} from '#client/text/text.ts'
import { formatClock } from '#client/text/times.ts'
import { loadScenarios } from '#server/lib/loadScenarios'
import { BOT_IDS } from '#shared/bots/index'
import { EVENT_TYPES, EVENTS, eventModule, type GameEvent } from '#shared/events/index'
import { type PowerId, powerId, type StateId } from '#shared/ids'
import type { Statement } from '#shared/orders/claims'
import { moduleOf, ORDER_TYPES, ORDERS } from '#shared/orders/index'
import {
  DOCTRINES,
  type Doctrine,
  FORCES,
  INTERESTS,
  LAUNCH_AUTHORITIES,
  LEGS,
  type Leg,
  RESEARCH_LINES,
  TARGETINGS,
} from '#shared/ruleset/forces'
import { RULESET } from '#shared/ruleset/ruleset'
import {
  AIMS,
  type Aim,
  CAUSES,
  CRISIS_MOVES,
  CRISIS_OUTCOMES,
  GRADES,
  OUTCOMES,
  STANCES,
  TIME_CONTROLS,
  type TimeControl,
  TREATY_KINDS,
  WINDOW_KINDS,
} from '#shared/ruleset/vocabulary'
import type { PhraseArgs, ProblemName, TextKey } from '#shared/view/phrase'
import { problem } from '#shared/view/phrase'
import { openWindows } from '#tests/support/openWindows'
import { readSources } from '#tests/support/sources'
import { keysUsedIn, readWords, slotsOf, stringsIn } from '#tests/support/words'

const words = readWords()
const sources = readSources('shared/src', 'server/src', 'client/src')
const used = keysUsedIn(sources)
const strings = stringsIn(sources)
/** Texts of skins stand in for others: nothing asks for them by their keys. */
const SKINS = /^skin\./
const has = (key: string) => words.has(key)

describe('the words', () => {
  test('every key used anywhere has its text', () => {
    expect(used.length).toBeGreaterThan(150)
    const keys = [...words.keys()]
    const missing = used.filter(({ pattern }) => !keys.some((key) => pattern.test(key)))
    expect(missing.map(({ path, written }) => `${path}: ${written}`)).toEqual([])
  })

  test('no text is empty but those meant to be, and every key can be used', () => {
    const empty = [...words].filter(([, text]) => text.trim() === '').map(([key]) => key)
    expect(empty).toEqual(['statement.text.none'])
    const reachable = (key: string) =>
      SKINS.test(key) ||
      strings.has(key) ||
      strings.has(key.replace(/^problem\./, '')) ||
      used.some(({ pattern }) => pattern.test(key))
    expect([...words.keys()].filter((key) => !reachable(key))).toEqual([])
  })

  test('every word of the rules has a name', () => {
    const named = [
      ...FORCES.flatMap((force) => ['name', 'text'].map((part) => `force.${force}.${part}`)),
      ...LEGS.map((leg) => `leg.${leg}`),
      ...TARGETINGS.flatMap((targeting) => [`targeting.${targeting}.name`, `targeting.${targeting}.text`]),
      ...LAUNCH_AUTHORITIES.flatMap((authority) => [`authority.${authority}.name`, `authority.${authority}.text`]),
      ...DOCTRINES.flatMap((doctrine) => [`doctrine.${doctrine}.name`, `doctrine.${doctrine}.text`]),
      ...INTERESTS.flatMap((interest) => [`interest.${interest}.name`, `interest.${interest}.text`]),
      ...AIMS.map((aim) => `aim.${aim}`),
      ...GRADES.map((grade) => `grade.${grade}`),
      ...OUTCOMES.map((outcome) => `ended.outcome.${outcome}`),
      ...WINDOW_KINDS.map((kind) => `bar.window.${kind}`),
      ...TIME_CONTROLS.map((timeControl) => `timeControl.${timeControl}`),
      ...STANCES.map((stance) => `stance.${stance}`),
      ...CAUSES.flatMap((cause) => [`confrontation.demand.${cause}`, `confrontation.defend.${cause}`]),
      ...CRISIS_MOVES.flatMap((move) => [`confrontation.move.${move}.name`, `confrontation.move.${move}.text`]),
      ...CRISIS_OUTCOMES.map((outcome) => `event.crisisEnded.${outcome}`),
      ...TREATY_KINDS.flatMap((kind) => [`treaty.${kind}.name`, `treaty.${kind}.text`]),
      ...RESEARCH_LINES.flatMap((line) => [`researchLine.${line}.name`, `researchLine.${line}.text`]),
      ...ORDER_TYPES.map((type) => `orderType.${type}`),
      ...BOT_IDS.map((name) => `bot.${name}`),
    ]
    expect(named.filter((key) => !has(key))).toEqual([])
  })

  test('every order without a section of its own says what it is for', () => {
    const listed = ORDER_TYPES.filter((type) => ORDERS[type].windows.some((kind) => kind === 'planning'))
    const plain = listed.filter((type) => OWN_SECTIONS[type] === undefined)
    expect(plain.length).toBeGreaterThan(0)
    expect(plain.filter((type) => !has(`orderText.${type}`))).toEqual([])
  })

  test('a skin replaces words there are, and asks for nothing they do not get', () => {
    const worn = [...words].filter(([key]) => key.startsWith('skin.'))
    expect(worn.length).toBeGreaterThan(20)
    for (const [key, text] of worn) {
      const usual = words.get(key.split('.').slice(2).join('.'))
      expect(usual, key).toBeDefined()
      expect(slotsOf(usual!), key).toEqual(expect.arrayContaining([...slotsOf(text)]))
    }
  })

  test('everything a scenario names has a name', () => {
    const named = [...loadScenarios().values()].flatMap(({ id, powers, states }) => [
      `scenario.${id}.name`,
      `scenario.${id}.summary`,
      ...powers.flatMap((power) => [
        `power.${power.id}.name`,
        `power.${power.id}.short`,
        `bloc.${power.bloc}`,
        `state.${power.id}`,
      ]),
      ...states.map((state) => `state.${state.id}`),
    ])
    expect(named.filter((key) => !has(key))).toEqual([])
  })
})

/** Checked by the compiler: `npm run test:types` fails where one of these does not hold. */
describe('keys and arguments', () => {
  test('of pages: one of the texts, with what stands between its braces', () => {
    expectTypeOf(t<'bar.year'>).parameters.toEqualTypeOf<
      [key: 'bar.year', args: { readonly year: TextArgument; readonly years: TextArgument }]
    >()
    expectTypeOf(t<'bar.ready'>).parameters.toEqualTypeOf<[key: 'bar.ready']>()
    expectTypeOf<'bar.redy'>().not.toExtend<TextKey>()
    expectTypeOf<`timeControl.${TimeControl}`>().toExtend<TextKey>()
    expectTypeOf<`timeControl.${string}`>().not.toExtend<TextKey>()
    expectTypeOf(t<TextKey>).parameters.toEqualTypeOf<[key: TextKey, noSuchText: never]>()
  })

  test('of the rules: each of its own kind', () => {
    expectTypeOf(problem<'overspent'>).parameters.toEqualTypeOf<
      [name: 'overspent', args: { readonly cost: number; readonly treasury: number }]
    >()
    expectTypeOf<'overspend'>().not.toExtend<ProblemName>()
    expectTypeOf<PhraseArgs<'order.strike.line'>>().toEqualTypeOf<{
      readonly target: PowerId
      readonly share: number
      readonly legs: readonly Leg[]
      readonly aim: Aim
    }>()
    expectTypeOf<PhraseArgs<'order.statement.doctrine'>['doctrine']>().toEqualTypeOf<Doctrine>()
  })

  test('of one of several phrases: what not all of them take may be left out', () => {
    expectTypeOf<PhraseArgs<'order.challenge.state' | 'order.statement.claim'>>().toEqualTypeOf<{
      readonly target: PowerId | undefined
      readonly state: StateId | undefined
      readonly warheads: number | undefined
      readonly leg: Leg | undefined
    }>()
  })
})

describe('sentences', () => {
  beforeAll(async () => {
    await startText()
    await fetchTexts('room')
  })

  test.each(EVENT_TYPES)('event %s: its text asks for nothing the event does not give', (type) => {
    const event = { ...EVENTS[type].example, type, audience: 'all' } as unknown as GameEvent
    const phrase = eventModule(event).describe(event)
    const given = Object.keys(phrase.args)
    expect(slotsOf(words.get(phrase.key)!).filter((slot) => !given.includes(slot))).toEqual([])
    expect(sentence(phrase)).not.toMatch(/\{\{|undefined|power\.|problem\./)
  })

  test('what was destroyed is told of every leg', () => {
    const event = { ...EVENTS.forcesDestroyed.example, type: 'forcesDestroyed', audience: 'all' } as const
    const told = sentence(eventModule(event).describe(event as GameEvent))
    for (const leg of LEGS) expect(told).toContain(`${t(`leg.${leg}`)} ${event[leg]}`)
  })

  test.each(ORDER_TYPES)('order %s: every option reads as a sentence', (type) => {
    const view = openWindows()[ORDERS[type].windows[0]!]!
    for (const order of [...moduleOf({ type }).options(RULESET, view)].slice(0, 60)) {
      const line = sentence(moduleOf(order).describe(order))
      expect(line).not.toMatch(/\{\{|undefined|order\./)
    }
  })

  test('a void order gives its reason as a sentence of its own, also one kept from earlier rules', () => {
    const voided = (args: Record<string, string | number>): GameEvent => ({
      type: 'orderVoided',
      audience: 'all',
      power: powerId('boreal'),
      order: 'scrap',
      problem: { key: 'problem.tooFewToScrap', args },
    })
    const lineOf = (event: GameEvent) => sentence(eventModule(event).describe(event))
    const line = 'An order was void (Scrap): You have only 1,200 warheads on silos.'
    expect(lineOf(voided({ leg: 'silos', owned: 1200 }))).toBe(line)
    expect(lineOf(voided({ leg: 'silos', owned: 1200, type: 'scrap', forgotten: 'x' }))).toBe(line)
  })

  test('what a statement leaves out leaves no gap', () => {
    const declare = (said: Statement) => sentence(ORDERS.statement.describe({ type: 'statement', statement: said }))
    expect(declare({ say: 'doctrine', aim: 'minimal' })).toBe('Declare doctrine: Minimal')
    expect(declare({ say: 'doctrine', aim: 'limited', against: powerId('coral') })).toBe(
      'Declare doctrine: Limited, against the Coral Compact',
    )
  })

  test('a text meant to be empty is empty, not its key', () => {
    expect(t('statement.text.none')).toBe('')
  })

  test('a skin replaces words while it is worn', () => {
    setSkin('mobilisation')
    expect(t('force.silos.name')).toBe('Frontier corps')
    expect(t('bar.ready')).toBe(words.get('bar.ready'))
    setSkin(undefined)
    expect(t('force.silos.name')).toBe('Silo missiles')
  })

  test('numbers and clocks are written as people read them', () => {
    expect([0, 3, 9.44, 12.6, 1234567, 0.034].map(formatNumber)).toEqual(['0', '3', '9.4', '13', '1,234,567', '0.03'])
    expect([0, 999, 61_000, -5].map(formatClock)).toEqual(['0:00', '0:01', '1:01', '0:00'])
  })
})

test('a name has its article in English, with a capital where a sentence begins, and none in Chinese', async () => {
  vi.stubGlobal('document', { documentElement: {} })
  await fetchTexts('debrief')
  await setLanguage('en')
  expect(t('bar.yourPower', { power: nameInText('usa') })).toBe('You are the United States')
  expect(t('debrief.night.saw', { power: nameInText('ussr') })).toBe('The Soviet Union saw')
  expect(t('bar.yourPower', { power: nameInText('france') })).toBe('You are France')
  await setLanguage('zh-Hant')
  expect(t('bar.yourPower', { power: nameInText('usa') })).not.toMatch(/the|\u2063/)
  await setLanguage('en')
  vi.unstubAllGlobals()
})

test('people are counted as each language counts large numbers', async () => {
  vi.stubGlobal('document', { documentElement: {} })
  const counted = async (language: string) => {
    await setLanguage(language)
    return [0.05, 3.1, 127].map(formatMillions)
  }
  expect(await counted('zh-Hant')).toEqual(['5萬', '310萬', '1.27億'])
  expect(await counted('zh-Hans')).toEqual(['5万', '310万', '1.27亿'])
  expect(await counted('en')).toEqual(['50 thousand', '3.1 million', '127 million'])
  expect(sentence({ key: 'event.famine', args: { power: powerId('boreal'), dead: 4.2 } })).toContain(
    '4.2 million starve',
  )
  vi.unstubAllGlobals()
})
