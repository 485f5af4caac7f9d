import type { ScenarioFault } from '#shared/scenario/faults'
import { scenarioFaultText, t } from '../text/text.ts'

/** A fault as a sentence. */
export const faultText = ({ fault, args }: ScenarioFault): string =>
  t('fullStop', { text: scenarioFaultText(fault, args) })
