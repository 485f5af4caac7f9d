import type { ResearchOrder } from '#shared/orders/research'
import { RESEARCH_LINES, type ResearchLine } from '#shared/ruleset/forces'
import { orderIn, setOrder } from '../../commands/changeOrders.ts'
import { ruleset } from '../../store/game.ts'
import { t } from '../../text/text.ts'
import { ChoiceRow } from '../../ui/ChoiceRow.tsx'
import { Marked } from '../../ui/Term.tsx'
import type { OrderBodyProps } from '../orderBody.ts'
import { SlotConsequences } from '../SlotConsequences.tsx'

/** One line of technology to work on this year, or none. */
export function ResearchOrders({ view }: OrderBodyProps) {
  const line = (orderIn('research') as ResearchOrder | undefined)?.line
  const levelOf = (each: ResearchLine) =>
    t('research.level', { level: view.self.technology[each], top: ruleset.value.researchLines[each].top })
  return (
    <>
      <p class="soft">
        <Marked text={t('research.text', { price: ruleset.value.research.price })} />
      </p>
      <ChoiceRow
        label={t('orders.section.research')}
        values={['none', ...RESEARCH_LINES] as const}
        value={line ?? 'none'}
        test="research"
        text={(each) => (each === 'none' ? t('research.none') : t(`researchLine.${each}.name`))}
        why={(each) => (each === 'none' ? '' : `${t(`researchLine.${each}.text`)} (${levelOf(each)})`)}
        onChoose={(each) => setOrder('research', each === 'none' ? undefined : { type: 'research', line: each })}
      />
      <SlotConsequences slot="research" />
    </>
  )
}
