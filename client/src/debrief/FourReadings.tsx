import { formatNumber, formatPercent, powerName, t } from '../text/text.ts'
import { Section, type SectionPart } from './Section.tsx'

const DILEMMA_READINGS = ['harm', 'lost', 'fear', 'trapped'] as const

/** The security dilemma in four readings: a number each, with the moment at which it was greatest. */
export function FourReadings({ debrief }: SectionPart) {
  const { dilemma } = debrief
  const shown = DILEMMA_READINGS.filter((reading) => dilemma[reading] > 0.005)
  return (
    <Section
      name="dilemma"
      says={t(shown.length === 0 ? 'debrief.dilemma.none' : 'debrief.dilemma.says', { n: shown.length })}
    >
      <dl class="readings">
        {DILEMMA_READINGS.map((reading) => (
          <div key={reading}>
            <dt>{t(`debrief.dilemma.${reading}.name`)}</dt>
            <dd class="figures">{t('unit.percent', { n: formatPercent(dilemma[reading]) })}</dd>
            <dd class="soft">{t(`debrief.dilemma.${reading}.text`)}</dd>
            <dd>{momentOf(debrief, reading)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

function momentOf(
  { powers, dilemmaMoments }: SectionPart['debrief'],
  reading: (typeof DILEMMA_READINGS)[number],
): string {
  const name = (seat: number) => powerName(powers[seat]!.id)
  const { harm, lost, fear, trapped } = dilemmaMoments
  if (reading === 'harm' && harm) {
    const who = harm.armed.map(name).join(', ')
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
    const { year, viewer, target, believed, truth } = fear
    const numbers = { believed: formatNumber(Math.round(believed)), truth: formatNumber(truth) }
    return t('debrief.dilemma.fear.moment', { year, viewer: name(viewer), target: name(target), ...numbers })
  }
  if (reading === 'trapped' && trapped.length > 0)
    return t('debrief.dilemma.trapped.moment', { years: trapped.join(', ') })
  return t('debrief.dilemma.never')
}
