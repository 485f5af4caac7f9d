import type { NightSide } from '#shared/debrief/night'
import { formatNumber, formatPercent, formatRisk, t } from '../text/text.ts'

/** The one number a side had on its screen: how sure the alarm was, the chance of an accident, or the tension. */
export function nightFigure({ track, risk, tension }: NightSide): string {
  if (track !== undefined) return t('unit.percent', { n: formatPercent(track.confidence) })
  return risk === undefined ? formatNumber(Math.round(tension)) : formatRisk(risk)
}
