import { useState } from 'preact/hooks'
import { type Tally, warShare } from '#shared/debrief/tally'
import { formatPercent, t } from '../text/text.ts'
import { useAttempt } from '../ui/useAttempt.ts'
import type { Archive } from '../workers/archive.ts'

/** Simulated matches from each year. */
const PLAYS = 60

interface CouldHaveStoppedProps {
  readonly archive: Archive
  /** The years of the match. */
  readonly years: readonly number[]
}

/** The probability of war from the start of each year on, with bots in all seats: the year that raised it most. */
export function CouldHaveStopped({ archive, years }: CouldHaveStoppedProps) {
  const [tallies, setTallies] = useState<readonly Tally[]>([])
  const [busy, setBusy] = useState(false)
  const { failure, attempt } = useAttempt()
  const search = async () => {
    setBusy(true)
    setTallies([])
    const found: Tally[] = []
    const oneYear = (year: number) => archive.tally((engine, onProgress) => engine.playOnFrom(year, PLAYS, onProgress))
    try {
      for (const year of years) {
        found.push(await oneYear(year))
        setTallies([...found])
      }
    } finally {
      setBusy(false)
    }
  }
  return (
    <div data-test="could-have-stopped">
      <p>
        <button type="button" disabled={busy} onClick={() => void attempt(search)} data-test="search-moment">
          {t('debrief.whatIf.search')}
        </button>
      </p>
      {busy && <progress max={years.length} value={tallies.length} aria-label={t('debrief.whatIf.running')} />}
      {tallies.length === years.length && <TurningPoint years={years} tallies={tallies} />}
      {tallies.length > 0 && <ByYear years={years} tallies={tallies} />}
      <p role="alert" class="failure">
        {failure}
      </p>
    </div>
  )
}

interface FoundProps {
  readonly years: readonly number[]
  /** One for each year. */
  readonly tallies: readonly Tally[]
}

/** The year in which the probability of war rose most. */
function TurningPoint({ years, tallies }: FoundProps) {
  const shares = tallies.map((tally) => warShare(tally).share)
  const rises = shares.slice(1).map((share, n) => share - shares[n]!)
  const turning = rises.indexOf(Math.max(...rises))
  return (
    <p class="says" data-test="turning-point">
      {(rises[turning] ?? 0) > 0
        ? t('debrief.whatIf.turning', {
            year: years[turning]!,
            before: formatPercent(shares[turning]!),
            after: formatPercent(shares[turning + 1]!),
          })
        : t('debrief.whatIf.noTurning')}
    </p>
  )
}

function ByYear({ years, tallies }: FoundProps) {
  return (
    <ol class="by-year">
      {tallies.map(warShare).map(({ share, low, high }, n) => (
        <li key={n}>
          <span class="soft">{t('replay.year', { year: years[n]! })}</span>
          <meter min={0} max={1} value={share} aria-hidden="true" />
          <span class="figures">
            {t('debrief.whatIf.share', { n: formatPercent(share), low: formatPercent(low), high: formatPercent(high) })}
          </span>
        </li>
      ))}
    </ol>
  )
}
