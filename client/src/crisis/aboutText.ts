import type { SeenConfrontation } from '#shared/view/observation'
import { nameInText, t } from '../text/text.ts'

/** What a confrontation is about, in a sentence for the side that demands or the side that defends. */
export function aboutText({ cause, over, challenger, defender }: SeenConfrontation, isMine: boolean): string {
  const state = over === undefined ? '' : nameInText(over)
  const names = { challenger: nameInText(challenger), defender: nameInText(defender), state }
  return isMine ? t(`confrontation.demand.${cause}`, names) : t(`confrontation.defend.${cause}`, names)
}
