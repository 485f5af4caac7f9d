import { putDeviceDown } from '../commands/hotSeat.ts'
import { undoYear } from '../commands/match.ts'
import { deviceTurn } from '../store/deviceTurn.ts'
import { matchId, observation, role } from '../store/game.ts'
import { botReasons } from '../store/localMatches.ts'
import { nameInText, powerName, sentence, t } from '../text/text.ts'
import { useAttempt } from '../ui/useAttempt.ts'

/** What only a local match has: undoing a year, and the bots' reasons; for several people the key that covers the screen. */
export function LocalMatchPanel() {
  const { failure, attempt } = useAttempt()
  // The lesson is a local match too, but has a guide.
  const isFree = matchId.value === 'practice' || matchId.value === 'chair'
  if (!isFree || role.value !== 'player' || observation.value === undefined) return null
  if (deviceTurn.value !== undefined) return <CoverKey />
  const begun = observation.value.window.number > 0
  return (
    <section class="practice" data-test="practice">
      {matchId.value === 'chair' && (
        <p class="soft" data-test="chair-told">
          {t('practice.chair', { power: nameInText(observation.value.self?.id ?? '') })}
        </p>
      )}
      <button type="button" disabled={!begun} onClick={() => void attempt(undoYear)} data-test="undo-year">
        {t('practice.undo')}
      </button>
      {botReasons.value.length > 0 && (
        <details>
          <summary data-test="bot-reasons">{t('practice.reasons')}</summary>
          <ul>
            {botReasons.value.map(({ power, why }) => (
              <li key={power}>
                <strong>{powerName(power)}</strong>: {sentence(why)}
              </li>
            ))}
          </ul>
        </details>
      )}
      <p role="alert" class="failure">
        {failure}
      </p>
    </section>
  )
}

/** Where several people share the device: covers the screen, what was ordered stays. */
function CoverKey() {
  return (
    <section class="practice" data-test="practice">
      <button type="button" onClick={() => void putDeviceDown()} data-test="cover">
        {t('hotSeat.cover')}
      </button>
    </section>
  )
}
