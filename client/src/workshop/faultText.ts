import type { ScenarioFault } from '#shared/scenario/faults'
import { scenarioFaultText } from '../text/text.ts'

/** A fault as a sentence. */
export const faultText = ({ fault, args }: ScenarioFault): string => `${scenarioFaultText(fault, args)}.`
