import type { PostureOrder } from '#shared/orders/posture'
import { LAUNCH_AUTHORITIES, READINESS_LEGS, READINESS_LEVELS, TARGETINGS } from '#shared/ruleset/forces'
import { giveOrder, orderIn, setOrder } from '../../commands/changeOrders.ts'
import { labelled } from '../../text/labelled.ts'
import { t } from '../../text/text.ts'
import { ChoiceRow } from '../../ui/ChoiceRow.tsx'
import { Marked } from '../../ui/Term.tsx'
import type { OrderBodyProps } from '../orderBody.ts'
import { SlotConsequences } from '../SlotConsequences.tsx'

/** Readiness of each leg, standing targets, launch authority. Without an order the present posture stays. */
export function PostureOrders({ view }: OrderBodyProps) {
  const ordered = orderIn('posture') as PostureOrder | undefined
  const posture = ordered ?? view.self.posture
  const change = (part: Partial<Omit<PostureOrder, 'type'>>) => {
    const { readiness, targeting, authority } = posture
    giveOrder({ type: 'posture', readiness, targeting, authority, ...part })
  }
  return (
    <>
      <p class="soft">
        <Marked text={t('posture.readinessText')} />
      </p>
      {READINESS_LEGS.map((leg) => (
        <fieldset class="readiness-row" key={leg} aria-label={labelled(t('posture.readiness'), t(`leg.${leg}`))}>
          <span>{t(`leg.${leg}`)}</span>
          <span class="levels">
            {READINESS_LEVELS.map((level) => (
              <button
                type="button"
                key={level}
                aria-pressed={posture.readiness[leg] === level}
                aria-label={t('posture.level', { leg: t(`leg.${leg}`), level })}
                onClick={() => change({ readiness: { ...posture.readiness, [leg]: level } })}
                data-test={`readiness-${leg}-${level}`}
              >
                {level}
              </button>
            ))}
          </span>
        </fieldset>
      ))}
      <ChoiceRow
        label={t('posture.targeting')}
        values={TARGETINGS}
        value={posture.targeting}
        text={(targeting) => t(`targeting.${targeting}.name`)}
        why={(targeting) => t(`targeting.${targeting}.text`)}
        onChoose={(targeting) => change({ targeting })}
      />
      <ChoiceRow
        label={t('posture.authority')}
        values={LAUNCH_AUTHORITIES}
        value={posture.authority}
        text={(authority) => t(`authority.${authority}.name`)}
        why={(authority) => t(`authority.${authority}.text`)}
        onChoose={(authority) => change({ authority })}
      />
      {ordered && (
        <button type="button" class="quiet" onClick={() => setOrder('posture', undefined)}>
          {t('posture.keep')}
        </button>
      )}
      <SlotConsequences slot="posture" />
    </>
  )
}
