import type { Response } from 'express'
import type { Refusal } from '#shared/protocol/messages'
import type { Problem } from '#shared/view/phrase'

/** The one way to say no over HTTP. `error` is where the game framework's client looks for the reason. */
export function refuse(response: Response, status: number, why: Problem): void {
  const body: Refusal & { readonly error: string } = { problem: why, error: why.key }
  response.status(status).json(body)
}
