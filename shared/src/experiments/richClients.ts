import { grim } from '#shared/bots/grim'
import { reassurer } from '#shared/bots/reassurer'
import { defineExperiment } from '#shared/experiments/define'
import { playDuel } from '#shared/experiments/duel'
import { botWithout } from '#shared/experiments/scriptedBots'

const CLIENTS: ReadonlySet<string> = new Set(['west', 'midwest'])

/** Two clients of a weak patron beside a strong rival: those that have their own bomb after six years. */
const clientsOf = (clientGdp: number) => (seed: string) => {
  const match = playDuel(
    {
      bots: [botWithout(reassurer, 'umbrella'), botWithout(grim, 'umbrella')],
      covered: true,
      clientGdp,
      forces: { silos: 10, submarines: 0, bombers: 0, conventional: 1 },
      right: { forces: { silos: 60, submarines: 20, bombers: 20, conventional: 12 } },
      tension: 85,
      years: 6,
    },
    seed,
  )
  const gone = match.final.states.filter(({ id, stance }) => CLIENTS.has(id) && stance === 'nuclear')
  return { exits: gone.length }
}

const ARMS = { rich: clientsOf(40), poor: clientsOf(2) }

/** E49: Clients that doubt a weak patron leave it with a bomb of their own the sooner, the richer they are. */
export const richClients = defineExperiment({
  id: 'rich-clients',
  label: 'E49',
  claim: 'Clients that doubt a weak patron leave it with a bomb of their own the sooner, the richer they are.',
  source: 'U5; the-model C4',
  departs:
    'Rich and poor clients, not clients that grow: the output of lesser states does not change, and no state refuses a base or a promise for its size. How large the difference must be was set after a first look.',
  kind: 'mechanism',
  core: false,
  mutations: [{ number: 'umbrellas.enrichPerGdp', value: 0 }, { off: 'resolve/phases/umbrellas.ts#mostFeared' }],
  samples: 1,
  arms: ARMS,
  expect: [{ metric: 'exits', more: 'rich', than: 'poor', by: 0.3 }],
})
