import { useState } from 'preact/hooks'
import { playAgain } from '../commands/seat.ts'
import { Refused } from '../net/api.ts'
import { matchFacts, role } from '../store/game.ts'
import { sentence, t } from '../text/text.ts'

/** After the end: the same people at a new table, set by whoever asks first. */
export function PlayAgain() {
  const [failure, setFailure] = useState('')
  if (role.value !== 'player') return null
  const { next, seats } = matchFacts.value
  const alone = seats.filter(({ human }) => human).length < 2
  const again = () =>
    playAgain().catch((fault: unknown) =>
      setFailure(fault instanceof Refused ? sentence(fault.problem) : String(fault)),
    )
  return (
    <>
      <button type="button" class="primary" onClick={() => void again()} data-test="play-again">
        {t(next === '' ? (alone ? 'ended.sameAgain' : 'ended.togetherAgain') : 'ended.tableSet')}
      </button>{' '}
      {failure !== '' && <span role="alert">{failure}</span>}
    </>
  )
}
