import type { AgendaProgress } from '#shared/analysis/agendaProgress'
import type { SeenAgenda } from '#shared/view/observation'
import { nameInText, t } from './text.ts'

/** What a leader wants, in a sentence. */
export function agendaText({ kind, state, rival }: SeenAgenda): string {
  return t(`agenda.${kind}`, {
    state: state === undefined ? '' : nameInText(state),
    power: rival === undefined ? '' : nameInText(rival),
  })
}

/** How far a leader is with it, and what is enough. */
export const progressText = ({ kind, now, enough }: AgendaProgress): string => t(`agenda.now.${kind}`, { now, enough })
