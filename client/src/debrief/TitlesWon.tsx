import type { MatchOutline } from '#shared/debrief/outline'
import type { PowerId } from '#shared/ids'
import type { TitleId } from '#shared/titles/index'
import { powerName, t } from '../text/text.ts'
import { Emblem } from '../ui/Emblem.tsx'
import './titlesWon.css'

/** The titles of one power. */
export interface PowerTitles {
  readonly power: PowerId
  readonly titles: readonly TitleId[]
}

interface TitlesWonProps {
  readonly outline: MatchOutline
  readonly won: readonly PowerTitles[]
  readonly me: PowerId | undefined
}

/** What each power will be remembered for, the viewer's own first. */
export function TitlesWon({ outline, won, me }: TitlesWonProps) {
  const rows = won.toSorted((a, b) => Number(b.power === me) - Number(a.power === me))
  return (
    <section class="titles-won" aria-labelledby="titles-won" data-test="titles">
      <h2 id="titles-won">{t('debrief.titles.title')}</h2>
      <p class="soft">{t('debrief.titles.text')}</p>
      <ul>
        {rows.map(({ power, titles }) => (
          <li key={power} data-mine={power === me} data-test={`titles-${power}`}>
            <h3>
              <Emblem look={outline.powers.find(({ id }) => id === power)?.look ?? 0} />{' '}
              {power === me ? t('debrief.faces.you') : powerName(power)}
            </h3>
            {titles.length === 0 && <p class="soft">{t('debrief.titles.none')}</p>}
            {titles.map((title) => (
              <p key={title}>
                <strong>{t(`honour.${title}.name`)}</strong> <span class="soft">{t(`honour.${title}.text`)}</span>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
