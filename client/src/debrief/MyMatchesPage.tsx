import { useEffect, useState } from 'preact/hooks'
import { codeOfAllSeats, dropFinished, judgeFinished, matchesFile, takeMatchesFile } from '../commands/finished.ts'
import { type FinishedMatch, finishedMatches, meanJudgement } from '../store/finishedMatches.ts'
import { formatNumber, formatPercent, pageLocale, powerName, scenarioName, t } from '../text/text.ts'
import { FileKey } from '../ui/FileKey.tsx'
import { HomeLink } from '../ui/HomeLink.tsx'
import { saveFile } from '../ui/saveFile.ts'
import { useAttempt } from '../ui/useAttempt.ts'

/** Matches over which the latest judgement is taken, to be set beside that of all. */
const LATEST = 5

/** Every match that was finished on this device: what became of it, how well its player judged, and how all of it moves elsewhere. */
export function MyMatchesPage() {
  const all = finishedMatches.value
  useEffect(() => {
    let isShown = true
    void judgeFinished(() => isShown)
    return () => {
      isShown = false
    }
  }, [])
  return (
    <main class="page my-matches">
      <HomeLink />
      <h1>{t('mine.title')}</h1>
      <p class="soft">{t('mine.about')}</p>
      {all.length > 0 && <JudgementOverTime all={all} />}
      {all.length > 0 && <FinishedTable all={all} />}
      <Moving />
    </main>
  )
}

/** How well the player judged lately, beside all matches. */
function JudgementOverTime({ all }: { readonly all: readonly FinishedMatch[] }) {
  const rows = [
    ['mine.latest', meanJudgement(all.slice(0, LATEST))],
    ['mine.all', meanJudgement(all)],
  ] as const
  if (rows[1][1].coverage === undefined) return null
  return (
    <dl data-test="judgement">
      {rows.map(([key, { brier, coverage, tested, kept }]) => (
        <div key={key}>
          <dt>{t(key)}</dt>
          <dd>
            {brier !== undefined && t('mine.brier', { brier: brier })}{' '}
            {coverage !== undefined && t('mine.coverage', { percent: formatPercent(coverage) })}{' '}
            {tested > 0 && t('mine.promises', { kept, tested })}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function FinishedTable({ all }: { readonly all: readonly FinishedMatch[] }) {
  const day = new Intl.DateTimeFormat(pageLocale(), { dateStyle: 'medium' })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={t('mine.title')}>
      <table data-test="finished">
        <thead>
          <tr>
            {(['when', 'match', 'end', 'place', 'judgement', 'see'] as const).map((column) => (
              <th scope="col" key={column}>
                {t(`mine.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.map(({ match, at, scenario, power, outcome, place, powers, judgement }) => (
            <tr key={match}>
              <td>{day.format(at)}</td>
              <th scope="row">
                {t('front.continueRow', { scenario: scenarioName(scenario), power: powerName(power) })}
              </th>
              <td>{t(`ended.outcome.${outcome}`)}</td>
              <td class="figures">{t('mine.placeOf', { place, powers })}</td>
              <td class="figures">
                {judgement?.brier !== undefined && formatNumber(judgement.brier)}{' '}
                {judgement !== undefined && t('unit.percent', { n: formatPercent(judgement.coverage) })}
              </td>
              <td>
                <a href={`#/debrief/${match}`}>{t('mine.debrief')}</a>{' '}
                <a href={`#/replay/${match}`}>{t('mine.replay')}</a>{' '}
                <button
                  type="button"
                  class="quiet"
                  aria-label={t('mine.forget')}
                  onClick={() => void dropFinished(match)}
                >
                  ✕
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** All of it as one file, out and in, and all seats under way as one code. */
function Moving() {
  const { failure, waiting, attempt } = useAttempt()
  const [said, setSaid] = useState(() => () => '')
  const save = async () => saveFile('delicate-balance-matches.json', await matchesFile())
  const take = async (file: File) => {
    const taken = await takeMatchesFile(file)
    setSaid(() => () => (taken === undefined ? t('mine.noFile') : t('mine.taken', { count: taken })))
    void judgeFinished(() => true)
  }
  const pass = async () => {
    const code = await codeOfAllSeats()
    setSaid(() => () => (code === undefined ? t('mine.noSeats') : t('mine.code', { code })))
  }
  return (
    <section>
      <h2>{t('mine.moving')}</h2>
      <p class="ways">
        <button type="button" aria-disabled={waiting} onClick={() => void attempt(pass)} data-test="all-seats">
          {t('mine.allSeats')}
        </button>{' '}
        <button type="button" aria-disabled={waiting} onClick={() => void attempt(save)} data-test="save-matches">
          {t('mine.save')}
        </button>{' '}
        <FileKey
          accept=".json,application/json"
          onFile={(file) => void attempt(() => take(file))}
          test="take-matches"
          look="button"
        >
          {t('mine.take')}
        </FileKey>
      </p>
      <p class="soft">{t('mine.secret')}</p>
      <p role="status" data-test="moved">
        {said()}
      </p>
      <p role="alert" class="failure">
        {failure}
      </p>
    </section>
  )
}
