import type { CardFigures } from '#shared/debrief/index'
import type { Night } from '#shared/debrief/night'
import type { TitleId } from '#shared/titles/index'
import { formatList, scenarioName, t } from '../text/text.ts'
import { nightFigure } from './nightText.ts'

/** A match that is over in a few sentences: how it ended, the two numbers of that night, and the viewer's titles. */
export function shareText(debrief: CardFigures, night: Night | undefined, titles: readonly TitleId[]): string {
  const { scenario, reveal } = debrief
  const said = t('debrief.share.sentence', {
    game: t('title'),
    scenario: scenarioName(scenario),
    outcome: reveal ? t(`ended.outcome.${reveal.outcome}`) : t('replay.notEnded'),
    night: night ? nightLine(night) : '',
  })
  return [said.trim(), ...titlesLine(titles)].join(' ')
}

/** The numbers on both screens; nothing where neither had an alarm or a crisis. */
export function nightLine({ kind, year, sides }: Night): string {
  if (kind === 'year') return ''
  return t('debrief.share.night', { year, mine: nightFigure(sides[0]), theirs: nightFigure(sides[1]) })
}

/** The titles as one sentence; none without a title. */
export function titlesLine(titles: readonly TitleId[]): readonly string[] {
  if (titles.length === 0) return []
  return [t('debrief.share.titles', { titles: formatList(titles.map((title) => t(`honour.${title}.name`))) })]
}
