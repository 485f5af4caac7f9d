import type { RouteTable } from '#shared/protocol/route'
import { sharedFileSchema, sharedIdSchema, sharedListSchema, sharingSchema } from '#shared/protocol/sharedScenarios'
import { LARGEST_SCENARIO_FILE } from '#shared/scenario/bounds'

/** Scenarios of the workshop that people share on a server, each under a link. */
export const SHARED_SCENARIO_ROUTES = {
  'GET /api/v1/shared-scenarios': {
    summary: 'Who may share scenarios here.',
    who: 'anyone',
    answer: sharingSchema,
  },
  'POST /api/v1/shared-scenarios': {
    summary: 'Shares a scenario file under an id; the same file has the same id.',
    who: 'anyone',
    limits: ['sharedScenarios'],
    repeat: 'harmless',
    upload: { type: 'application/json', largest: LARGEST_SCENARIO_FILE },
    example: '{"id":"my-case"}',
    answer: sharedIdSchema,
    status: 201,
  },
  'GET /api/v1/shared-scenarios/:id': {
    summary: 'A file as it was shared.',
    who: 'anyone',
    answer: sharedFileSchema,
  },
  'GET /api/v1/host/shared-scenarios': {
    summary: 'What is shared here, the newest first.',
    who: 'host',
    answer: sharedListSchema,
  },
} as const satisfies RouteTable
