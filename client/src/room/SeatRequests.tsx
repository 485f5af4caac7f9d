import type { SeatRequestFacts } from '#shared/protocol/seat'
import { answerSeatRequest } from '../commands/match.ts'
import { matchFacts, observation, playerView, role } from '../store/game.ts'
import { nameInText, seatName, t } from '../text/text.ts'
import './seatRequests.css'

/** For those who play: newcomers who ask for a seat of the match, what a yes shows them, and the two answers. */
export function SeatRequests() {
  const self = playerView.value?.self.id
  const waiting = matchFacts.value.requests.filter(({ state }) => state === 'asked')
  const isOver = observation.value?.window.kind === 'ended'
  if (role.value !== 'player' || self === undefined || isOver || waiting.length === 0) return null
  const isHost = matchFacts.value.seats.some(({ power, host }) => host && power === self)
  return (
    <section class="seat-requests" aria-label={t('seatRequest.title')} data-test="seat-requests">
      {waiting.map((request) => (
        <Request key={request.id} request={request} self={self} isHost={isHost} />
      ))}
    </section>
  )
}

interface RequestProps {
  readonly request: SeatRequestFacts
  /** The viewer's own power. */
  readonly self: string
  readonly isHost: boolean
}

function Request({ request, self, isHost }: RequestProps) {
  const { id, name, power: asked, away, yes, no, needed } = request
  const power = nameInText(asked)
  const hasAnswered = [...yes, ...no].some((each) => each === self)
  return (
    <article data-test={`request-${name}`}>
      <p role="status">
        <strong>{t(away ? 'seatRequest.away' : 'seatRequest.bot', { name: seatName(request), power })}</strong>
      </p>
      <p>{t('seatRequest.sees', { power })}</p>
      <p class="soft">
        {isHost ? t('seatRequest.host') : t('seatRequest.votes', { yes: yes.length, needed })}{' '}
        {hasAnswered && t('seatRequest.answered')}
      </p>
      <p class="ways">
        <button
          type="button"
          class="primary"
          onClick={() => void answerSeatRequest(id, true)}
          data-test={`admit-${name}`}
        >
          {t('seatRequest.yes')}
        </button>
        <button type="button" onClick={() => void answerSeatRequest(id, false)} data-test={`refuse-${name}`}>
          {t('seatRequest.no')}
        </button>
      </p>
    </article>
  )
}
