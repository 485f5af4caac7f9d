import { formatList, formatPercent, listInText, nameInText, t } from '../text/text.ts'
import { Section, type SectionPart } from './Section.tsx'

const DILEMMA_READINGS = ['harm', 'lost', 'fear', 'trapped'] as const

/** The security dilemma in four readings: a number each, with the moment at which it was greatest. */
export function FourReadings({ debrief }: SectionPart<'dilemma'>) {
  const { readings } = debrief.dilemma
  const shown = DILEMMA_READINGS.filter((reading) => (readings[reading] ?? 0) > 0.005)
  return (
    <Section
      name="dilemma"
      says={t(shown.length === 0 ? 'debrief.dilemma.none' : 'debrief.dilemma.says', { n: shown.length })}
    >
      <dl class="readings">
        {DILEMMA_READINGS.map((reading) => (
          <div key={reading}>
            <dt>{t(`debrief.dilemma.${reading}.name`)}</dt>
            <dd class="figures">{figureOf(readings[reading])}</dd>
            <dd class="soft">{t(`debrief.dilemma.${reading}.text`)}</dd>
            <dd>{momentOf(debrief, reading)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

/** Absent in matches of older rules, which did not measure it. */
const figureOf = (reading: number | undefined): string =>
  reading === undefined ? '–' : t('unit.percent', { n: formatPercent(reading) })

function momentOf(
  { powers, dilemma }: SectionPart<'dilemma'>['debrief'],
  reading: (typeof DILEMMA_READINGS)[number],
): string {
  const name = (seat: number) => nameInText(powers[seat]!.id)
  const { harm, lost, fear, trapped } = dilemma.moments
  if (reading === 'harm' && harm) {
    const who = listInText(harm.armed.map(name))
    return t('debrief.dilemma.harm.moment', {
      year: harm.year,
      power: name(harm.seat),
      who,
      percent: formatPercent(harm.loss),
    })
  }
  if (reading === 'lost' && lost) {
    const percents = { before: formatPercent(lost.before), after: formatPercent(lost.after) }
    return t('debrief.dilemma.lost.moment', { power: name(lost.seat), ...percents })
  }
  if (reading === 'fear' && fear) {
    const { year, viewer, target, believed } = fear
    const percent = formatPercent(believed)
    return t('debrief.dilemma.fear.moment', { year, viewer: name(viewer), target: name(target), percent })
  }
  if (reading === 'trapped' && trapped?.length) {
    const whom = trapped.map(({ year, seat }) => t('debrief.dilemma.trapped.one', { year, power: name(seat) }))
    return t('debrief.dilemma.trapped.moment', { whom: formatList(whom) })
  }
  if (dilemma.readings[reading] === undefined) return t('debrief.dilemma.unmeasured')
  return t('debrief.dilemma.never')
}
