import { useState } from 'preact/hooks'
import { adviceFor } from '#shared/analysis/advice'
import { READINGS, type Reading } from '#shared/analysis/arsenal'
import { pairStability } from '#shared/analysis/forecast'
import type { PairStability } from '#shared/analysis/stability'
import { rivals } from '#shared/view/lookup'
import { playerView, ruleset } from '../store/game.ts'
import { formatPercent, powerName, sentence, t } from '../text/text.ts'
import { ChoiceRow } from '../ui/ChoiceRow.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Emblem } from '../ui/Emblem.tsx'
import './analyst.css'

/** The advisers' advice, and how stable deterrence is with each rival by our estimates. */
export function AnalystDialog({ onClose }: { onClose(): void }) {
  const [reading, setReading] = useState<Reading>('median')
  const view = playerView.value
  if (view === undefined) return null
  return (
    <Dialog title={t('analyst.title')} closeText={t('analyst.close')} onClose={onClose}>
      <ul class="advice" aria-label={t('analyst.advisers')} data-test="advice">
        {adviceFor(ruleset.value, view).map(({ adviser, says }) => (
          <li key={adviser}>
            <strong>{t(`adviser.${adviser}`)}</strong> <q>{sentence(says)}</q>
          </li>
        ))}
      </ul>
      <p class="soft">{t('analyst.intro')}</p>
      <ChoiceRow
        label={t('analyst.reading')}
        values={READINGS}
        value={reading}
        text={(each) => t(`analyst.${each}`)}
        onChoose={(chosen) => setReading(chosen)}
      />
      <div class="analyst">
        {rivals(view).map((power) => {
          const stability = pairStability(ruleset.value, view, power.id, reading)
          return (
            stability && (
              <section key={power.id}>
                <h3>
                  <Emblem look={power.look} /> {powerName(power.id)}
                </h3>
                <Gauges stability={stability} />
              </section>
            )
          )
        })}
      </div>
    </Dialog>
  )
}

function Gauges({ stability }: { readonly stability: PairStability }) {
  const verdict = stability.index > 0.6 ? 'stable' : stability.index > 0.25 ? 'shaky' : 'dangerous'
  const rows = [
    ['ours', stability.first],
    ['theirs', stability.second],
    ['ifWe', stability.firstDeterred],
    ['ifThey', stability.secondDeterred],
  ] as const
  return (
    <>
      <p class={`verdict ${verdict}`}>{t(`analyst.${verdict}`)}</p>
      <dl class="gauges">
        {rows.map(([key, value]) => (
          <div key={key}>
            <dt>{t(`analyst.${key}`)}</dt>
            <dd>
              <meter min={0} max={1} value={value} aria-hidden="true" />
              <span class="figures">≈ {t('unit.percent', { n: formatPercent(value) })}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
