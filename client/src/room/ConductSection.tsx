import { useState } from 'preact/hooks'
import type { ConductFacts } from '#shared/protocol/conduct'
import { CONDUCT_REASONS, type ConductMeasure, type ConductReason, MEASURES } from '#shared/protocol/conductRules'
import { wishMeasure } from '../commands/match.ts'
import { reportPlayer } from '../commands/seat.ts'
import { chatRule } from '../store/chat.ts'
import { matchFacts, playerView, role } from '../store/game.ts'
import { formatList, powerName, t } from '../text/text.ts'
import { Choice } from '../ui/Choice.tsx'
import { useAttempt } from '../ui/useAttempt.ts'

/** For players among others: what can be done about one who spoils the match. Renders nothing where a teacher leads. */
export function ConductSection() {
  const { led, seats, conduct } = matchFacts.value
  const others = seats.filter(({ human, power }) => human && power !== playerView.value?.self.id)
  if (role.value !== 'player' || led || others.length === 0) return null
  return (
    <details>
      <summary data-test="conduct">{t('conduct.title')}</summary>
      <ConductForm powers={others.map(({ power }) => power)} />
      <ul data-test="conduct-cases">
        {conduct.map((each) => (
          <li key={`${each.power} ${each.measure} ${each.state}`}>{caseText(each)}</li>
        ))}
      </ul>
    </details>
  )
}

const caseText = ({ power, measure, state, year, votes, needed, reasons }: ConductFacts): string =>
  t(`conduct.state.${state}`, {
    power: powerName(power),
    measure: t(`conduct.measure.${measure}`),
    year,
    votes,
    needed,
    reasons: formatList(reasons.map((reason) => t(`conduct.reason.${reason}`))),
  })

function ConductForm({ powers }: { readonly powers: readonly string[] }) {
  const [power, setPower] = useState(powers[0]!)
  const [measure, setMeasure] = useState<ConductMeasure>('silence')
  const [reason, setReason] = useState<ConductReason>('abuse')
  const [isTold, setTold] = useState(false)
  const { failure, waiting, attempt } = useAttempt()
  const report = () => attempt(() => reportPlayer(power, reason).then(() => setTold(true)))
  const wish = (isWished: boolean) => void wishMeasure({ power, measure, reason, wish: isWished })
  return (
    <>
      <p class="soft">{t('conduct.about')}</p>
      <Choice
        label={t('conduct.who')}
        name="conduct-who"
        value={power}
        values={powers}
        text={powerName}
        onChoose={setPower}
      />
      <Choice<ConductReason>
        label={t('conduct.why')}
        name="conduct-why"
        value={reason}
        values={CONDUCT_REASONS}
        text={(each) => t(`conduct.reason.${each}`)}
        onChoose={setReason}
      />
      <Choice<ConductMeasure>
        label={t('conduct.what')}
        name="conduct-what"
        value={measure}
        values={MEASURES}
        text={(each) => t(`conduct.measure.${each}`)}
        onChoose={setMeasure}
      />
      <p class="ways">
        <button type="button" onClick={() => wish(true)} data-test="conduct-vote">
          {t('conduct.vote')}
        </button>{' '}
        <button type="button" class="quiet" onClick={() => wish(false)}>
          {t('conduct.takeBack')}
        </button>{' '}
        {chatRule.value !== 'off' && (
          <button type="button" aria-disabled={waiting} onClick={() => void report()} data-test="report">
            {t('conduct.report')}
          </button>
        )}
      </p>
      <p role="status" data-test="conduct-told">
        {failure || (isTold && t('conduct.reported'))}
      </p>
    </>
  )
}
