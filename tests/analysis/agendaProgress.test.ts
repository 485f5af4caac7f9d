import { expect, test } from 'vitest'
import { isFulfilled } from '#shared/analysis/agenda'
import { agendaProgress } from '#shared/analysis/agendaProgress'
import { stateId } from '#shared/ids'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Agenda } from '#shared/state/agenda'
import type { GameState } from '#shared/state/gameState'
import { newGame, viewOf, withPower, withState, withTreaty } from '#tests/support/positions'

const wanting = (state: GameState, agenda: Agenda): GameState => withPower(state, 0, { agenda })
const progressIn = (state: GameState) => agendaProgress(RULESET, viewOf(state, 0))!

/** True when a figure says that it is enough: at least so much, or of a tension at most. */
const isEnough = ({ kind, now, enough }: ReturnType<typeof progressIn>): boolean =>
  kind === 'detente' ? now <= enough : now >= enough

test('a figure says enough exactly where the rules have the agenda fulfilled', () => {
  const leaning = (pull: number, other: number) => withState(newGame(), 'marsh', { alignment: [pull, other] })
  const client: Agenda = { kind: 'client', state: stateId('marsh'), since: 1 }
  const calm = (tension: number): GameState => ({
    ...newGame(),
    tension: newGame().tension.map((row) => row.map(() => tension)),
  })
  const detente: Agenda = { kind: 'detente', rival: 1, tension: 50, since: 1 }
  const crisis = {
    cause: 'disputedState',
    challenger: 0,
    defender: 1,
    over: 'marsh',
    rung: 2,
    outcome: 'challengerWon',
  }
  const won = (year: number): GameState => ({
    ...newGame(),
    crises: [{ ...crisis, year } as unknown as GameState['crises'][number]],
  })
  const gdp = newGame().powers[0]!.gdp
  const positions = [
    wanting(leaning(0.2, 0.1), client),
    wanting(leaning(0.5, 0.1), client),
    wanting(leaning(0.44, 0.48), client),
    wanting(calm(60), detente),
    wanting(calm(30), detente),
    wanting(won(1), { kind: 'humble', since: 2 }),
    wanting(won(2), { kind: 'humble', since: 2 }),
    wanting(newGame(), { kind: 'watch', since: 1 }),
    wanting(withTreaty(newGame(), 'inspection', 0, 1), { kind: 'watch', since: 1 }),
    wanting(newGame(), { kind: 'prosper', gdp, since: 1 }),
    wanting(newGame(), { kind: 'prosper', gdp: gdp / 2, since: 1 }),
  ]
  const told = positions.map((state) => isEnough(progressIn(state)))
  expect(told).toEqual(positions.map((state) => isFulfilled(RULESET, state, 0)))
  expect(new Set(told).size).toBe(2)
})

test('none without an agenda, and only the rival’s exposure is an estimate', () => {
  expect(agendaProgress(RULESET, viewOf(newGame(), 0))).toBeUndefined()
  expect(progressIn(wanting(newGame(), { kind: 'fortress', since: 1 })).isEstimate).toBe(true)
  expect(progressIn(wanting(newGame(), { kind: 'watch', since: 1 })).isEstimate).toBe(false)
})
