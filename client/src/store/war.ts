import { matchSignal } from './matchSignal.ts'

/** What has come down on one power so far, as the map shows it. */
export interface ShownToll {
  readonly target: string
  readonly arrived: number
  /** Millions. */
  readonly dead: number
}

/** A town of a power that was hit, as the map shows it. */
export interface ShownTown {
  readonly target: string
  /** Which of its towns, from 0. */
  readonly town: number
  /** Millions. */
  readonly dead: number
  /** Milliseconds since the last impact. */
  readonly since: number
  /** In world units of the map. */
  readonly at: readonly [x: number, y: number]
}

/** An exchange as it is played. */
interface ShownWar {
  /** Warheads that left. */
  readonly launched: number
  /** Who fired, each once, in the order of their first shots. */
  readonly attackers: readonly string[]
  /** Share of the playing time that is over, 0–1. */
  readonly share: number
  readonly tolls: readonly ShownToll[]
  /** Towns that were hit, the last at the end. */
  readonly towns: readonly ShownTown[]
}

/** The exchange that the map plays now; undefined when all is quiet. */
export const shownWar = matchSignal<ShownWar | undefined>(undefined)

/** What an exchange that was played came to, until the player goes on. */
export const toldWar = matchSignal<readonly ShownToll[] | undefined>(undefined)
