import { useState } from 'preact/hooks'
import type { LobbyFacts } from '#shared/protocol/lobby'
import { appoint, calendarAddress } from '../net/api.ts'
import { NoticeSection } from '../notices/NoticeSection.tsx'
import { ownZone } from '../text/ownZone.ts'
import { t } from '../text/text.ts'
import { formatMoment } from '../text/times.ts'
import { DayField } from '../ui/DayField.tsx'
import type { OpenLobbyProps } from './LobbyTerms.tsx'

interface AppointmentProps extends OpenLobbyProps {
  /** The host's token, for the host alone. */
  readonly token?: string
}

/** When people meet at a table that has not begun: the host says it, those with a seat are told, calendars take it. */
export function AppointmentSection({ table, token, act, waiting }: AppointmentProps) {
  const { id, appointment, started, own, beginsIn, draw } = table
  if (started || beginsIn !== undefined || draw !== undefined) return null
  if (appointment === undefined && token === undefined) return null
  return (
    <section class="appointment">
      <h2>{t('appointment.title')}</h2>
      {appointment && (
        <>
          <p data-test="appointment">
            <strong>{t('appointment.at', { time: formatMoment(appointment.at) })}</strong> {inHostZone(appointment)}
          </p>
          <p class="soft">{t('appointment.kept')}</p>
          <p>
            <a class="button" href={calendarAddress(id)} download data-test="calendar">
              {t('appointment.calendar')}
            </a>
          </p>
        </>
      )}
      {token !== undefined && <AppointmentForm table={table} token={token} act={act} waiting={waiting} />}
      {appointment && own !== undefined && <NoticeSection place={{ id, begun: false }} about={t('appointment.told')} />}
    </section>
  )
}

/** What the clocks of the host show then, where they show another time. */
function inHostZone({ at, zone }: NonNullable<LobbyFacts['appointment']>): string {
  const there = formatMoment(at, zone)
  return there === formatMoment(at) ? '' : t('appointment.there', { time: there, zone })
}

function AppointmentForm({ table: { id, appointment }, token, act, waiting }: AppointmentProps & { token: string }) {
  const [date, setDate] = useState('')
  const [at, setAt] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act(() => appoint(id, token, { date, at, zone: ownZone() }))
      }}
    >
      <DayField name="appointment-date" label={t('appointment.date')} value={date} onChange={setDate} required />
      <label>
        {t('appointment.time', { zone: ownZone() })}{' '}
        <input
          type="time"
          required
          value={at}
          onInput={({ currentTarget }) => setAt(currentTarget.value)}
          data-test="appointment-time"
        />
      </label>{' '}
      <button type="submit" aria-disabled={waiting} data-test="appoint">
        {t(appointment ? 'appointment.move' : 'appointment.set')}
      </button>{' '}
      {appointment && (
        <button
          type="button"
          class="quiet"
          aria-disabled={waiting}
          onClick={() => act(() => appoint(id, token, undefined))}
          data-test="no-appointment"
        >
          {t('appointment.takeBack')}
        </button>
      )}
    </form>
  )
}
