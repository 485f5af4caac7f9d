import type { GameState, PowerState } from '#shared/state/gameState'
import { powerAt } from '#shared/state/seats'
import type { SeenAgenda } from '#shared/view/observation'

/** A leader's agenda, for its own power and, at the end, for all; empty where there is none. */
export function seeAgenda(state: Pick<GameState, 'powers'>, { agenda }: PowerState): { readonly agenda?: SeenAgenda } {
  if (agenda === undefined) return {}
  const { kind, since } = agenda
  switch (kind) {
    case 'client':
      return { agenda: { kind, since, state: agenda.state } }
    case 'detente':
      return { agenda: { kind, since, rival: powerAt(state, agenda.rival).id, tension: agenda.tension } }
    case 'prosper':
      return { agenda: { kind, since, gdp: agenda.gdp } }
    default:
      return { agenda: { kind, since } }
  }
}
