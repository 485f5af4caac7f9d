import { signal } from '@preact/signals'
import type { ChatMessage } from '#shared/protocol/chat'
import type { ChatRule } from '#shared/protocol/chatRules'

/** What may be said at this table. */
export const chatRule = signal<ChatRule>('off')
/** What was said and heard here, in order. */
export const chatMessages = signal<readonly ChatMessage[]>([])
/** Powers whose words this person does not want to read; on this device only. */
export const muted = signal<ReadonlySet<string>>(new Set())

/** Takes in one word; one that is there already changes nothing. */
export function receiveChat(word: ChatMessage): void {
  if (chatMessages.value.some(({ number }) => number === word.number)) return
  chatMessages.value = [...chatMessages.value, word].sort((a, b) => a.number - b.number)
}

export function toggleMute(power: string): void {
  const next = new Set(muted.value)
  if (!next.delete(power)) next.add(power)
  muted.value = next
}

/** Empties the talk for another match. */
export function clearChat(): void {
  chatRule.value = 'off'
  chatMessages.value = []
}
