import type { OwnPower } from '#shared/view/observation'
import { agendaText } from '../text/agendaText.ts'
import { t } from '../text/text.ts'

/** The viewer's own interest and its leader's agenda, which no other player knows. */
export function InterestCard({ interest, agenda }: Pick<OwnPower, 'interest' | 'agenda'>) {
  return (
    <details class="interest">
      <summary>
        <span class="faint">{t('interest.title')}</span> <strong>{t(`interest.${interest}.name`)}</strong>
      </summary>
      <p class="soft">{t(`interest.${interest}.text`)}</p>
      {agenda && <p data-test="agenda">{t('agenda.title', { agenda: agendaText(agenda) })}</p>}
    </details>
  )
}
