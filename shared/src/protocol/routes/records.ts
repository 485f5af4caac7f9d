import { recordShownSchema } from '#shared/protocol/match'
import type { RouteTable } from '#shared/protocol/route'

const MEGABYTE = 1024 * 1024

/** Matches as files. */
export const RECORD_ROUTES = {
  'GET /api/v1/matches/:id/record': {
    summary: 'The whole truth of a match that has ended; of a world of a class, once the debrief of its round is open.',
    who: 'anyone',
    file: 'application/jsonl',
  },
  'POST /api/v1/records': {
    summary: 'Shows a match from a file again, as one that has ended.',
    who: 'anyone',
    limits: ['records'],
    // A long match is about one megabyte.
    upload: { type: 'application/jsonl', largest: 8 * MEGABYTE },
    example: '{"game":"delicate-balance"}\n',
    answer: recordShownSchema,
    status: 201,
  },
} as const satisfies RouteTable
