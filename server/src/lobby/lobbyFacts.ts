import type { LobbyFacts } from '#shared/protocol/lobby'
import type { Lobby } from './lobby.ts'
import { drawFacts } from './luckDraw.ts'

/** All that is public of a lobby before its match, field by field; no token is among it. */
export function factsOf(table: Lobby, now: number): LobbyFacts {
  const { id, code, scenario, years, timeControl, dailyClose, chatRule, strength, treatment } = table
  const { open, locked = false, started, seats, host, begins, appointment, perPower = 1, programs = 0 } = table
  return {
    id,
    code,
    scenario,
    years,
    timeControl,
    ...(dailyClose && { dailyClose }),
    chatRule,
    strength,
    ...(treatment && { treatment }),
    open,
    locked,
    started,
    ...(begins === undefined || started ? {} : { beginsIn: Math.max(0, Math.ceil((begins - now) / 1000)) }),
    ...(appointment && { appointment: { at: appointment.at, zone: appointment.zone } }),
    ...drawFacts(table, now),
    perPower,
    programs,
    seats: seats.map(({ power, name, bot, shareHash, program }, seat) => ({
      power,
      bot,
      host: seat === host,
      ...(name === undefined ? {} : { name }),
      ...(program && { program }),
      ...(shareHash === undefined ? {} : { shareHash }),
    })),
  }
}
