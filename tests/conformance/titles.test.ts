import { describe, expect, test } from 'vitest'
import { ReplayEngine } from '#client/workers/replayEngine.ts'
import { loadScenarios } from '#server/lib/loadScenarios'
import { BOTS } from '#shared/bots/index'
import { EVENTS, type EventType, type SeenEvent } from '#shared/events/index'
import { seenEvents } from '#shared/events/seenEvents'
import { type DatedEvent, withYears } from '#shared/events/withYears'
import { type PowerId, powerId, stateId } from '#shared/ids'
import { recordMatch } from '#shared/match/playMatch'
import { printRecord } from '#shared/match/recordText'
import { RULESET } from '#shared/ruleset/ruleset'
import { deedsOf } from '#shared/titles/deeds'
import { TITLE_IDS, type TitleId, titlesFor } from '#shared/titles/index'
import { LANGUAGES, readWords } from '#tests/support/words'

const [me, boreal, coral, dawn] = ['antilles', 'boreal', 'coral', 'dawn'].map(powerId) as [
  PowerId,
  PowerId,
  PowerId,
  PowerId,
]
const onlooker = powerId('pearl')
const lanterns = stateId('lanterns')

/** An event as the power heard of it. */
type Of<Type extends EventType> = Omit<Extract<SeenEvent, { readonly type: Type }>, 'type'>
const heard = <Type extends EventType>(type: Type, data: Of<Type>): SeenEvent =>
  ({ ...data, type }) as unknown as SeenEvent
const year = (n: number): SeenEvent => heard('yearBegan', { year: n })
const years = (count: number, each: readonly SeenEvent[] = []): readonly SeenEvent[] =>
  Array.from({ length: count }, (_, n) => [year(n + 1), ...each]).flat()

const signed = (target: PowerId) => heard('treatyConcluded', { power: me, target, treaty: 'hotline' })
const broke = heard('treatyBroken', { power: me, target: boreal, treaty: 'hotline' })
const salvo = (attacker: PowerId) => heard('salvoLanded', { ...EVENTS.salvoLanded.example, attacker, target: coral })
const alarm = (confidence: number) =>
  heard('warningRaised', { power: me, origin: boreal, count: 20, confidence, minutes: 20 })
const proved = heard('alarmProvedFalse', { power: me, origin: boreal })
const ended = (outcome: Of<'crisisEnded'>['outcome'], rung: number) =>
  heard('crisisEnded', { power: boreal, target: me, outcome, rung })
const aided = heard('aidGiven', { power: me, state: lanterns, level: 1 })
const kept = heard('promiseKept', { power: me, client: lanterns })
const plea = heard('pleaUnanswered', { power: me, state: lanterns })
const scrapped = (warheads: number) => heard('warheadsScrapped', { power: me, warheads })

/** For every title what wins it, and what is just not enough for it. A title that is not here does not compile. */
const SPECIMENS: Readonly<Record<TitleId, readonly [wins: readonly SeenEvent[], misses: readonly SeenEvent[]]>> = {
  keptWord: [[kept], [kept, broke]],
  oathBreaker: [[broke, heard('promiseBroken', { power: me, client: lanterns })], [broke]],
  bridgeBuilder: [
    [signed(boreal), signed(coral), signed(dawn)],
    [signed(boreal), signed(coral), signed(coral)],
  ],
  disarmer: [[scrapped(10)], [scrapped(9)]],
  helper: [
    [...years(4, [aided]), year(5)],
    [...years(4, [aided]), year(5), plea],
  ],
  deafEar: [[plea, plea], [plea]],
  coolHead: [
    [alarm(0.5), proved],
    [alarm(0.4), proved],
  ],
  caller: [[heard('hotlineAnswered', { power: me, origin: boreal, denies: true })], [proved]],
  blinked: [[ended('challengerWon', 4)], [ended('defenderWon', 4), ended('challengerWon', 3)]],
  overTheEdge: [[ended('deal', 6)], [ended('deal', 6), salvo(boreal)]],
  termsMaker: [[ended('deal', 1)], [ended('bothYielded', 1)]],
  cleanHands: [[salvo(boreal)], [salvo(boreal), salvo(me)]],
  sleepwalker: [years(5), years(5, [heard('statementMade', { power: me, statement: { say: 'rally' } })])],
}

const titlesOf = (events: readonly SeenEvent[]) => titlesFor(deedsOf(me, withYears(events, 1)))

describe.each(TITLE_IDS)('the title %s', (title) => {
  const [wins, misses] = SPECIMENS[title]

  test('is won by what earns it, and not by what is just not enough', () => {
    expect(titlesOf(wins)).toContain(title)
    expect(titlesOf(misses)).not.toContain(title)
    expect(titlesOf([])).not.toContain(title)
  })

  test('is earned by its power’s own deeds: of what others do only a war counts, and that it was there', () => {
    const own = wins.filter(({ type }) => type !== 'salvoLanded' && type !== 'yearBegan')
    if (own.length === 0) return
    expect(titlesFor(deedsOf(onlooker, withYears(own, 1)))).toEqual([])
  })

  test.each(LANGUAGES)('has a name and a reason in %s', (language) => {
    const words = readWords(language)
    for (const part of ['name', 'text']) expect(words.get(`honour.${title}.${part}`)?.trim()).toBeTruthy()
  })
})

/** Matches of many years, with every bot there is on some seat. */
const scenario = loadScenarios().get('two-blocs')!
const minds = Object.values(BOTS)
const records = Array.from({ length: 12 }, (_, n) => {
  const bots = Array.from({ length: 6 }, (_seat, seat) => minds[(n * 6 + seat) % minds.length]!)
  return recordMatch({ ruleset: RULESET, scenario, years: 8, bots, seed: `titles ${n}` }).record
})

test('most titles are won in a dozen matches of bots, and none by every power', async () => {
  const won: TitleId[] = []
  for (const record of records) {
    const engine = new ReplayEngine(async () => scenario)
    await engine.open(printRecord(record))
    won.push(...engine.titles().flatMap(({ titles }) => titles))
  }
  const powers = records.length * 6
  expect(new Set(won).size).toBeGreaterThanOrEqual(TITLE_IDS.length - 4)
  for (const title of TITLE_IDS) expect(won.filter((each) => each === title).length, title).toBeLessThan(powers * 0.6)
})

test('the titles of a record are those the power’s own page counts from the events it was sent', async () => {
  for (const record of records.slice(0, 3)) {
    const engine = new ReplayEngine(async () => scenario)
    await engine.open(printRecord(record))
    for (const { power, titles } of engine.titles()) {
      let now = 1
      const feed: DatedEvent[] = []
      for (const { events } of record.windows) {
        // As the store of the page dates what a message brings.
        const sent = seenEvents(events, { kind: 'power', power })
        feed.push(...withYears(sent, now))
        now = sent.reduce((at, event) => (event.type === 'yearBegan' ? event.year : at), now)
      }
      expect(titlesFor(deedsOf(power, feed))).toEqual(titles)
    }
  }
})

test('no title is won by points, place or the dead: deeds hold none of them', () => {
  const deeds = Object.keys(deedsOf(me, []))
  for (const word of ['points', 'total', 'score', 'place', 'dead', 'starved', 'interest', 'grade']) {
    expect(deeds.join(' ').toLowerCase()).not.toContain(word)
  }
  const killed = (dead: number) =>
    titlesOf([heard('salvoLanded', { ...EVENTS.salvoLanded.example, attacker: me, dead })])
  expect(killed(100)).toEqual(killed(0))
})
