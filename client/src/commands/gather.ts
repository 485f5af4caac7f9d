import type { CreateTable, TableFacts } from '#shared/protocol/tables'
import { createTable, leaveTable, readTable, startTable, takeSeat, usePass } from '../net/api.ts'
import { keep, recall } from '../store/memory.ts'
import { forgetSeat, holdSeat, seatFor } from '../store/seats.ts'

/** The name this device used last; empty when none. */
export const lastName = (): string => recall('name') ?? ''

const keepName = (name: string): void => keep('name', name)

/** Makes a table and goes there. @throws Refused */
export async function hostTable(wish: CreateTable): Promise<void> {
  keepName(wish.name)
  const { table, token, power } = await createTable(wish)
  holdSeat({ match: table, token, power, scenario: wish.scenario })
  location.hash = `#/table/${table}`
}

/** Finds the table of a code and goes there, without taking a seat. @throws Refused */
export async function goToTable(code: string): Promise<void> {
  const { id } = await readTable(code.trim())
  location.hash = `#/table/${id}`
}

/** Sits down, or changes seats. @throws Refused */
export async function sitAt({ id, scenario }: TableFacts, name: string, power?: string): Promise<void> {
  keepName(name)
  const held = seatFor(id)
  const wish = { name, ...(power === undefined ? {} : { power }), ...(held === undefined ? {} : { token: held.token }) }
  const taken = await takeSeat(id, wish)
  holdSeat({ match: id, token: taken.token, power: taken.power, scenario })
}

/** Stands up and forgets the seat. @throws Refused */
export async function standUp(table: string): Promise<void> {
  const held = seatFor(table)
  if (held) await leaveTable(table, held.token)
  forgetSeat(table)
}

/** Begins the match. @throws Refused */
export async function begin(table: string): Promise<void> {
  const held = seatFor(table)
  if (held) await startTable(table, held.token)
  location.hash = `#/match/${table}`
}

/** Takes the seat a code leads to, here from now on, and goes there. @throws Refused */
export async function takeAlong(code: string): Promise<void> {
  const { match, token, power, scenario } = await usePass(code.trim())
  holdSeat({ match, token, power, scenario })
  location.hash = `#/match/${match}`
}
