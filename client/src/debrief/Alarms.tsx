import { formatPercent, powerName, t } from '../text/text.ts'
import { Section, type SectionPart } from './Section.tsx'

/** Every alarm: what it was, what was seen, and what was done. */
export function Alarms({ debrief: { alarms } }: SectionPart<'alarms'>) {
  const wrong = alarms.filter(({ real }) => !real)
  const fired = wrong.filter(({ answer }) => answer === 'launch').length
  return (
    <Section
      name="alarms"
      says={
        alarms.length === 0
          ? t('debrief.alarms.none')
          : t('debrief.alarms.says', { all: alarms.length, wrong: wrong.length, fired })
      }
      table={{
        head: [
          t('debrief.year'),
          t('debrief.alarms.where'),
          t('debrief.alarms.confidence'),
          t('debrief.alarms.truth'),
          t('debrief.alarms.answer'),
        ],
        rows: alarms.map(({ year, viewer, confidence, real, answer }) => [
          String(year),
          powerName(viewer),
          t('unit.percent', { n: formatPercent(confidence) }),
          t(real ? 'debrief.alarms.real' : 'debrief.alarms.false'),
          t(`debrief.alarms.answers.${answer}`),
        ]),
      }}
    />
  )
}
