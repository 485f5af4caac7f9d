import { effect } from '@preact/signals'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { applyView } from '#client/store/game.ts'
import { clearMatch } from '#client/store/matchSignal.ts'
import { fetchTexts, sentence, setSkin, startText, t } from '#client/text/text.ts'
import { loadScenarios } from '#server/lib/loadScenarios'
import { dealRng } from '#shared/match/matchRecord'
import { ORDER_TYPES } from '#shared/orders/index'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import { createGame } from '#shared/state/createGame'
import { observe } from '#shared/view/observe'
import { readWords } from '#tests/support/words'

const words = readWords()
const skinned = [...loadScenarios().values()].flatMap((scenario) =>
  scenario.skin === undefined ? [] : [[scenario.id, scenario.skin, scenario] as const],
)

beforeAll(async () => {
  await startText()
  await fetchTexts('room')
})
afterEach(() => setSkin(undefined))

describe('a skin', () => {
  test('follows the position shown, and what is on screen follows it', () => {
    const usual = t('force.silos.name')
    const shown: string[] = []
    const stop = effect(() => {
      shown.push(t('force.silos.name'))
    })
    const scenario = loadScenarios().get('july-1914')!
    const state = createGame(RULESET, scenario, { seats: 5, years: 5 }, dealRng(createRng('skin')))
    const seen = observe(RULESET, state, { kind: 'spectator' })
    applyView({ observation: seen, events: [], orders: [], ready: false })
    clearMatch()
    stop()
    expect(shown).toEqual([usual, words.get('skin.mobilisation.force.silos.name'), usual])
  })

  test('puts its words in the place of the usual ones, and is taken off again', () => {
    const usual = t('force.silos.name')
    setSkin('mobilisation')
    expect(t('force.silos.name')).toBe(words.get('skin.mobilisation.force.silos.name'))
    expect(t('force.silos.name')).not.toBe(usual)
    setSkin(undefined)
    expect(t('force.silos.name')).toBe(usual)
  })

  test('leaves alone what it has no words for, and so does a skin without texts', () => {
    const usual = t('grade.peacemaker')
    setSkin('mobilisation')
    expect(words.has('skin.mobilisation.grade.peacemaker')).toBe(false)
    expect(t('grade.peacemaker')).toBe(usual)
    setSkin('no-such-skin')
    expect(t('force.silos.name')).toBe(words.get('force.silos.name'))
  })

  test('fills its words’ slots, and names what they name in its own words', () => {
    setSkin('mobilisation')
    expect(t('warning.count', { count: 7 })).toBe('7 corps reported')
    expect(sentence({ key: 'order.build.line', args: { lots: 2, force: 'bombers' } })).toBe('Build 2 × Reserve corps')
    expect(sentence({ key: 'problem.legEmpty', args: { leg: 'submarines' } })).toBe('You have none of these: fleet.')
  })
})

/** What only the nuclear age has. */
const NUCLEAR =
  /warhead|(first|second|the) key\b|nuclear|missile|\bsilo|submarine|\bbomb|\bsoot\b|fallout|screens?\b|impact|\blaunch|\bmissiles?\b|hotline|doctrine|trade their city|your own cities/i

/** Keys a table of this scenario never shows: other pages, and what its orders and rules rule out. */
function unseen({ orders, rules }: (typeof skinned)[number][2]): RegExp {
  const absent = ORDER_TYPES.filter((type) => orders !== undefined && !orders.includes(type))
  const without = (type: (typeof ORDER_TYPES)[number], ...keys: string[]) => (absent.includes(type) ? keys : [])
  const switchedOff = (rule: string, ...keys: string[]) => (rules[rule] === 0 ? keys : [])
  const parts = [
    'skin',
    'scenario',
    'front',
    'together',
    'bot',
    'lesson',
    'lessonStep',
    'poster',
    'treatment',
    'class',
    'daily',
    'kit',
    'workshop',
    'scenarioFault',
    'script',
    'questions',
    'glossary',
    'host',
    'term',
    ...without('research', 'research', 'researchLine'),
    ...without('scrap', 'order.scrap', 'orderText.scrap', 'event.warheadsScrapped', 'problem.tooFewToScrap'),
    ...without('base', 'order.base', 'orderText.base'),
    ...switchedOff('exchange.falloutDead', 'event.fallout', 'feed.many.fallout'),
    ...switchedOff(
      'umbrellas.enrichPerGdp',
      'event.stateWentNuclear',
      'event.powerWentNuclear',
      'problem.stateIsNuclear',
      'stance.nuclear',
      ...['armingOn', 'armingHelped', 'armingLast'].map((how) => `intray.plea.${how}`),
    ),
  ]
  return new RegExp(`^(${parts.map((part) => part.replaceAll('.', '\\.')).join('|')})(\\.|$)`)
}

describe.each(skinned)('%s, in the words of %s', (_id, skin, scenario) => {
  test('has words of its own', () => {
    expect([...words.keys()].filter((key) => key.startsWith(`skin.${skin}.`)).length).toBeGreaterThan(50)
  })

  test('shows no word of the nuclear age', () => {
    const hidden = unseen(scenario)
    const left = [...words]
      .filter(([key]) => !hidden.test(key))
      .map(([key, usual]) => `${key}: ${words.get(`skin.${skin}.${key}`) ?? usual}`.replace(/\{\{\w+(\||\}\})/g, '…'))
      .filter((line) => NUCLEAR.test(line.slice(line.indexOf(': '))))
    expect(left).toEqual([])
  })
})
