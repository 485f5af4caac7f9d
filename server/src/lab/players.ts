import { POLICIES } from '#server/lab/depth/policies/index'
import { BOTS, isBotId } from '#shared/bots/index'
import { CHARACTERS, type CharacterId } from '#shared/bots/mind/characters'
import { mindAt } from '#shared/minds/index'
import type { Rng } from '#shared/rng'
import { STRENGTHS, type StrengthId } from '#shared/ruleset/vocabulary'
import { type Draw, namedBots } from '#shared/trials/naturalMatch'

const CHARACTER_IDS = Object.keys(CHARACTERS) as readonly CharacterId[]
const oneOf = <T>(list: readonly T[], rng: Rng): T => list[rng.integer(list.length)]!
const isStrength = (text: string): text is StrengthId => (STRENGTHS as readonly string[]).includes(text)
const isCharacter = (text: string): text is CharacterId => Object.hasOwn(CHARACTERS, text)

/** Names that stand for several players. */
const CROWDS: Readonly<Record<string, Draw>> = {
  simple: namedBots,
  /** Minds of any character and strength. */
  minds: (rng) => mindAt(oneOf(CHARACTER_IDS, rng), oneOf(STRENGTHS, rng.split('strength'))),
  scripts: (rng) => POLICIES[oneOf(Object.keys(POLICIES), rng)]!,
}

/**
 * The player of this name: a crowd (simple, minds, scripts), a strength (a mind of any character), a character with a strength
 * (gambler:normal), a named bot or a scripted policy; undefined where there is none.
 */
export function playerNamed(name: string): Draw | undefined {
  const [who = '', strength = ''] = name.split(':')
  if (isCharacter(who) && isStrength(strength)) return () => mindAt(who, strength)
  if (isStrength(name)) return (rng) => mindAt(oneOf(CHARACTER_IDS, rng), name)
  if (Object.hasOwn(CROWDS, name)) return CROWDS[name]
  if (isBotId(name)) return () => BOTS[name]
  const policy = Object.hasOwn(POLICIES, name) ? POLICIES[name] : undefined
  return policy === undefined ? undefined : () => policy
}
