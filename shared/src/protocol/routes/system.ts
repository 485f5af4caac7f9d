import { PROTOCOL_VERSION } from '#shared/protocol/connection'
import { versionsSchema } from '#shared/protocol/host'
import { seatReservationSchema } from '#shared/protocol/match'
import { joinSchema } from '#shared/protocol/messages'
import type { RouteTable } from '#shared/protocol/route'
import {
  addressesSchema,
  openApiSchema,
  openScenarioSchema,
  readinessSchema,
  scenarioFileSchema,
  scenarioListSchema,
} from '#shared/protocol/system'
import { okSchema } from '#shared/protocol/wire'

/** What is no match, lobby or class: lists, and what machines, browsers and the Colyseus SDK call outside `/api/v1`. */
export const SYSTEM_ROUTES = {
  'GET /api/v1/scenarios': {
    summary: 'All scenarios, and the names of the bots.',
    who: 'anyone',
    answer: scenarioListSchema,
  },
  'GET /api/v1/scenarios/:id': {
    summary:
      'A scenario as all may know it: its powers and states, their relations and treaties, and its words where the game has none for it. No forces, no bases, nothing that is to come.',
    who: 'anyone',
    answer: openScenarioSchema,
  },
  'GET /api/v1/scenarios/:id/file': {
    summary:
      'The whole of a scenario, opening forces and all, to play it without the server: one of the game, or one of the host’s where the host lets anybody read them (`BALANCE_OPEN_SCENARIOS`).',
    who: 'anyone',
    answer: scenarioFileSchema,
  },
  'GET /api/v1/addresses': {
    summary: 'Where other machines find the game; told only to pages opened on the server’s own machine.',
    who: 'anyone',
    answer: addressesSchema,
  },
  'GET /api/openapi.json': {
    summary: 'This document.',
    who: 'anyone',
    answer: openApiSchema,
  },
  'GET /livez': { summary: 'The process answers.', who: 'anyone', answer: okSchema },
  'GET /readyz': {
    summary: 'Everything the server needs is there, and it takes new matches; status 503 otherwise.',
    who: 'anyone',
    answer: readinessSchema,
  },
  'GET /healthz': { summary: 'The same as /readyz.', who: 'anyone', answer: readinessSchema },
  'GET /version': { summary: 'What runs here.', who: 'anyone', answer: versionsSchema },
  'GET /metrics': {
    summary: 'The server’s figures as Prometheus reads them; not there when they are switched off.',
    who: 'operator',
    file: 'text/plain; version=0.0.4; charset=utf-8',
  },
  'POST /matchmake/joinById/:id': {
    summary: 'Reserves a place in a match’s room, as the Colyseus SDK asks for one before it opens the socket.',
    who: 'visitor',
    repeat: 'harmless',
    body: joinSchema,
    malformed: 'malformedJoin',
    example: { protocol: PROTOCOL_VERSION, token: 'nTb0qjK7C2g1v9yXwZs4Lw' },
    answer: seatReservationSchema,
  },
} as const satisfies RouteTable
