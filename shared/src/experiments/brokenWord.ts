import { reassurer } from '#shared/bots/reassurer'
import { titForTat } from '#shared/bots/titForTat'
import { defineExperiment } from '#shared/experiments/define'
import { playDuel } from '#shared/experiments/duel'
import { botThatOnly, botWithout } from '#shared/experiments/scriptedBots'
import { mean } from '#shared/math'
import { neededCredibility } from '#shared/state/lesserStates'

const TREATIES = ['hotline', 'noFirstUse'] as const
const CLIENTS: ReadonlySet<string> = new Set(['west', 'midwest'])
/** The year of the deed, and those that follow. */
const DEED = 2
const ROUNDS = 4

/** A patron of two states that ends both treaties with its rival, or keeps them, and does nothing else. */
const patronThat = (act: 'keeps' | 'leave' | 'break') => (seed: string) => {
  const patron = botThatOnly(reassurer, DEED, (rival) =>
    act === 'keeps' ? [] : TREATIES.map((treaty) => ({ type: 'diplomacy', act, treaty, with: rival })),
  )
  const { years, ruleset } = playDuel(
    {
      bots: [patron, botWithout(titForTat, 'challenge')],
      covered: true,
      treaties: TREATIES.map((kind) => ({ kind, a: 'left', b: 'right' })),
      years: DEED + ROUNDS + 1,
    },
    seed,
  )
  const after = years.filter(({ year }) => year > DEED && year <= DEED + ROUNDS)
  const judged = after.flatMap(({ states }) =>
    states
      .filter(({ id }) => CLIENTS.has(id))
      .map((state) => (state.umbrella && state.umbrella.credibility >= neededCredibility(ruleset, state) ? 1 : 0)),
  )
  return { reassured: mean(judged) }
}

const ARMS = { kept: patronThat('keeps'), left: patronThat('leave'), broken: patronThat('break') }

/** E55: A power that breaks treaties is believed less by its clients, for four years and more; one that gives notice is not. */
export const brokenWord = defineExperiment({
  id: 'broken-word',
  label: 'E55',
  claim:
    'For four years after a power broke two treaties its clients find its promises enough less often, by three tenths or more; if it gave notice instead, as often.',
  source: 'M15, U1; the-model C5',
  departs:
    'Clients that believe a promise, not partners that sign: whom to sign with is up to players, and bots do not ask. Two breaches, since one costs less than the-model’s 30 %; leaving with notice costs no word by the rules.',
  kind: 'emergent',
  core: false,
  mutations: [
    { number: 'treaties.breachIntegrity', value: 0 },
    { number: 'umbrellas.doubt', value: 0 },
  ],
  samples: 1,
  arms: ARMS,
  expect: [
    { metric: 'reassured', more: 'kept', than: 'broken', factor: 1.43 },
    { metric: 'reassured', more: 'left', than: 'kept', factor: 0.95 },
  ],
})
