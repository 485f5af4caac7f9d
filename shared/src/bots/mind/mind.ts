import type { Bot } from '#shared/bots/define'
import { type Character, STRENGTH_RULES, type Strength } from '#shared/bots/mind/character'
import { choose, ordersOf } from '#shared/bots/mind/choose'
import { faceRival } from '#shared/bots/mind/face'
import { recall, remember } from '#shared/bots/mind/mood'
import { reasonFor } from '#shared/bots/mind/reason'
import { type Thought, think, type Wish } from '#shared/bots/mind/thought'
import { wishesOf } from '#shared/bots/mind/wishes/index'
import { decideOnWarning, decideRetaliation } from '#shared/bots/policies/launch'
import type { StrengthId } from '#shared/ruleset/vocabulary'
import { phrase } from '#shared/view/phrase'

/** Chooses among whole plans; the counted best where nothing better is known. */
export type Chooser = (thought: Thought, wishes: readonly Wish[]) => readonly Wish[]

/** What counting says. */
export const byCounting: Chooser = ({ ruleset, view }, wishes) => choose(ruleset, view, wishes)

/** A bot with a mind: a character as its prior, its observation as its belief, its own score under its own interest as its aim. */
export function mindOf<const Id extends string>(
  character: Character<Id>,
  strength: Strength | StrengthId,
  chooser: Chooser = byCounting,
): Bot<Id> {
  const able = typeof strength === 'string' ? STRENGTH_RULES[strength] : strength
  return {
    id: character.id,
    decide(ruleset, view, rng, before) {
      const memory = recall(view, before)
      switch (view.window.kind) {
        case 'planning': {
          const thought = think(ruleset, view, { character, strength: able, rng, memory })
          const chosen = chooser(thought, wishesOf(thought))
          const orders = ordersOf(ruleset, view, chosen)
          return { orders, memory: remember(ruleset, view, memory), why: reasonFor(chosen) }
        }
        case 'confrontation': {
          const thought = think(ruleset, view, { character, strength: able, rng, memory })
          return { orders: faceRival(thought), memory, why: phrase('bot.why.faces') }
        }
        case 'warning':
          return { orders: decideOnWarning(view, character.launch), memory, why: phrase('bot.why.rideOut') }
        default:
          return { orders: decideRetaliation(ruleset, view, character.launch), memory, why: phrase('bot.why.answer') }
      }
    },
  }
}
