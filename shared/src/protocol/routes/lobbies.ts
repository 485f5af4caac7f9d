import {
  createLobbySchema,
  giveShareHashSchema,
  giveShareSchema,
  lobbyFactsSchema,
  lobbyListSchema,
  lobbyStartedSchema,
  lockLobbySchema,
  quickPlaySchema,
  seatedPlayerSchema,
  seatTakenSchema,
  seatTokenSchema,
  setAppointmentSchema,
  setBotSchema,
  setProgramsSchema,
  setStrengthSchema,
  takeSeatSchema,
} from '#shared/protocol/lobby'
import { askAtTableSchema, noticesAskedSchema, noticeWaysSchema } from '#shared/protocol/notices'
import type { RouteTable } from '#shared/protocol/route'
import { okSchema } from '#shared/protocol/wire'

const token = 'nTb0qjK7C2g1v9yXwZs4Lw'
const share = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'

/** Lobbies: the tables at which people meet before a match. Looking at one takes no seat. */
export const LOBBY_ROUTES = {
  'GET /api/v1/lobbies': {
    summary: 'Lobbies open to all, newest first: those that have not begun, and those whose matches are played now.',
    who: 'anyone',
    answer: lobbyListSchema,
  },
  'GET /api/v1/lobbies/:id': {
    summary:
      'What is public of a lobby, by its id or its code. The holder of a seat of an open one asks with its token at least once in two minutes, or the seat becomes free.',
    who: 'anyone',
    answer: lobbyFactsSchema,
  },
  'POST /api/v1/lobbies': {
    summary: 'Makes a lobby with the caller on its first seat, as host.',
    who: 'anyone',
    limits: ['matches'],
    begins: 'anywhere',
    body: createLobbySchema,
    example: {
      scenario: 'two-blocs',
      powers: 4,
      years: 3,
      timeControl: 'untimed',
      name: 'Ada',
      open: true,
      chatRule: 'free',
      treatment: 'thinIce',
      strength: 'easy',
    },
    answer: seatTakenSchema,
    status: 201,
  },
  'POST /api/v1/quick-play': {
    summary: 'Seats the caller at the fullest table that begins by itself within a minute, or at a new one.',
    who: 'anyone',
    limits: ['matches'],
    begins: 'anywhere',
    body: quickPlaySchema,
    example: { name: 'Ada', timeControl: 'relaxed' },
    answer: seatTakenSchema,
    status: 201,
  },
  'POST /api/v1/lobbies/:id/seats': {
    summary:
      'Takes a free seat, or changes seats; in a match that has begun, asks its players for the seat of a bot or an absent person.',
    who: 'anyone',
    body: takeSeatSchema,
    example: { name: 'Bob', power: 'boreal', token },
    answer: seatTakenSchema,
  },
  'POST /api/v1/lobbies/:id/leave': {
    summary: 'Gives the caller’s seat back; the host’s rights pass on to the next person.',
    who: 'keyBearer',
    body: seatTokenSchema,
    example: { token },
    answer: okSchema,
  },
  'POST /api/v1/lobbies/:id/bots': {
    summary: 'The host chooses the bot for a seat that stays free.',
    who: 'keyBearer',
    body: setBotSchema,
    example: { token, power: 'boreal', bot: 'tit-for-tat' },
    answer: okSchema,
  },
  'POST /api/v1/lobbies/:id/strength': {
    summary: 'The host chooses how strong bots play in the match.',
    who: 'keyBearer',
    body: setStrengthSchema,
    example: { token, strength: 'easy' },
    answer: okSchema,
  },
  'POST /api/v1/lobbies/:id/programs': {
    summary: 'The host says how many seats programs may have, from now on; those that sit there stay.',
    who: 'keyBearer',
    body: setProgramsSchema,
    example: { token, programs: 2 },
    answer: okSchema,
  },
  'POST /api/v1/lobbies/:id/remove': {
    summary:
      'The host removes a player before the match begins: their seat is free, and their token takes none there again.',
    who: 'keyBearer',
    body: seatedPlayerSchema,
    example: { token, power: 'boreal' },
    answer: okSchema,
  },
  'POST /api/v1/lobbies/:id/host': {
    summary: 'The host hands the table over to another player before the match begins.',
    who: 'keyBearer',
    body: seatedPlayerSchema,
    example: { token, power: 'boreal' },
    answer: okSchema,
  },
  'POST /api/v1/lobbies/:id/lock': {
    summary: 'The host lets no newcomers in, or does again.',
    who: 'keyBearer',
    body: lockLobbySchema,
    example: { token, locked: true },
    answer: okSchema,
  },
  'POST /api/v1/lobbies/:id/close': {
    summary: 'The host closes the table before the match begins: it is no more.',
    who: 'keyBearer',
    body: seatTokenSchema,
    example: { token },
    answer: okSchema,
  },
  'POST /api/v1/lobbies/:id/appointment': {
    summary:
      'The host says when people meet at a table that has not begun, another time, or without one that they do not after all. Seats are kept until a quarter of an hour after it.',
    who: 'keyBearer',
    body: setAppointmentSchema,
    example: { token, appointment: { date: '2026-12-05', at: '20:00', zone: 'Europe/Vienna' } },
    answer: okSchema,
  },
  'GET /api/v1/lobbies/:id/appointment.ics': {
    summary: 'The appointment as a file for calendars.',
    who: 'anyone',
    file: 'text/calendar; charset=utf-8',
  },
  'POST /api/v1/lobbies/:id/notice-ways': {
    summary:
      'Ways in which whoever has a seat may be told before people meet, of those that the host of the server has turned on.',
    who: 'keyBearer',
    repeat: 'harmless',
    body: seatTokenSchema,
    example: { token },
    answer: noticeWaysSchema,
  },
  'POST /api/v1/lobbies/:id/notices': {
    summary:
      'Has the caller told by push, or by the host of the table the table by a webhook, a quarter of an hour before people meet, and in a match of days as in its match.',
    who: 'keyBearer',
    limits: ['notices'],
    body: askAtTableSchema,
    example: {
      token,
      wish: {
        way: 'webhook',
        language: 'en',
        zone: 'Europe/Vienna',
        url: 'https://chat.example/hooks/k3yofthehook',
        format: 'mattermost',
      },
    },
    answer: noticesAskedSchema,
  },
  'POST /api/v1/lobbies/:id/start': {
    summary:
      'The host begins the match: those seated play, bots play the rest. Where two or more people sit and hashes of shares were given, the luck is drawn first.',
    who: 'keyBearer',
    begins: 'here',
    body: seatTokenSchema,
    example: { token },
    answer: lobbyStartedSchema,
  },
  'POST /api/v1/lobbies/:id/share-hash': {
    summary: 'A seat holder gives the hash of their share of the luck, or another one, before the host begins.',
    who: 'keyBearer',
    body: giveShareHashSchema,
    example: { token, shareHash: share },
    answer: okSchema,
  },
  'POST /api/v1/lobbies/:id/share': {
    summary: 'A seat holder reveals their share of the luck; with the last share the match begins.',
    who: 'keyBearer',
    body: giveShareSchema,
    example: { token, share },
    answer: lobbyStartedSchema,
  },
} as const satisfies RouteTable
