import type { Wish } from '#shared/bots/mind/thought'
import { type Phrase, phrase } from '#shared/view/phrase'

/** Why these wishes were chosen, as one sentence: that of the deed that was worth most. */
export function reasonFor(chosen: readonly Wish[]): Phrase {
  const [first] = [...chosen].filter(({ kind }) => kind !== 'posture').sort((a, b) => b.worth - a.worth)
  return phrase(first === undefined ? 'bot.why.enough' : `bot.why.${first.kind}`)
}
