import type { SeenConfrontation } from '#shared/view/observation'
import { formatPercent, nameInText, t } from '../text/text.ts'

/**
 * What a confrontation is about, in a sentence for the side that demands or the side that defends; of a revolt, which neither began, what
 * chance the reader has in it too.
 * @param odds 0–1, of prevailing when the ground decides; absent once it is over
 */
export function aboutText(
  { cause, over, challenger, defender }: SeenConfrontation,
  isMine: boolean,
  odds?: number,
): string {
  const state = over === undefined ? '' : nameInText(over)
  const names = { challenger: nameInText(challenger), defender: nameInText(defender), state }
  const about = isMine ? t(`confrontation.demand.${cause}`, names) : t(`confrontation.defend.${cause}`, names)
  return cause === 'revolt' && odds !== undefined ? t('confrontation.revolt', { about, n: formatPercent(odds) }) : about
}
