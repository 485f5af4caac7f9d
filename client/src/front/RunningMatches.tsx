import { useEffect } from 'preact/hooks'
import { readLobby, readTurnStatus } from '../net/api.ts'
import { forgetSeat, type HeldSeat, heldSeats, markSeatBegun, markSeatEnded } from '../store/seats.ts'
import { powerName, scenarioName, t } from '../text/text.ts'
import { usePolled } from '../ui/usePolled.ts'

/** How often the page asks whether a match waits for the player. */
const POLL_MILLISECONDS = 20_000

/** Matches this device holds a seat in, with those that wait for the player marked. */
export function RunningMatches() {
  const seats = heldSeats.value
  if (seats.length === 0) return null
  return (
    <section class="running" aria-label={t('front.continue')}>
      <h2>{t('front.continue')}</h2>
      <ul>
        {seats.map((seat) => (
          <li key={seat.match}>
            <a href={`#/${seat.atTable ? 'table' : 'match'}/${seat.match}`}>
              {t('front.continueRow', { scenario: scenarioName(seat.scenario), power: powerName(seat.power) })}
            </a>
            {seat.atTable ? <TableMark seat={seat} /> : <TurnMark seat={seat} />}
            <button type="button" class="quiet" onClick={() => forgetSeat(seat.match)} aria-label={t('front.forget')}>
              ✕
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A seat at a table whose match has not begun: asking keeps it; a seat that became free, or whose table is gone, is forgotten. */
function TableMark({ seat: { match, token } }: { readonly seat: HeldSeat }) {
  const { refusal } = usePolled({
    ask: () => readLobby(match, token),
    milliseconds: POLL_MILLISECONDS,
    key: `${match} ${token}`,
    onValue({ started, own }) {
      if (started) markSeatBegun(match)
      else if (own === undefined) forgetSeat(match)
    },
  })
  useEffect(() => {
    if (refusal !== '') forgetSeat(match)
  }, [refusal])
  return <small class="soft">{t('front.gathering')}</small>
}

function TurnMark({ seat: { match, token } }: { readonly seat: HeldSeat }) {
  const { value: turn, refusal } = usePolled({
    ask: async () => {
      const status = await readTurnStatus(match, token)
      if (status.ended) markSeatEnded(match)
      return status
    },
    milliseconds: POLL_MILLISECONDS,
    key: `${match} ${token}`,
  })
  if (turn === undefined || refusal !== '') return null
  const { year, years, ended, awaited } = turn
  if (ended) return <small class="soft">{t('front.ended')}</small>
  const yearText = t('front.year', { year, years })
  return awaited ? (
    <strong class="turn" data-test="turn">
      ● {t('front.yourTurn')} <small>{yearText}</small>
    </strong>
  ) : (
    <small class="soft">{yearText}</small>
  )
}
