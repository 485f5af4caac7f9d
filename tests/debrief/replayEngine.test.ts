import { describe, expect, test, vi } from 'vitest'
import { ReplayEngine } from '#client/workers/replayEngine.ts'
import { loadScenarios } from '#server/lib/loadScenarios'
import { CARD_IDS, SECTION_IDS, SECTIONS, shownBy } from '#shared/debrief/index'
import { storyOf } from '#shared/debrief/story'
import { commitmentOf } from '#shared/match/commitment'
import { printRecord } from '#shared/match/recordText'
import { MatchSession } from '#shared/match/session'
import { sharedSeed } from '#shared/match/sharedLuck'
import { RULESET } from '#shared/ruleset/ruleset'
import { isPlayerView } from '#shared/view/observation'
import { goldenMatch } from '#tests/support/golden'

const scenarios = loadScenarios()
const scenario = scenarios.get('two-blocs')!
const { record, state } = goldenMatch(scenario)
const text = printRecord(record)
const hire = () => new ReplayEngine(async (id) => scenarios.get(id))

/** The text with one line changed. */
const altered = (line: number, change: (before: string) => string) =>
  text
    .split('\n')
    .map((each, n) => (n === line ? change(each) : each))
    .join('\n')

describe('a record that is whole', () => {
  test('opens with its moments, and every position as each viewer saw it', async () => {
    const engine = hire()
    const opened = await engine.open(text)
    expect(opened).toMatchObject({ kind: 'story', ended: true })
    if (opened.kind !== 'story') return
    expect(opened.yearOf).toHaveLength(record.windows.length + 1)
    expect(opened).not.toHaveProperty('brokenAt')
    expect(opened).not.toHaveProperty('departsAt')
    const [power] = opened.head.powers
    const seen = engine.view(0, power!).observation
    expect(isPlayerView(seen) && seen.self.id).toBe(power)
    const truth = engine.view(opened.yearOf.length - 1, 'truth').observation
    for (const [seat, { estimate }] of truth.powers.entries()) {
      expect(estimate?.forces.silos.median).toBe(state.powers[seat]!.forces.silos)
      expect(estimate?.forces.silos.low).toBe(estimate?.forces.silos.high)
    }
  })

  test('gives each viewer its own news, and the truth in hindsight', async () => {
    const engine = hire()
    await engine.open(text)
    const last = record.windows.length
    const count = record.windows.flatMap(({ events }) => events).length
    expect(engine.news(last, 'truth')).toHaveLength(count)
    expect(engine.news(last, 'spectator').length).toBeLessThan(count)
    for (const { event } of engine.news(last, 'truth')) expect(event).not.toHaveProperty('audience')
  })

  test('tells of every alarm, where it rings, what was really coming', async () => {
    const alarmed = scenarios.get('autumn-1983')!
    const { record: played } = goldenMatch(alarmed)
    const story = storyOf(RULESET, alarmed, played)
    const engine = hire()
    await engine.open(printRecord(played))
    const rung = new Set<boolean>()
    for (const [
      index,
      {
        window: { kind },
        exchange: { tracks },
        powers,
      },
    ] of story.states.entries()) {
      const really = kind === 'warning' ? tracks : []
      const told = engine.alarmsAt(index).map(({ viewer, origin, real }) => [viewer, origin, real])
      expect(told).toEqual(really.map(({ viewer, origin, real }) => [powers[viewer]!.id, powers[origin]!.id, real]))
      for (const { real } of really) rung.add(real)
    }
    expect(rung.size).toBeGreaterThan(0)
  })

  test('is played on with progress told', async () => {
    const engine = hire()
    await engine.open(text)
    const [choice] = engine.choices()
    const told: number[] = []
    const tally = await engine.playOn(choice!, 'otherwise', 10, ({ plays }) => told.push(plays))
    expect(tally.plays).toBe(10)
    expect(told.at(-1)).toBe(10)
  })
})

describe('an engine that takes over what another has open', () => {
  test('finds the same, and plays on the same, without playing the match again', async () => {
    const [lender, borrower] = [hire(), hire()]
    await lender.open(text)
    const replays = vi.spyOn(MatchSession.prototype, 'replay')
    const { port1, port2 } = new MessageChannel()
    await Promise.all([borrower.borrow(port2), lender.lend(port1)])
    expect(replays).not.toHaveBeenCalled()
    replays.mockRestore()
    const tried = lender.triedChoices(record.seats[0]!).slice(0, 2)
    expect(borrower.triedChoices(record.seats[0]!).slice(0, 2)).toEqual(tried)
    expect(await borrower.weigh('first', tried)).toEqual(await lender.weigh('first', tried))
    expect(borrower.view(1, 'truth')).toEqual(lender.view(1, 'truth'))
  })

  test('gets nothing from one that has nothing open', () => {
    expect(() => hire().lend(new MessageChannel().port1)).toThrow(RangeError)
  })
})

describe('the luck of a record', () => {
  const opening = { match: 'm', salt: '0f'.repeat(32) }
  const withCommitment = (seed: string) =>
    printRecord({ ...record, commitment: { ...opening, hash: commitmentOf(seed, opening) } })

  test('is held against what was published before the first window', async () => {
    const published = commitmentOf(record.seed, opening)
    expect(await hire().open(withCommitment(record.seed))).toMatchObject({ commitment: 'holds', published })
    expect(await hire().open(withCommitment('another'))).toMatchObject({ commitment: 'broken' })
    const opened = await hire().open(text)
    expect(opened).toMatchObject({ commitment: 'absent' })
    expect(opened).not.toHaveProperty('published')
    expect(opened).not.toHaveProperty('shares')
  })

  test('names those who could add to it, with shares or without', async () => {
    const shared = { secret: '5e'.repeat(32), people: [{ seat: 0 }, { seat: 1 }] }
    const commitment = { ...opening, shared, hash: commitmentOf('', { ...opening, shared }) }
    const drawn = { ...record, seed: sharedSeed(shared), commitment }
    expect(await hire().open(printRecord(drawn))).toMatchObject({ commitment: 'holds', shares: shared.people })
  })
})

describe('a record that is not', () => {
  test('cut short shows what there is and says where it breaks', async () => {
    const opened = await hire().open(text.slice(0, text.length * 0.6))
    expect(opened.kind).toBe('story')
    if (opened.kind !== 'story') return
    expect(opened.brokenAt).toBe(opened.yearOf.length + 1)
    expect(opened.ended).toBe(false)
    expect(opened.yearOf.length).toBeGreaterThan(1)
  })

  test('altered shows what comes before and says from which window on it does not hold', async () => {
    const engine = hire()
    const opened = await engine.open(altered(4, (line) => line.replace(/"hash":"./, '"hash":"z')))
    expect(opened).toMatchObject({ kind: 'story', departsAt: 3, ended: false })
    expect(engine.debrief().yearsPlayed).toBeGreaterThanOrEqual(0)
  })

  test('of older rules tells its stored events', async () => {
    const opened = await hire().open(altered(0, (line) => line.replace(/"rulesVersion":\d+/, '"rulesVersion":1')))
    expect(opened.kind).toBe('eventsOnly')
    if (opened.kind !== 'eventsOnly') return
    expect(opened.windows).toHaveLength(record.windows.length)
    expect(opened.windows.flatMap(({ events }) => events)).toHaveLength(
      record.windows.flatMap(({ events }) => events).length,
    )
  })

  test.each([
    ['empty', ''],
    ['another file', '{"hello":1}\n'],
    ['no text at all', '\u0000\u0001'],
    ['50 MB', 'x'.repeat(9_000_000)],
  ])('readable is refused in words: %s', async (_name, garbage) => {
    const opened = await hire().open(garbage)
    expect(opened.kind).toBe('unreadable')
  })

  test('open gives its cards as they stand in the whole debrief, and what their views read, with nothing of the rest', async () => {
    const dilemma = vi.spyOn(SECTIONS.dilemma, 'of')
    const engine = hire()
    await engine.open(text)
    const cards = engine.cards()
    engine.titles()
    engine.night(undefined)
    expect(dilemma).not.toHaveBeenCalled()
    dilemma.mockRestore()
    const { night, ...rest } = cards
    expect(engine.debrief()).toMatchObject(rest)
    expect(engine.debrief().night).toEqual(night)
    const read = new Set<string>(shownBy([...CARD_IDS, 'race']))
    expect(SECTION_IDS.filter((id) => Object.hasOwn(cards, id))).toEqual(SECTION_IDS.filter((id) => read.has(id)))
  })

  test('open answers no question', () => {
    expect(() => hire().debrief()).toThrow(RangeError)
  })

  test('played beyond its first window still has a debrief', async () => {
    const engine = hire()
    await engine.open(`${text.split('\n').slice(0, 1).join('\n')}\n`)
    const debrief = engine.debrief()
    expect(debrief.yearsPlayed).toBe(0)
    expect(debrief).not.toHaveProperty('reveal')
    expect(debrief.alarms).toEqual([])
  })
})
