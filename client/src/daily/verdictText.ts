import { type ChairJudgement, isGood } from '#shared/daily/judge'
import type { CrisisMove } from '#shared/ruleset/vocabulary'
import { t } from '../text/text.ts'

const [GOOD, BAD] = ['🟩', '🟥']

/**
 * What is passed on: two squares that say whether the move was good by what could be known, and in truth, of so many moves. Tells
 * neither the move nor the crisis, so that others may still decide for themselves.
 */
export function verdictText(title: string, { truth, view }: ChairJudgement, move: CrisisMove, link: string): string {
  const square = (verdicts: ChairJudgement['truth']) => {
    const mine = verdicts.find((each) => each.move === move)
    return mine !== undefined && isGood(mine) ? GOOD : BAD
  }
  const lines = [
    `${t('title')} · ${t('daily.title')}`,
    title,
    `${square(view)} ${t('daily.seemed')}  ${square(truth)} ${t('daily.truly')}`,
    link,
  ]
  return lines.join('\n')
}
