import type { Enrolled, StudentView } from '#shared/protocol/classroom'
import { enrol, rejoinClass } from '../net/classApi.ts'
import { type Enrolment, holdEnrolment } from '../store/classes.ts'
import { holdSeat } from '../store/seats.ts'

function hold(id: string, code: string, { token, label, words }: Enrolled): void {
  holdEnrolment({ id, code, token, label, words, matches: [] })
  location.hash = `#/student/${id}`
}

/** Comes into a class, and goes to its waiting page. @throws Refused */
export async function joinClass(id: string, code: string, label: string | undefined): Promise<void> {
  hold(id, code, await enrol(id, label))
}

/** Comes back into a class with four words. @throws Refused */
export async function returnToClass(id: string, code: string, words: string): Promise<void> {
  hold(id, code, await rejoinClass(id, words))
}

/** Goes to the match a student plays now, with the student's token as the seat's. */
export function goToSeat(enrolment: Enrolment, { seat, scenario }: StudentView): void {
  if (seat === undefined) return
  const { token, matches } = enrolment
  holdSeat({ match: seat.match, token, power: seat.power, scenario })
  if (!matches.includes(seat.match)) holdEnrolment({ ...enrolment, matches: [...matches, seat.match] })
  location.hash = `#/match/${seat.match}`
}
