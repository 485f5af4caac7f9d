import { matchSignal } from './matchSignal.ts'

/** What has come down on one power so far, as the map shows it. */
export interface ShownToll {
  readonly target: string
  readonly arrived: number
  /** Millions. */
  readonly dead: number
}

/** An exchange as it is played. */
interface ShownWar {
  /** Warheads that left. */
  readonly launched: number
  /** Share of the playing time that is over, 0–1. */
  readonly share: number
  readonly tolls: readonly ShownToll[]
}

/** The exchange that the map plays now; undefined when all is quiet. */
export const shownWar = matchSignal<ShownWar | undefined>(undefined)

/** What an exchange that was played came to, until the player goes on. */
export const toldWar = matchSignal<readonly ShownToll[] | undefined>(undefined)
