import { NoticeSection } from '../notices/NoticeSection.tsx'
import { matchId } from '../store/game.ts'
import { t } from '../text/text.ts'

/** How the player is told with the page closed that this match waits. */
export function MatchNotices() {
  const match = matchId.value
  return match === undefined ? null : <NoticeSection place={{ id: match, begun: true }} about={t('notices.about')} />
}
