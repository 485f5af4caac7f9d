import type { PersonalPage } from '#shared/debrief/people'
import { formatPercent, nameInText, powerName, t } from '../text/text.ts'
import { Section, type SectionPart } from './Section.tsx'

/** What every power did and promised; the viewer's own first. */
export function People({ debrief, me }: SectionPart<'people'>) {
  const own = debrief.people.find(({ power }) => power === me)
  const rest = debrief.people.filter(({ power }) => power !== me)
  return (
    <Section
      name="people"
      says={own ? t('debrief.people.yours', { power: nameInText(own.power) }) : t('debrief.people.says')}
      table={{
        head: [
          t('ended.power'),
          t('debrief.people.deeds'),
          t('debrief.people.fear'),
          t('debrief.people.promises'),
          t('debrief.people.breaches'),
          t('debrief.people.arms'),
        ],
        rows: [...(own ? [own] : []), ...rest].map(rowOf),
      }}
    />
  )
}

function rowOf(page: PersonalPage): readonly string[] {
  const { power, program, fear, promisesKept, promisesTested, treatiesBroken, armsShare } = page
  return [
    program ? t('debrief.people.program', { power: powerName(power) }) : powerName(power),
    actsOf(page),
    `${fear >= 0 ? '+' : '−'}${t('unit.percent', { n: formatPercent(Math.abs(fear)) })}`,
    t('debrief.people.keptOf', { kept: promisesKept, tested: promisesTested }),
    String(treatiesBroken),
    t('unit.percent', { n: formatPercent(armsShare) }),
  ]
}

function actsOf({ firedAt, usedFirst }: PersonalPage): string {
  if (firedAt.length === 0) return t('debrief.people.neverFired')
  const cities = firedAt.includes('countervalue')
  const act = t(cities ? 'debrief.people.atCities' : 'debrief.people.atForces')
  return usedFirst ? t('debrief.people.first', { deed: act }) : act
}
