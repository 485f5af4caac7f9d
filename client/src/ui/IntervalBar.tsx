import type { Band } from '#shared/view/observation'
import { formatMillions, millionsRange, rangeInText, t } from '../text/text.ts'
import './intervalBar.css'

interface IntervalBarProps {
  readonly band: Band
  /** Value at the right end of the scale, so that bands beside each other compare. */
  readonly scale: number
  readonly unit?: 'million' | 'percent' | 'warheads' | 'points'
  /** What it really was, once that is open: a white line across the bar. */
  readonly truth?: number
}

/** An estimate as a bar from low to high with a tick at the median, never as a bare figure. */
export function IntervalBar({ band, scale, unit = 'points', truth }: IntervalBarProps) {
  const percent = (value: number) => `${Math.min(100, (100 * value) / Math.max(scale, 1e-9))}%`
  const name = (value: number) => (unit === 'million' ? formatMillions(value) : t(`unit.${unit}`, { n: value }))
  const [low, high] = [name(band.low), name(band.high)]
  const label = low === high ? low : t('band', { low, high, median: name(band.median) })
  const told = truth === undefined ? label : `${t('fullStop', { text: label })} ${t('ended.truth')} ${name(truth)}`
  const width = `max(3px, calc(${percent(band.high)} - ${percent(band.low)}))`
  return (
    <span class="interval-bar" role="img" aria-label={told}>
      <span class="track" aria-hidden="true">
        <span class="range" style={{ left: percent(band.low), width }} />
        <span class="tick" style={{ left: percent(band.median) }} />
        {truth !== undefined && <span class="truth" style={{ left: percent(truth) }} />}
      </span>
      <span class="ends figures" aria-hidden="true">
        {unit === 'million' ? millionsRange(band).map(({ text }) => text) : String(rangeInText(band.low, band.high))}
      </span>
    </span>
  )
}
