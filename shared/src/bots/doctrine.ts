import { answerStrike, answerWarning, type CrisisTemper } from '#shared/bots/crisis'
import { type Bot, type Decision, defineBot } from '#shared/bots/define'
import type { Rng } from '#shared/rng'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'
import { phrase } from '#shared/view/phrase'

/** A bot that plans its years by a doctrine and meets crises by a temper. */
export interface DoctrineBot {
  readonly name: string
  readonly temper: CrisisTemper
  /** Text keys of why it answers a warning, and a strike, as it does. */
  readonly warned: string
  readonly struck: string
  /** The orders of a planning window. */
  plan(ruleset: Ruleset, view: PlayerView, rng: Rng, memory: unknown): Decision
}

export function defineDoctrine({ name, temper, warned, struck, plan }: DoctrineBot): Bot {
  return defineBot({
    name,
    decide(ruleset, view, rng, memory) {
      if (view.window.kind === 'warning') return { orders: answerWarning(view, temper), memory, why: phrase(warned) }
      if (view.window.kind !== 'retaliation') return plan(ruleset, view, rng, memory)
      return { orders: answerStrike(ruleset, view, temper), memory, why: phrase(struck) }
    },
  })
}
