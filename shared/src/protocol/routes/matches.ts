import { chatHistorySchema } from '#shared/protocol/chat'
import {
  aliveQuerySchema,
  createMatchSchema,
  eventHistorySchema,
  matchCreatedSchema,
  newsQuerySchema,
  pollNewsSchema,
  streamQuerySchema,
  turnStatusSchema,
} from '#shared/protocol/match'
import { commandSchema, MATCH_EVENTS, replySchema } from '#shared/protocol/messages'
import { makeReportSchema } from '#shared/protocol/reports'
import type { RouteTable } from '#shared/protocol/route'
import { okSchema } from '#shared/protocol/wire'

/** Matches: making one, looking at it, and playing it over plain HTTP. */
export const MATCH_ROUTES = {
  'POST /api/v1/matches': {
    summary: 'Makes a match with the caller on its first seat and bots on the others.',
    who: 'anyone',
    limits: ['matches'],
    begins: 'anywhere',
    body: createMatchSchema,
    example: { scenario: 'two-blocs', powers: 4, timeControl: 'untimed', bots: ['tit-for-tat'], treatment: 'noWinter' },
    answer: matchCreatedSchema,
    status: 201,
  },
  'POST /api/v1/matches/:id/room': {
    summary: 'Makes sure that the match has a room to join: after a restart of the server it has none until asked.',
    who: 'visitor',
    repeat: 'harmless',
    answer: okSchema,
  },
  'POST /api/v1/matches/:id/commands': {
    summary: 'Does what a message of the same name over a socket does.',
    who: 'player',
    limits: ['commands'],
    repeat: 'command',
    body: commandSchema,
    malformed: 'malformedMessage',
    example: { command: 'ready', window: 0, ready: true },
    answer: replySchema,
  },
  'POST /api/v1/matches/:id/reports': {
    summary:
      'Reports another player to the host of the server, with the last ten of their words that the caller could read.',
    who: 'player',
    limits: ['reports'],
    body: makeReportSchema,
    example: { power: 'boreal', reason: 'abuse' },
    answer: okSchema,
  },
  'GET /api/v1/matches/:id/news': {
    summary: 'What is new since the last poll, for networks that let neither a socket nor a stream through.',
    who: 'viewer',
    query: newsQuerySchema,
    answer: pollNewsSchema,
  },
  'GET /api/v1/matches/:id/stream': {
    summary: 'What a socket brings, as server-sent events.',
    who: 'viewer',
    query: streamQuerySchema,
    stream: MATCH_EVENTS,
  },
  'GET /api/v1/matches/:id/alive': {
    summary: 'A sign of life for a stream that was opened with a name: it ends when none has come for 40 seconds.',
    who: 'viewer',
    query: aliveQuerySchema,
    answer: okSchema,
  },
  'GET /api/v1/matches/:id/events': {
    summary: 'What happened so far, as the viewer may know it.',
    who: 'viewer',
    answer: eventHistorySchema,
  },
  'GET /api/v1/matches/:id/chat': {
    summary: 'What was said so far, as the viewer may know it, and what may be said.',
    who: 'viewer',
    answer: chatHistorySchema,
  },
  'GET /api/v1/matches/:id/turn': {
    summary: 'How the match stands for the seat, without coming to it.',
    who: 'holder',
    answer: turnStatusSchema,
  },
} as const satisfies RouteTable
