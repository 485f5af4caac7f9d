import { describe, expect, test } from 'vitest'
import { tellYear } from '#client/desk/yearStory.ts'
import { filmOf, MOST_SHOTS, QUIET_SHOTS } from '#client/playback/yearFilm.ts'
import type { SeenEvent } from '#shared/events/index'
import { salvoLanded } from '#shared/events/salvoLanded'
import { warheadsScrapped } from '#shared/events/warheadsScrapped'
import { alder, birch, cedar, newGame, viewOf } from '#tests/support/positions'

const view = viewOf(newGame({ seats: 4 }), 0)
const [first, second] = view.states.map(({ id }) => id) as [
  (typeof view.states)[number]['id'],
  (typeof view.states)[number]['id'],
]
const aid = (state: typeof first): SeenEvent => ({ type: 'aidGiven', power: birch, state, level: 1 })
const scrap: SeenEvent = { ...warheadsScrapped.example, type: 'warheadsScrapped', power: alder }
const bond: SeenEvent = { type: 'treatyConcluded', power: alder, target: birch, treaty: 'hotline' }
const crisis: SeenEvent = { type: 'crisisBegan', power: birch, target: alder, cause: 'disputedState', state: first }

describe('the film of a year', () => {
  test('shows the weightiest moments in the order of a year, few of a kind, and what it cannot show not at all', () => {
    const year: SeenEvent = { type: 'yearBegan', year: 2 }
    const shots = filmOf([crisis, year, aid(first), aid(second), aid(first), aid(second), bond], alder)
    expect(shots.map(({ look }) => look)).toEqual(['bond', 'gift', 'gift', 'crisis'])
  })

  test('of a year with nothing grave is short, but for what the viewer had a part in', () => {
    const others: SeenEvent = { ...bond, power: birch, target: cedar }
    const quiet: readonly SeenEvent[] = [
      others,
      others,
      aid(first),
      aid(second),
      { type: 'statementMade', power: birch, statement: { say: 'rally' } },
      others,
    ]
    expect(filmOf(quiet, alder)).toHaveLength(QUIET_SHOTS)
    const own: readonly SeenEvent[] = [
      bond,
      bond,
      { type: 'promiseKept', power: alder, client: first } as SeenEvent,
      scrap,
    ]
    expect(filmOf([...quiet, ...own], alder)).toHaveLength(own.length)
    // A grave year is told in full.
    expect(filmOf([...quiet, crisis], alder)).toHaveLength(6)
  })

  test('is never longer than nine seconds', () => {
    const many = Array.from({ length: 30 }, () => [bond, crisis, aid(first)]).flat()
    expect(filmOf(many, alder).length).toBeLessThanOrEqual(MOST_SHOTS)
  })
})

describe('the story of a year', () => {
  test('heads with the gravest event and tells no event twice', () => {
    const others: SeenEvent = { ...bond, power: birch, target: cedar }
    const story = tellYear([bond, others, crisis, aid(first)], view, view)
    expect(story.headline).toBe(crisis)
    expect(story.elsewhere).toEqual([others])
    expect(story.treaties).toEqual([{ power: birch, treaty: 'hotline', became: 'signed' }])
  })

  test('heads with how a crisis of others ended, where that was seen, not with how it began', () => {
    const began: SeenEvent = { ...crisis, type: 'crisisPublic', target: cedar }
    const ended: SeenEvent = { type: 'crisisEnded', power: birch, target: cedar, outcome: 'defenderWon', rung: 7 }
    const other: SeenEvent = { ...ended, power: cedar, target: birch }
    expect(tellYear([began, ended], view, view).headline).toBe(ended)
    expect(tellYear([began, other], view, view).headline).toBe(began)
  })

  test('heads with the war as a whole in a year of war, whatever came after it, and worries about the winter', () => {
    const salvo = (attacker: typeof alder, target: typeof alder, dead: number): SeenEvent => ({
      ...salvoLanded.example,
      type: 'salvoLanded',
      attacker,
      target,
      arrived: 10,
      dead,
    })
    const famine: SeenEvent = { type: 'famine', power: birch, dead: 40 }
    const cold = { ...view, climate: { ...view.climate, cooling: 3 } }
    const story = tellYear([salvo(alder, birch, 2), salvo(birch, alder, 1), crisis, famine], view, cold)
    expect(story.war).toEqual({ arrived: 20, dead: 3 })
    expect(story.headline).toMatchObject({ type: 'salvoLanded', dead: 2 })
    expect(story.worry?.key).toBe('cause.worry.winter')
    expect(tellYear([crisis], view, view).war).toBeUndefined()
  })

  test('heads with how the viewer’s own crisis ended, though it was graver while it lasted', () => {
    const ended: SeenEvent = { type: 'crisisEnded', power: birch, target: alder, outcome: 'challengerWon', rung: 4 }
    const shown: SeenEvent = { type: 'crisisPublic', power: birch, target: alder, cause: 'disputedState', state: first }
    expect(tellYear([shown, ended, bond], view, view).headline).toBe(ended)
    const others: SeenEvent = { ...ended, power: cedar, target: birch }
    expect(tellYear([shown, others], view, view).headline).toBe(shown)
  })

  test('heads with the deadliest famine, and leaves new leaders to the card', () => {
    const famine = (dead: number): SeenEvent => ({ type: 'famine', power: birch, dead })
    const story = tellYear([famine(1), famine(14), famine(4), { type: 'leadersChanged' }], view, view)
    expect(story.headline).toEqual(famine(14))
    expect(story.elsewhere).toEqual([famine(4), famine(1)])
  })

  test('says of every treaty of the viewer’s what became of it, and of no other', () => {
    const offers = (from: typeof alder, kind: 'hotline' | 'noFirstUse') => [{ kind, from }]
    const standing = {
      ...view,
      pairs: view.pairs.map((pair) =>
        pair.a === alder && pair.b === cedar
          ? { ...pair, offers: [...offers(alder, 'hotline'), ...offers(cedar, 'noFirstUse')] }
          : pair,
      ),
    }
    const lapsed = (power: typeof alder, target: typeof alder): SeenEvent => ({
      type: 'offerLapsed',
      power,
      target,
      treaty: 'inspection',
    })
    const signed: SeenEvent = { type: 'treatyConcluded', power: birch, target: alder, treaty: 'noFirstUse' }
    const events = [bond, signed, lapsed(alder, cedar), lapsed(birch, alder)]
    const story = tellYear(events, view, standing)
    expect(story.treaties).toEqual([
      { power: birch, treaty: 'hotline', became: 'signed' },
      { power: birch, treaty: 'noFirstUse', became: 'signed' },
      { power: cedar, treaty: 'inspection', became: 'lapsed' },
      { power: cedar, treaty: 'hotline', became: 'open' },
    ])
    // What is said there is not said twice.
    expect(story.elsewhere).not.toContain(signed)
    // One that the viewer signed, and its people did not pass: the rules let the offer run out then.
    const unpassed: SeenEvent = { type: 'ratificationFailed', power: alder, target: birch, treaty: 'inspection' }
    const own = [lapsed(alder, birch), unpassed]
    expect(tellYear(own, view, view).treaties).toEqual([{ power: birch, treaty: 'inspection', became: 'failed' }])
    const stopped: SeenEvent = { type: 'ratificationFailed', power: cedar, target: alder, treaty: 'hotline' }
    expect(tellYear([stopped], view, standing).treaties).toEqual([
      { power: cedar, treaty: 'hotline', became: 'failed' },
    ])
    expect(tellYear([], view, view).treaties).toEqual([])
  })

  test('quotes what another power said, never the viewer', () => {
    const said = (power: typeof alder): SeenEvent => ({
      type: 'statementMade',
      power,
      statement: { say: 'threaten', target: birch },
    })
    expect(tellYear([said(birch), said(alder)], view, view).quote).toEqual({
      speaker: birch,
      occasion: 'threat',
      turn: view.year,
      to: birch,
    })
    expect(tellYear([said(alder)], view, view).quote).toBeUndefined()
  })

  test('quotes what was said to the viewer rather than what was said later to another', () => {
    const refused = (power: typeof alder, target: typeof alder): SeenEvent => ({
      type: 'offerLapsed',
      power,
      target,
      treaty: 'hotline',
    })
    const [mine, others] = [refused(alder, birch), refused(cedar, birch)]
    expect(tellYear([mine, others], view, view).quote).toMatchObject({ speaker: birch, to: alder })
    expect(tellYear([others], view, view).quote).toMatchObject({ speaker: birch, to: cedar })
  })
})
