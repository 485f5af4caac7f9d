import { computed, effect } from '@preact/signals'
import type { ChatMessage } from '#shared/protocol/chat'
import { chatMessages, mutedPowers } from './chat.ts'
import { playerView } from './game.ts'
import { openList } from './lists.ts'
import { matchSignal } from './matchSignal.ts'

/** The number of the newest message that the player has had in sight. */
const readUpTo = matchSignal(-1)

/** Messages of others, not of hidden powers, that the player has not had in sight yet; the oldest first. */
export const unreadWords = computed<readonly ChatMessage[]>(() => {
  const own = playerView.value?.self.id
  return chatMessages.value.filter(
    ({ number, from }) => number > readUpTo.value && from !== own && !mutedPowers.value.has(from),
  )
})

/** Notes that these messages were said before the page was opened: they are no news. */
export function noteOldWords(messages: readonly ChatMessage[]): void {
  readUpTo.value = Math.max(readUpTo.value, ...messages.map(({ number }) => number))
}

/** A narrow screen shows one list at a time, a wide one all three. */
const isChatInSight = (): boolean =>
  openList.value === 'feed' || (openList.value !== undefined && !matchMedia('(width < 60rem)').matches)

effect(() => {
  if (unreadWords.value.length > 0 && isChatInSight()) noteOldWords(chatMessages.value)
})
