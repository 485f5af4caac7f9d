import type { Enrolled, StudentView } from '#shared/protocol/classroom'
import { leadOn } from '../device/leadOn.ts'
import { enrol, rejoinClass, reportWord } from '../net/classApi.ts'
import { type Enrolment, saveEnrolment } from '../store/classes.ts'
import { saveSeat } from '../store/seats.ts'

function enterClass(id: string, code: string, { token, label, words }: Enrolled): void {
  saveEnrolment({ id, code, token, label, words, matches: [] })
  leadOn(`#/student/${id}`)
}

/** Joins a class and goes to the student's page. @throws ApiError */
export async function joinClass(id: string, code: string, label: string | undefined): Promise<void> {
  enterClass(id, code, await enrol(id, label))
}

/** Rejoins a class with four words and goes to the student's page. @throws ApiError */
export async function returnToClass(id: string, code: string, words: string): Promise<void> {
  enterClass(id, code, await rejoinClass(id, words))
}

/** Goes to the student's present match; the student's token is the seat's. */
export function goToSeat(enrolment: Enrolment, { seat, scenario }: StudentView): void {
  if (seat === undefined) return
  const { token, matches } = enrolment
  saveSeat({ match: seat.match, token, power: seat.power, scenario })
  if (!matches.includes(seat.match)) saveEnrolment({ ...enrolment, matches: [...matches, seat.match] })
  leadOn(`#/match/${seat.match}`)
}

/** Tells the teacher of a class about the nth message the student could read. @throws ApiError */
export async function reportToTeacher({ id, token }: Enrolment, number: number): Promise<void> {
  await reportWord(id, token, number)
}
