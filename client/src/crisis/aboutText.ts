import type { SeenConfrontation } from '#shared/view/observation'
import { powerName, stateName, t } from '../text/text.ts'

/** What a confrontation is about, in a sentence for the side that demands or the side that defends. */
export function aboutText({ cause, over, challenger, defender }: SeenConfrontation, isMine: boolean): string {
  const state = over === undefined ? '' : stateName(over)
  const names = { challenger: powerName(challenger), defender: powerName(defender), state }
  return isMine ? t(`confrontation.demand.${cause}`, names) : t(`confrontation.defend.${cause}`, names)
}
