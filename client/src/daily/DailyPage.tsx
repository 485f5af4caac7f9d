import { useEffect, useRef, useState } from 'preact/hooks'
import { DILEMMAS, dayOf } from '#shared/daily/chairs'
import { RULESET } from '#shared/ruleset/ruleset'
import { rulesetVariant } from '#shared/ruleset/rulesetVariant'
import type { CrisisMove } from '#shared/ruleset/vocabulary'
import { confrontationOf } from '#shared/view/lookup'
import { keepMove, moveOf } from '../store/dailyMoves.ts'
import { pageLocale, t } from '../text/text.ts'
import { HomeLink } from '../ui/HomeLink.tsx'
import { useAttempt } from '../ui/useAttempt.ts'
import { DailyCrisis } from '../workers/dailyCrisis.ts'
import type { ChairAnswer, ShownChair } from '../workers/dailyEngine.ts'
import { DailyOutcome } from './DailyOutcome.tsx'
import { Dilemmas } from './Dilemmas.tsx'
import { MoveChoice } from './MoveChoice.tsx'
import { Situation } from './Situation.tsx'
import './daily.css'

const DAY = 86_400_000

/**
 * One crisis, one chair, one decision; then what the rest of the match makes of every move. The same for all on one day in universal
 * time. @param number of a dilemma from 1; undefined for the crisis of today
 */
export function DailyPage({ number }: { readonly number: number | undefined }) {
  if (number === undefined || number <= DILEMMAS) return <CrisisPage number={number} />
  return (
    <main class="daily" data-test="daily">
      <h1>{t('daily.title')}</h1>
      <p role="alert" class="failure">
        {t('daily.none', { n: number, of: DILEMMAS })}
      </p>
      <Dilemmas shown={number} />
    </main>
  )
}

function CrisisPage({ number }: { readonly number: number | undefined }) {
  const [day] = useState(() => dayOf(Date.now()))
  const crisis = number === undefined ? `day ${day}` : `dilemma ${number}`
  const { chair, answer, done, failure } = useChair(number === undefined ? { day } : { number })
  const [move, setMove] = useState(() => moveOf(crisis))
  const decide = (chosen: CrisisMove) => {
    keepMove(crisis, chosen)
    setMove(chosen)
  }
  const date = new Intl.DateTimeFormat(pageLocale(), { dateStyle: 'long', timeZone: 'UTC' }).format(day * DAY)
  const title = number === undefined ? date : t('daily.dilemma', { n: number })
  return (
    <main class="daily" data-test="daily">
      <HomeLink />
      <p class="dateline">{title}</p>
      <h1>{t('daily.title')}</h1>
      <p role="alert" class="failure">
        {failure}
      </p>
      {chair === undefined ? (
        failure === '' && <p role="status">{t('daily.opening')}</p>
      ) : (
        <Crisis {...{ chair, answer, done, move, title }} onDecide={decide} />
      )}
      <Dilemmas shown={number} />
    </main>
  )
}

/** Opens a chair in a worker, and has its moves played on while its player thinks. */
function useChair(which: { readonly day: number } | { readonly number: number }) {
  const [chair, setChair] = useState<ShownChair>()
  const [answer, setAnswer] = useState<ChairAnswer>()
  const [done, setDone] = useState(0)
  const { failure, attempt } = useAttempt()
  useEffect(() => {
    const crisis = new DailyCrisis()
    let isShown = true
    void attempt(async () => {
      const opened = await crisis.open(which)
      if (isShown) setChair(opened)
      const judged = await crisis.judge((share) => isShown && setDone(share))
      if (isShown) setAnswer(judged)
    })
    return () => {
      isShown = false
      crisis.close()
    }
  }, [])
  return { chair, answer, done, failure }
}

interface CrisisProps {
  readonly chair: ShownChair
  readonly answer: ChairAnswer | undefined
  readonly done: number
  readonly move: CrisisMove | undefined
  readonly title: string
  onDecide(move: CrisisMove): void
}

function Crisis({ chair, answer, done, move, title, onDecide }: CrisisProps) {
  const { view, moves } = chair
  const crisis = confrontationOf(view)
  const result = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (move !== undefined) result.current?.focus()
  }, [move])
  if (crisis === undefined) return null
  const ruleset = rulesetVariant(RULESET, view.ruleChanges)
  return (
    <>
      <Situation ruleset={ruleset} view={view} crisis={crisis} />
      {move === undefined ? (
        <MoveChoice crisis={crisis} moves={moves} onDecide={onDecide} />
      ) : (
        <section class="outcome" aria-labelledby="daily-outcome">
          <h2 id="daily-outcome" tabIndex={-1} ref={result}>
            {t('daily.outcome')}
          </h2>
          {answer === undefined ? (
            <p role="status">
              {t('daily.playing')} <progress max={1} value={done} aria-label={t('daily.playing')} />
            </p>
          ) : (
            <DailyOutcome view={view} answer={answer} move={move} title={title} />
          )}
        </section>
      )}
    </>
  )
}
