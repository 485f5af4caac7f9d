import type { RouteTable } from '#shared/protocol/route'
import { signOnSchema, signOnWaysSchema, staffTokenSchema } from '#shared/protocol/signOn'
import { okSchema } from '#shared/protocol/wire'

/** Sign-on of hosts and teachers. The addresses that a browser is led through lie below `/sign-on` (server/src/http/signOnRouter.ts). */
export const SIGN_ON_ROUTES = {
  'GET /api/v1/sign-on': {
    summary: 'As which roles people can sign on here.',
    who: 'anyone',
    answer: signOnWaysSchema,
  },
  'POST /api/v1/sign-on': {
    summary: 'The token of a sign-on, for the page that began it, within two minutes.',
    who: 'keyBearer',
    limits: ['hostPasswords'],
    repeat: 'harmless',
    body: signOnSchema,
    example: { ticket: 'eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl', secret: 'c0ffee' },
    answer: staffTokenSchema,
  },
  'DELETE /api/v1/sign-on': {
    summary: 'Ends the token of a sign-on.',
    who: 'staff',
    answer: okSchema,
  },
} as const satisfies RouteTable
