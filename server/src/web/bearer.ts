import type { Request } from 'express'

/** The caller's token: `Authorization: Bearer TOKEN`; undefined when there is none. */
export const bearerOf = (request: Request): string | undefined =>
  /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1]
