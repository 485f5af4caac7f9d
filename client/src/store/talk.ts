import { signal } from '@preact/signals'
import type { Word } from '#shared/protocol/talk'
import type { TalkRule } from '#shared/protocol/talkWords'

/** What may be said at this table. */
export const talkRule = signal<TalkRule>('off')
/** What was said and heard here, in order. */
export const words = signal<readonly Word[]>([])
/** Powers whose words this person does not want to read; on this device only. */
export const muted = signal<ReadonlySet<string>>(new Set())

/** Takes in one word; one that is there already changes nothing. */
export function hear(word: Word): void {
  if (words.value.some(({ number }) => number === word.number)) return
  words.value = [...words.value, word].sort((a, b) => a.number - b.number)
}

export function toggleMute(power: string): void {
  const next = new Set(muted.value)
  if (!next.delete(power)) next.add(power)
  muted.value = next
}

/** Empties the talk for another match. */
export function clearTalk(): void {
  talkRule.value = 'off'
  words.value = []
}
