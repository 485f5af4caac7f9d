import type { Tempo } from '#shared/ruleset/vocabulary'
import type { GameState } from '#shared/state/gameState'

/** How long a window stays open, as a factor on the rules' seconds; untimed windows wait for people. */
const TEMPO_FACTOR: Readonly<Record<Tempo, number | undefined>> = { live: 1, relaxed: 4, untimed: undefined }

/** When a window that opens `now` closes by itself, in milliseconds since 1970; undefined when it waits for people. */
export function deadline(tempo: Tempo, { window }: GameState, now: number): number | undefined {
  const factor = TEMPO_FACTOR[tempo]
  return factor === undefined || window.kind === 'ended' ? undefined : now + window.seconds * factor * 1000
}
