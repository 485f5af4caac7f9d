import { useState } from 'preact/hooks'
import { isGood } from '#shared/daily/judge'
import type { MoveVerdict } from '#shared/daily/verdict'
import type { CrisisMove } from '#shared/ruleset/vocabulary'
import { seenPower } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'
import { copyText } from '../device/copyText.ts'
import { publicAddress } from '../net/home.ts'
import { formatPercent, nameInText, t } from '../text/text.ts'
import { TableScroller } from '../ui/TableScroller.tsx'
import type { ChairAnswer } from '../workers/dailyEngine.ts'
import { warheadsBelieved } from './reports.ts'
import { verdictText } from './verdictText.ts'

interface OutcomeProps {
  readonly view: PlayerView
  readonly answer: ChairAnswer
  readonly move: CrisisMove
  readonly title: string
}

/** How the move did: by what could be known, in truth, and beside all others; then what was true. */
export function DailyOutcome({ view, answer, move, title }: OutcomeProps) {
  const { truth, view: seeming } = answer.judgement
  const mine = (verdicts: readonly MoveVerdict[]) => verdicts.find((each) => each.move === move)
  const [seemed, was] = [mine(seeming), mine(truth)]
  if (seemed === undefined || was === undefined) return null
  const verdict = isGood(was) ? (isGood(seemed) ? 'right' : 'lucky') : isGood(seemed) ? 'unlucky' : 'wrong'
  return (
    <>
      <p class={`says ${verdict}`} data-test="daily-verdict" data-verdict={verdict}>
        <strong>{t(`daily.verdict.${verdict}.name`)}</strong>{' '}
        {t(`daily.verdict.${verdict}.text`, { move: t(`confrontation.move.${move}.name`) })}
      </p>
      <TrueFacts view={view} answer={answer} />
      <MoveTable answer={answer} move={move} />
      <p class="faint">{t('daily.note', { rounds: truth[0]?.rounds ?? 0 })}</p>
      <Pass text={verdictText(title, answer.judgement, move, `${publicAddress()}#/daily`)} />
    </>
  )
}

function TrueFacts({ view, answer: { truth } }: Pick<OutcomeProps, 'view' | 'answer'>) {
  const believed = seenPower(view, truth.rival)?.estimate
  const band = warheadsBelieved(view, truth.rival)
  return (
    <ul class="truth" data-test="daily-truth">
      <li>
        {t(`daily.was.${truth.interest}`, {
          power: nameInText(truth.rival),
          n: formatPercent(believed === undefined ? 0.5 : believed.seeker),
        })}
      </li>
      {truth.move !== undefined && (
        <li>
          {t('daily.theyDid', { power: nameInText(truth.rival), move: t(`confrontation.move.${truth.move}.name`) })}
        </li>
      )}
      {band && <li>{t('daily.theyHad', { n: truth.warheads, low: band.low, high: band.high })}</li>}
    </ul>
  )
}

function MoveTable({ answer, move }: Pick<OutcomeProps, 'answer' | 'move'>) {
  const { truth, view: seeming } = answer.judgement
  return (
    <TableScroller label={t('daily.allMoves')}>
      <table data-test="daily-moves">
        <thead>
          <tr>
            <th scope="col">{t('daily.move')}</th>
            <th scope="col">{t('daily.seemed')}</th>
            <th scope="col">{t('daily.truly')}</th>
            <th scope="col">{t('daily.war')}</th>
          </tr>
        </thead>
        <tbody>
          {truth.map((was) => (
            <tr key={was.move} class={was.move === move ? 'mine' : ''}>
              <th scope="row">
                {t(`confrontation.move.${was.move}.name`)}
                {was.move === move && <small> · {t('daily.yours')}</small>}
              </th>
              <Behind verdict={seeming.find((each) => each.move === was.move)} />
              <Behind verdict={was} />
              <td class="figures">{t('unit.percent', { n: formatPercent(was.war) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroller>
  )
}

/** Points behind the best move, with a mark where it is as good as that. */
function Behind({ verdict }: { readonly verdict: MoveVerdict | undefined }) {
  if (verdict === undefined) return <td />
  return (
    <td class={isGood(verdict) ? 'figures good' : 'figures'}>
      {isGood(verdict) ? `✓ ${t('daily.best')}` : t('daily.behind', { n: Math.round(verdict.behind) })}
    </td>
  )
}

function Pass({ text }: { readonly text: string }) {
  const [copied, setCopied] = useState<boolean>()
  return (
    <div class="pass">
      <pre data-test="daily-share">{text}</pre>
      <button type="button" onClick={() => void copyText(text).then(setCopied)} data-test="daily-copy">
        {t(copied ? 'table.copied' : 'daily.copy')}
      </button>
      <span role="status">{copied === false && t('table.copyYourself')}</span>
    </div>
  )
}
