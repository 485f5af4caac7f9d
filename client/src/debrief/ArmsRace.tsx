import { useCallback } from 'preact/hooks'
import { formatNumber, nameInText, powerName, t } from '../text/text.ts'
import { chartOverYears, powerLines } from './plotting.ts'
import { Section, type SectionPart } from './Section.tsx'

/** Warheads of every power by year, and the strongest reaction of one power's building to another's. */
export function ArmsRace({ debrief }: SectionPart<'race'>) {
  const { race, powers } = debrief
  const draw = useCallback(
    (width: number) => {
      const series = race.stocks.map(({ power, warheads }) => ({
        power,
        points: warheads.map((y, n) => ({ x: race.years[n]!, y })),
      }))
      return chartOverYears({ width, y: t('debrief.arms') }, powerLines(powers, series))
    },
    [debrief],
  )
  const strongest = [...race.reactions]
    .filter(({ slope, error }) => error !== undefined && slope > error)
    .sort((a, b) => b.slope - a.slope)[0]
  const says =
    strongest === undefined
      ? t('debrief.race.none')
      : t('debrief.race.says', {
          power: nameInText(strongest.power),
          rival: nameInText(strongest.to),
          n: strongest.slope * 100,
        })
  return (
    <Section
      name="race"
      says={says}
      draw={draw}
      table={{
        head: [t('ended.power'), ...race.years.map((year) => t('replay.year', { year }))],
        rows: race.stocks.map(({ power, warheads }) => [powerName(power), ...warheads.map(formatNumber)]),
      }}
    />
  )
}
