import type { ComponentChild } from 'preact'
import type { PromiseEntry } from '#shared/debrief/umbrellas'
import { formatList, formatNumber, nameInText, t } from '../text/text.ts'
import { OnArrow } from '../ui/Arrows.tsx'
import { Section, type SectionPart } from './Section.tsx'

/** Extended deterrence: promises made, believed, tested and kept. */
export function Umbrellas({ debrief }: SectionPart<'umbrellas'>) {
  const { umbrellas } = debrief
  const tests = umbrellas.flatMap((entry) => entry.tests)
  const kept = tests.filter((test) => test.kept).length
  return (
    <Section
      name="umbrellas"
      says={
        umbrellas.length === 0
          ? t('debrief.umbrellas.none')
          : t('debrief.umbrellas.says', { made: umbrellas.length, tested: tests.length, kept })
      }
      table={{
        head: [
          t('debrief.umbrellas.promise'),
          t('debrief.umbrellas.years'),
          t('debrief.umbrellas.believed'),
          t('debrief.umbrellas.tests'),
        ],
        rows: umbrellas.map((entry) => [
          t('debrief.umbrellas.from', { patron: nameInText(entry.patron), client: nameInText(entry.client) }),
          <>
            {entry.since} <OnArrow /> {entry.until === undefined ? '' : entry.until - 1}
          </>,
          worthOf(entry),
          formatList(
            entry.tests.map(({ year, kept: held }) =>
              t(held ? 'debrief.umbrellas.kept' : 'debrief.umbrellas.broken', { year }),
            ),
          ) || '–',
        ]),
      }}
    />
  )
}

/** The promise's credibility at first and at last. */
function worthOf({ believed }: PromiseEntry): ComponentChild {
  const [first, last] = [believed[0]!.credibility, believed.at(-1)!.credibility]
  if (first === last) return formatNumber(first)
  return (
    <>
      {formatNumber(first)} <OnArrow /> {formatNumber(last)}
    </>
  )
}
