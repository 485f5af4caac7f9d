import { openRematch } from '../commands/seat.ts'
import { matchFacts, role, transportKind } from '../store/game.ts'
import { t } from '../text/text.ts'
import { useAttempt } from '../ui/useAttempt.ts'

/** After the end: opens a lobby for the same players, or leads to the one a player has opened already. */
export function Rematch() {
  const { failure, waiting, attempt } = useAttempt()
  if (role.value !== 'player' || transportKind.value === 'local') return null
  const { next, seats, led } = matchFacts.value
  if (led) return null
  const alone = seats.filter(({ human }) => human).length < 2
  return (
    <>
      <button
        type="button"
        class="primary"
        aria-disabled={waiting}
        onClick={() => void attempt(openRematch)}
        data-test="play-again"
      >
        {t(next === '' ? (alone ? 'ended.sameAgain' : 'ended.togetherAgain') : 'ended.tableSet')}
      </button>{' '}
      {failure !== '' && <span role="alert">{failure}</span>}
    </>
  )
}
