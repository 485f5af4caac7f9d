import { useEffect, useState } from 'preact/hooks'
import { contentText } from '../feed/ChatPanel.tsx'
import { chatMessages, mutedPowers } from '../store/chat.ts'
import { playerView } from '../store/game.ts'
import { openList, showList } from '../store/lists.ts'
import { powerShort, t } from '../text/text.ts'
import { Icon } from '../ui/Icon.tsx'

/** The last message of others that came while the lists were closed; pressing it opens the chat. */
export function ChatCard() {
  const own = playerView.value?.self.id
  const heard = chatMessages.value.filter(({ from }) => from !== own && !mutedPowers.value.has(from))
  const [read, setRead] = useState(heard.length)
  const isOpen = openList.value !== undefined
  useEffect(() => {
    if (isOpen) setRead(heard.length)
  }, [isOpen, heard.length])
  const last = heard.at(-1)
  if (isOpen || last === undefined || heard.length <= read) return null
  return (
    <button type="button" class="tray-card glass" onClick={() => showList('feed')} data-test="heard">
      <span>
        <Icon name="statement" /> <strong>{powerShort(last.from)}:</strong> {contentText(last.said)}
      </span>
      <strong class="count figures">
        <span class="unseen">{t('talk.title')}</span> {heard.length - read}
      </strong>
    </button>
  )
}
