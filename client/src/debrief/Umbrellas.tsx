import type { PromiseEntry } from '#shared/debrief/umbrellas'
import { formatNumber, nameInText, t } from '../text/text.ts'
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
          `${entry.since} → ${entry.until === undefined ? '' : entry.until - 1}`,
          worthOf(entry),
          entry.tests
            .map(({ year, kept: held }) => t(held ? 'debrief.umbrellas.kept' : 'debrief.umbrellas.broken', { year }))
            .join(', ') || '–',
        ]),
      }}
    />
  )
}

/** The promise's credibility at first and at last. */
function worthOf({ believed }: PromiseEntry): string {
  const [first, last] = [believed[0]!.credibility, believed.at(-1)!.credibility]
  return first === last ? formatNumber(first) : `${formatNumber(first)} → ${formatNumber(last)}`
}
