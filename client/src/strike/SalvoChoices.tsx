import { type LaunchPlan, SHARES } from '#shared/orders/common'
import { LEGS, type Leg } from '#shared/ruleset/forces'
import { AIMS } from '#shared/ruleset/vocabulary'
import { t } from '../text/text.ts'
import { ChoiceRow } from '../ui/ChoiceRow.tsx'

/** What a launch takes along, and what it is aimed at. */
export type SalvoPlan = Omit<LaunchPlan, 'target'>

interface SalvoChoicesProps {
  readonly salvo: SalvoPlan
  readonly armed: readonly Leg[]
  onChange(salvo: SalvoPlan): void
}

/** Legs, share and aim of the launch. */
export function SalvoChoices({ salvo, armed, onChange }: SalvoChoicesProps) {
  const { legs, share, aim } = salvo
  const toggle = (leg: Leg) => LEGS.filter((each) => (each === leg ? !legs.includes(leg) : legs.includes(each)))
  return (
    <div>
      <fieldset class="choices">
        <legend>{t('strike.legs')}</legend>
        {LEGS.map((leg) => (
          <button
            type="button"
            key={leg}
            aria-pressed={legs.includes(leg)}
            disabled={!armed.includes(leg)}
            onClick={() => onChange({ ...salvo, legs: toggle(leg) })}
          >
            {t(`leg.${leg}`)}
          </button>
        ))}
      </fieldset>
      <ChoiceRow
        label={t('strike.share')}
        values={SHARES}
        value={share}
        text={(each) => t('unit.percent', { n: each })}
        onChoose={(chosen) => onChange({ ...salvo, share: chosen })}
      />
      <ChoiceRow
        label={t('strike.aim')}
        values={AIMS}
        value={aim}
        text={(each) => t(`aim.${each}`)}
        onChoose={(chosen) => onChange({ ...salvo, aim: chosen })}
        test="aim"
      />
    </div>
  )
}
