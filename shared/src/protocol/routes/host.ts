import {
  announcementSchema,
  hostCommandSchema,
  hostedServerSchema,
  hostLoginSchema,
  hostLogoutSchema,
  hostStatusSchema,
  hostTokenSchema,
} from '#shared/protocol/host'
import { reportListSchema } from '#shared/protocol/reports'
import type { RouteTable } from '#shared/protocol/route'
import { backupSchema, newestSchema, upkeepSchema } from '#shared/protocol/upkeep'
import { okSchema } from '#shared/protocol/wire'

/** The host's page: looking after a server. */
export const HOST_ROUTES = {
  'GET /api/v1/announcement': {
    summary: 'What the host announces on all pages; empty when nothing.',
    who: 'anyone',
    answer: announcementSchema,
  },
  'POST /api/v1/host/login': {
    summary: 'A token for the host’s page, for its password.',
    who: 'keyBearer',
    limits: ['hostPasswords'],
    repeat: 'harmless',
    body: hostLoginSchema,
    example: { password: 'river-lamp-otter' },
    answer: hostTokenSchema,
  },
  'POST /api/v1/host/logout': {
    summary: 'Ends the token, or everywhere: all tokens for the host’s page.',
    who: 'host',
    body: hostLogoutSchema,
    example: { everywhere: true },
    answer: okSchema,
  },
  'GET /api/v1/host/server': {
    summary: 'How this server does.',
    who: 'host',
    answer: hostedServerSchema,
  },
  'GET /api/v1/host/status': {
    summary: 'How this server and all beside it do.',
    who: 'host',
    answer: hostStatusSchema,
  },
  'GET /api/v1/host/reports': {
    summary: 'What players have reported about each other in the last seven days, the newest first.',
    who: 'host',
    answer: reportListSchema,
  },
  'GET /api/v1/host/upkeep': {
    summary: 'Database, disk, backups, the last verification, and what the host has done.',
    who: 'host',
    answer: upkeepSchema,
  },
  'POST /api/v1/host/backups': {
    summary: 'Makes a backup now; answered when it is on the disk and was looked through.',
    who: 'host',
    limits: ['hostWork'],
    answer: backupSchema,
  },
  'POST /api/v1/host/verifications': {
    summary: 'Begins to play every stored match again; the outcome stands in the upkeep.',
    who: 'host',
    limits: ['hostWork'],
    answer: okSchema,
  },
  'POST /api/v1/host/newest': {
    summary: 'Asks the address of BALANCE_VERSION_URL, once, which version is the newest.',
    who: 'host',
    limits: ['hostWork'],
    answer: newestSchema,
  },
  'POST /api/v1/host/commands': {
    summary: 'Does what the host of a server can do.',
    who: 'host',
    limits: ['hostCommands'],
    body: hostCommandSchema,
    example: { command: 'announce', text: 'We stop at noon.' },
    answer: okSchema,
  },
} as const satisfies RouteTable
