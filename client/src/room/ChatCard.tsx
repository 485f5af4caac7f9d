import { contentText } from '../feed/ChatPanel.tsx'
import { showList } from '../store/lists.ts'
import { unreadWords } from '../store/words.ts'
import { powerShort, t } from '../text/text.ts'
import { Icon } from '../ui/Icon.tsx'
import './chatCard.css'

/** The newest message of others that was not in sight yet; pressing it opens the chat. */
export function ChatCard() {
  const last = unreadWords.value.at(-1)
  if (last === undefined) return null
  return (
    <button type="button" class="tray-card glass" onClick={() => showList('feed')} data-test="heard">
      <span>
        <Icon name="statement" /> <strong>{powerShort(last.from)}:</strong> {contentText(last.said)}
      </span>
      <UnreadCount />
    </button>
  )
}

/** How many messages were not in sight yet; renders nothing when there are none. */
export function UnreadCount() {
  const n = unreadWords.value.length
  if (n === 0) return null
  return (
    <strong class="count figures" data-test="unread">
      <span aria-hidden="true">{n}</span>
      <span class="unseen">{t('talk.unread', { n })}</span>
    </strong>
  )
}
