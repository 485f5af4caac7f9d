import type { SeenAgenda } from '#shared/view/observation'
import { powerName, stateName, t } from './text.ts'

/** What a leader wants, in a sentence. */
export function agendaText({ kind, state, rival }: SeenAgenda): string {
  return t(`agenda.${kind}`, {
    state: state === undefined ? '' : stateName(state),
    power: rival === undefined ? '' : powerName(rival),
  })
}
