import type { Request, Response } from 'express'
import type { z } from 'zod'
import { type Problem, problem } from '#shared/view/phrase'
import { refuse } from './refuse.ts'

/** Longest name of a field that is said back. */
const LONGEST_FIELD = 80

/** The body as the schema has it; undefined when it has been refused by the name of the first field that does not fit. */
export function bodyOf<Wish>(schema: z.ZodType<Wish>, request: Request, response: Response): Wish | undefined {
  const parsed = schema.safeParse(request.body)
  if (parsed.success) return parsed.data
  const field = parsed.error.issues[0]?.path.join('.') ?? ''
  refuse(response, 400, problem('malformedRequest', { field: field.slice(0, LONGEST_FIELD) }))
  return undefined
}

/** Does what the body asks, and answers with the result or the reason why not. */
export async function answer<Wish, Result extends object>(
  schema: z.ZodType<Wish>,
  request: Request,
  response: Response,
  act: (wish: Wish) => Promise<Result | { readonly problem: Problem }>,
  status = 200,
): Promise<void> {
  const wish = bodyOf(schema, request, response)
  if (wish === undefined) return
  const result = await act(wish)
  if ('problem' in result) refuse(response, 422, result.problem)
  else response.status(status).json(result)
}
