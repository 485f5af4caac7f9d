import { agendaText } from '../text/agendaText.ts'
import { formatPercent, powerName, t } from '../text/text.ts'
import { Section, type SectionPart } from './Section.tsx'

/** The true interest of every power, and what the others believed. */
export function Interests({ debrief }: SectionPart<'interests'>) {
  const { interests, seekerOdds } = debrief
  const beliefs = debrief.beliefs.entries
  const last = Math.max(0, ...beliefs.map(({ year }) => year))
  const believed = (power: string) => {
    const others = beliefs.filter(({ rival, year }) => rival === power && year === last)
    return others.reduce((total, { seeker }) => total + seeker, 0) / Math.max(1, others.length)
  }
  const seekers = interests.filter(({ interest }) => interest === 'securitySeeker').length
  return (
    <Section
      name="interests"
      says={t('debrief.interests.says', { seekers, all: interests.length, odds: formatPercent(seekerOdds) })}
      table={{
        head: [
          t('ended.power'),
          t('debrief.interests.former'),
          t('ended.interest'),
          t('debrief.interests.agenda'),
          t('debrief.interests.believed'),
        ],
        rows: interests.map(({ power, interest, formerInterest, agenda }) => [
          powerName(power),
          formerInterest === undefined ? '' : t(`interest.${formerInterest}.name`),
          t(`interest.${interest}.name`),
          agenda === undefined
            ? ''
            : t(agenda.fulfilled ? 'debrief.interests.met' : 'debrief.interests.missed', {
                agenda: agendaText(agenda),
              }),
          t('unit.percent', { n: formatPercent(believed(power)) }),
        ]),
      }}
    />
  )
}
