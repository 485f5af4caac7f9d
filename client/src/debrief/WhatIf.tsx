import { useState } from 'preact/hooks'
import type { PivotalChoice } from '#shared/debrief/choices'
import { EMPTY_TALLY, type Tally, warShare } from '#shared/debrief/tally'
import { formatMillions, formatPercent, t } from '../text/text.ts'
import { TableScroller } from '../ui/TableScroller.tsx'
import { useAttempt } from '../ui/useAttempt.ts'
import type { Archive } from '../workers/archive.ts'
import { changeText } from './changeText.ts'

/** Simulated matches of each branch. */
const PLAYS = 200
/** From how many of each branch on their figures are told while the rest is played. */
const TOLD = 30

interface WhatIfProps {
  readonly archive: Archive
  readonly choices: readonly PivotalChoice[]
}

/** One choice changed, and the match played on from there by bots, many times. */
export function WhatIf({ archive, choices }: WhatIfProps) {
  const [chosen, setChosen] = useState(0)
  const [asItWas, setAsItWas] = useState<Tally>(EMPTY_TALLY)
  const [otherwise, setOtherwise] = useState<Tally>(EMPTY_TALLY)
  const [busy, setBusy] = useState(false)
  const { failure, attempt } = useAttempt()
  const choice = choices[chosen]
  if (choice === undefined) return <p class="soft">{t('debrief.whatIf.nothing')}</p>
  const run = async () => {
    setBusy(true)
    const branch = (way: 'as it was' | 'otherwise', onTally: (tally: Tally) => void) =>
      archive.tally((engine, onProgress) => engine.playOn(choice, way, PLAYS, onProgress), onTally)
    await Promise.all([branch('as it was', setAsItWas), branch('otherwise', setOtherwise)]).finally(() =>
      setBusy(false),
    )
  }
  const plays = Math.min(asItWas.plays, otherwise.plays)
  return (
    <>
      <p class="what-if-keys">
        <label>
          <span class="unseen">{t('debrief.whatIf.choice')}</span>
          <select
            value={String(chosen)}
            disabled={busy}
            onChange={(event) => {
              setChosen(Number(event.currentTarget.value))
              setAsItWas(EMPTY_TALLY)
              setOtherwise(EMPTY_TALLY)
            }}
            data-test="what-if-choice"
          >
            {choices.map((each, n) => (
              <option key={n} value={String(n)}>
                {changeText(each)}
              </option>
            ))}
          </select>
        </label>{' '}
        <button type="button" class="primary" disabled={busy} onClick={() => void attempt(run)} data-test="what-if">
          {t('debrief.whatIf.run', { plays: PLAYS })}
        </button>
      </p>
      {busy && (
        <progress
          max={2 * PLAYS}
          value={asItWas.plays + otherwise.plays}
          aria-label={t('debrief.whatIf.running')}
          data-test="what-if-progress"
        />
      )}
      {plays >= TOLD && <BranchResult choice={choice} plays={plays} asItWas={asItWas} otherwise={otherwise} />}
      <p role="alert" class="failure">
        {failure}
      </p>
      <p class="faint">{t('debrief.whatIf.note')}</p>
    </>
  )
}

interface BranchResultProps {
  readonly choice: PivotalChoice
  /** Of the branch with fewer. */
  readonly plays: number
  readonly asItWas: Tally
  readonly otherwise: Tally
}

function BranchResult({ choice, plays, asItWas, otherwise }: BranchResultProps) {
  const was = warShare(asItWas)
  const would = warShare(otherwise)
  const apart = would.high < was.low || was.high < would.low
  const shares = { was: formatPercent(was.share), would: formatPercent(would.share) }
  return (
    <div data-test="what-if-result" data-plays={plays}>
      <p class="says">
        {t('debrief.whatIf.result', { change: changeText(choice), ...shares, plays })}{' '}
        {t(apart ? 'debrief.whatIf.apart' : 'debrief.whatIf.notApart')}
      </p>
      <TableScroller label={t('debrief.whatIf.branch')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('debrief.whatIf.branch')}</th>
              <th scope="col">{t('debrief.whatIf.war')}</th>
              <th scope="col">{t('debrief.whatIf.dead')}</th>
            </tr>
          </thead>
          <tbody>
            {[['asItWas', asItWas, was] as const, ['otherwise', otherwise, would] as const].map(
              ([name, tally, share]) => (
                <tr key={name}>
                  <th scope="row">{t(`debrief.whatIf.${name}`)}</th>
                  <td class="figures">
                    <meter min={0} max={1} value={share.share} aria-hidden="true" />{' '}
                    {t('debrief.whatIf.share', {
                      n: formatPercent(share.share),
                      low: formatPercent(share.low),
                      high: formatPercent(share.high),
                    })}
                  </td>
                  <td class="figures">{formatMillions(tally.dead)}</td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </TableScroller>
    </div>
  )
}
