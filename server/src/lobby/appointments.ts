import type { SetAppointment } from '#shared/protocol/lobby'
import { failure } from '../lib/failure.ts'
import { instantOf, isZone, wallClockOf } from '../lib/wallClock.ts'
import type { HostAct } from './hostActs.ts'
import type { Appointment, Lobby } from './lobby.ts'
import type { LobbyStore } from './lobbyStore.ts'

const DAY = 24 * 3_600_000
/** Farthest day that can be agreed upon, in days. */
const MOST_DAYS = 60
/** How long after the agreed time a seat is kept for a player who has not come yet. */
export const LATENESS_MILLISECONDS = 15 * 60_000

/** A day and a time of day as the host's clocks show them, as an instant; or why people cannot meet then. */
function instantOfMeeting({ date, at, zone }: NonNullable<SetAppointment['appointment']>, now: number) {
  if (!isZone(zone)) return failure('noSuchZone', { label: zone })
  const instant = instantOf(Date.parse(`${date}T${at}Z`), wallClockOf(zone))
  if (instant <= now) return failure('appointmentPast')
  return instant > now + MOST_DAYS * DAY ? failure('appointmentFar', { most: MOST_DAYS }) : { at: instant, zone }
}

/** The host says when people meet, another time, or that they do not after all. */
export const withAppointment =
  (wish: SetAppointment['appointment'], now: number): HostAct =>
  (table) => {
    if (table.started) return failure('alreadyStarted')
    if (table.begins !== undefined) return failure('beginsItself')
    const { appointment: _, ...rest } = table
    if (wish === undefined) return { ...rest, waitsSince: now }
    const appointment = instantOfMeeting(wish, now)
    return 'problem' in appointment ? appointment : { ...rest, appointment, waitsSince: appointment.at }
  }

/** People have agreed to meet, and it is not yet so late that those who are missing have not come. */
export const awaitsPeople = ({ appointment }: Pick<Lobby, 'appointment'>, now: number): boolean =>
  appointment !== undefined && now <= appointment.at + LATENESS_MILLISECONDS

/** A seat at a table that has not begun, as what is told of its appointment needs it. */
export interface SeatAtTable {
  readonly code: string
  readonly scenario: string
  readonly isHost: boolean
  /** Of all who have a seat. */
  readonly names: readonly string[]
  readonly appointment?: Appointment
}

/** Finds the seat that a token opens at a table; undefined where there is none, or the match has begun. */
export const findSeatAtTable =
  ({ load }: Pick<LobbyStore, 'load'>) =>
  async (id: string, tokenHash: string): Promise<SeatAtTable | undefined> => {
    const table = await load(id)
    const seat = table?.seats.findIndex((place) => place.tokenHash === tokenHash) ?? -1
    if (table === undefined || table.started || seat < 0) return undefined
    const { code, scenario, host, seats, appointment } = table
    const names = seats.flatMap(({ name }) => name ?? [])
    return { code, scenario, isHost: host === seat, names, ...(appointment && { appointment }) }
  }
