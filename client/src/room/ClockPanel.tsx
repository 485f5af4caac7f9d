import { useEffect, useState } from 'preact/hooks'
import { sendClockRequest } from '../commands/match.ts'
import { askToNotify, canNotify, mayNotify } from '../device/notices.ts'
import { matchFacts, observation, personalTime, playerView, role } from '../store/game.ts'
import { listInText, seatName, t } from '../text/text.ts'
import { formatClock } from '../text/times.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useOthersTimeLeft, useTimeLeft } from '../ui/useTimeLeft.ts'
import { AbsenceSection } from './AbsenceSection.tsx'
import { MatchNotices } from './MatchNotices.tsx'

/** With less time left than this, in milliseconds, the clock warns and offers more time. */
const LATE = 20_000

/** The open window's clock: the time left, and a dialog with everything a player can do about time. */
export function ClockPanel() {
  const [open, setOpen] = useState(false)
  const left = useTimeLeft()
  const { paused, overtime, extended, led } = matchFacts.value
  const own = personalTime.value
  if (observation.value?.window.kind === 'ended') return null
  if (own !== undefined) return <OwnTime left={left} />
  if (led && overtime) return <Waiting />
  if (left === undefined) return <span class="unseen">{t('bar.noClock')}</span>
  const late = left < LATE && !paused
  return (
    <>
      <button
        type="button"
        class={`quiet clock figures ${late ? 'late' : ''}`}
        onClick={() => setOpen(true)}
        data-test="clock"
      >
        {t(paused ? 'clock.paused' : overtime ? 'clock.overtime' : 'bar.clock', { time: formatClock(left) })}
      </button>
      {late && !extended && !led && role.value === 'player' && (
        <button type="button" onClick={() => void sendClockRequest('extend')} data-test="more-time">
          {t('clock.extend')}
        </button>
      )}
      {open && <ClockDialog left={left} onClose={() => setOpen(false)} />}
    </>
  )
}

/** The window waits for those who have more time than the others; who that is is told to no player. */
function Waiting() {
  return (
    <span class="clock" role="status" data-test="clock-waiting">
      {t('clock.waiting')} <span class="unseen">{t('clock.waitingWhy')}</span>
    </span>
  )
}

/** Both limits: what all have, and what this player alone has. @param left of the own limit; undefined without one */
function OwnTime({ left }: { readonly left: number | undefined }) {
  const common = useOthersTimeLeft()
  const { paused } = matchFacts.value
  return (
    <span class="clock figures" data-test="own-time">
      {common !== undefined && t(paused ? 'clock.paused' : 'bar.clock', { time: formatClock(common) })}{' '}
      <strong>{left === undefined ? t('clock.ownUnlimited') : t('clock.own', { time: formatClock(left) })}</strong>
      <span class="unseen"> {t('clock.ownWhy')}</span>
    </span>
  )
}

function ClockDialog({ left, onClose }: { readonly left: number; onClose(): void }) {
  const { seats, paused, extended, led } = matchFacts.value
  const mine =
    role.value === 'player' && !led ? seats.find(({ power }) => power === playerView.value?.self.id) : undefined
  const voters = seats.filter(({ pauseVote }) => pauseVote)
  return (
    <Dialog title={t('clock.title')} closeText={t('settings.close')} onClose={onClose}>
      <p class="figures">{t('bar.clock', { time: formatClock(left) })}</p>
      {mine && (
        <>
          <p class="soft">{t('clock.bank', { time: formatClock(mine.timeBank * 1000) })}</p>
          <p class="ways">
            <button
              type="button"
              disabled={extended}
              onClick={() => void sendClockRequest('extend')}
              data-test="extend"
            >
              {t(extended ? 'clock.extendedAlready' : 'clock.extend')}
            </button>{' '}
            <button type="button" onClick={() => void sendClockRequest(paused ? 'resume' : 'pause')} data-test="pause">
              {t(paused ? 'clock.resume' : 'clock.pause')}
            </button>
          </p>
          {!mine.host && <p class="soft">{t(paused ? 'clock.resumeVote' : 'clock.pauseVote')}</p>}
        </>
      )}
      {led && <p class="soft">{t('clock.led')}</p>}
      <NotificationChoice />
      <MatchNotices />
      <AbsenceSection />
      {voters.length > 0 && (
        <p role="status" data-test="pause-votes">
          {t(paused ? 'clock.resumeVotes' : 'clock.pauseVotes', { names: listInText(voters.map(seatName)) })}
        </p>
      )}
    </Dialog>
  )
}

/** Whether the browser notifies the player of their turn while the page is hidden: for matches of days. */
function NotificationChoice() {
  const [allowed, setAllowed] = useState(mayNotify())
  const [isPossible, setPossible] = useState(false)
  useEffect(() => void canNotify().then(setPossible), [])
  if (!isPossible) return null
  return (
    <p class="soft">
      {allowed ? (
        t('turn.told')
      ) : (
        <button type="button" class="quiet" onClick={() => void askToNotify().then(setAllowed)}>
          {t('turn.tell')}
        </button>
      )}
    </p>
  )
}
