import type { Preview } from '#shared/analysis/previews/define'

/** Held fire: nothing flies on this power's word. */
export const previewHold: Preview<'hold'> = () => [{ term: 'held', certainty: 'certain' }]
