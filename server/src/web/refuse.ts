import type { Response } from 'express'
import { refusalLine } from '#shared/protocol/connection'
import type { Refusal } from '#shared/protocol/problem'
import { type ArgsAfter, type Problem, type ProblemName, problem } from '#shared/view/phrase'

/** Why a call is refused; with status 422 when none is named. */
export interface Refused {
  readonly status?: number
  readonly problem: Problem
}

/** A refusal with this status and problem. */
export const refused = <Name extends ProblemName>(
  status: number,
  name: Name,
  ...args: ArgsAfter<`problem.${Name}`>
): Refused => ({ status, problem: problem(name, ...args) })

/** The one way to refuse a call over HTTP. */
export function refuse(response: Response, { status = 422, problem: why }: Refused): void {
  const body: Refusal = { problem: why, error: refusalLine(why) }
  response.status(status).json(body)
}
