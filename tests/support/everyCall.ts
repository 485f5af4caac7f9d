import { deepEqual, equal } from 'node:assert/strict'
import { printDilemmaMove } from '#shared/homework/dilemmaMove'
import { PROTOCOL_VERSION } from '#shared/protocol/connection'
import type { RouteBody, RouteName, RouteResponse } from '#shared/protocol/routes'
import { shareHashOf } from '#shared/protocol/share'
import { pageOfSecret } from '#shared/protocol/signOn'
import { RULESET } from '#shared/ruleset/ruleset'
import type { RouteCall } from '#tests/support/callRoute'
import { CLASS } from '#tests/support/classroom'
import { ownScenarioFile } from '#tests/support/ownScenario'

/** Settings of a server on which every call can succeed. */
export const EVERY_CALL_SETTINGS = {
  BALANCE_HOST_PASSWORD: 'a-password-of-the-host',
  BALANCE_METRICS: 'on',
  BALANCE_METRICS_TOKEN: 'figures-for-one-only',
  BALANCE_NOTICES: 'push',
  BALANCE_MAIL_FROM: 'game@host.example',
  BALANCE_PROXY_HOPS: '1',
  BALANCE_TRUST_USER_HEADER: 'Remote-User',
  BALANCE_SIGN_ON_HOSTS: 'user:ada',
  BALANCE_SHARED_SCENARIOS: 'anyone',
}

/** How the calls of a chapter are made; each must succeed. */
export interface Calls {
  /** Address of the server. */
  readonly base: string
  /** Resolves with the answer of a route that answers with JSON. */
  ask<Name extends RouteName>(route: Name, given?: RouteCall<Name>): Promise<RouteResponse<Name>>
  /** Resolves with the text of a route that answers with a file, or with the first part of a stream. */
  fetchFile<Name extends RouteName>(route: Name, given: RouteCall<Name>): Promise<string>
}

const SHARE = 'ad'.repeat(32)

/** One lobby of two people, begun. */
export async function beginLobby({ ask }: Pick<Calls, 'ask'>) {
  const wish = { scenario: 'two-blocs', powers: 2, years: 3, timeControl: 'untimed', chatRule: 'free' } as const
  const { lobby: id, token, power } = await ask('POST /api/v1/lobbies', { body: { ...wish, name: 'Ada', open: true } })
  const params = { id }
  await ask('GET /api/v1/lobbies')
  // Left again: a table that begins by itself would do so in the middle of other calls.
  const quick = await ask('POST /api/v1/quick-play', { body: { name: 'Quick', timeControl: 'live' } })
  await ask('POST /api/v1/lobbies/:id/leave', { params: { id: quick.lobby }, body: { token: quick.token } })
  const bob = await ask('POST /api/v1/lobbies/:id/seats', { params, body: { name: 'Bob' } })
  await ask('POST /api/v1/lobbies/:id/leave', { params, body: { token: bob.token } })
  await ask('POST /api/v1/lobbies/:id/bots', { params, body: { token, power: bob.power, bot: 'tit-for-tat' } })
  await ask('POST /api/v1/lobbies/:id/strength', { params, body: { token, strength: 'easy' } })
  await ask('POST /api/v1/lobbies/:id/programs', { params, body: { token, programs: 1 } })
  const cleo = await ask('POST /api/v1/lobbies/:id/seats', { params, body: { name: 'Cleo' } })
  await ask('POST /api/v1/lobbies/:id/lock', { params, body: { token, locked: true } })
  await ask('POST /api/v1/lobbies/:id/lock', { params, body: { token, locked: false } })
  await ask('POST /api/v1/lobbies/:id/host', { params, body: { token, power: cleo.power } })
  await ask('POST /api/v1/lobbies/:id/host', { params, body: { token: cleo.token, power } })
  await ask('POST /api/v1/lobbies/:id/remove', { params, body: { token, power: cleo.power } })
  const dan = await ask('POST /api/v1/lobbies/:id/seats', { params, body: { name: 'Dan' } })
  const gone = await ask('POST /api/v1/lobbies', { body: { ...wish, name: 'Eve', open: false } })
  await ask('POST /api/v1/lobbies/:id/close', { params: { id: gone.lobby }, body: { token: gone.token } })
  const shareHash = shareHashOf(SHARE, id)
  await ask('POST /api/v1/lobbies/:id/share-hash', { params, body: { token, shareHash } })
  await ask('POST /api/v1/lobbies/:id/start', { params, body: { token } })
  await ask('GET /api/v1/lobbies/:id', { params })
  await ask('POST /api/v1/lobbies/:id/share', { params, body: { token, share: SHARE } })
  await ask('GET /api/v1/lobbies/:id', { params })
  return { params, token, power, other: dan }
}

/** People of a table agree to meet tomorrow, and the host asks to be told before; then they do not after all. */
async function agreeToMeet({ ask, fetchFile }: Calls): Promise<void> {
  const body = { scenario: 'two-blocs', powers: 2, name: 'Ada', open: false } as const
  const { lobby: id, token } = await ask('POST /api/v1/lobbies', { body })
  const params = { id }
  const date = new Date(Date.now() + 24 * 3_600_000).toISOString().slice(0, 10)
  const appointment = { date, at: '20:00', zone: 'Europe/Vienna' }
  await ask('POST /api/v1/lobbies/:id/appointment', { params, body: { token, appointment } })
  await fetchFile('GET /api/v1/lobbies/:id/appointment.ics', { params })
  await ask('POST /api/v1/lobbies/:id/notice-ways', { params, body: { token } })
  const keys = { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) }
  const wish = { way: 'push', language: 'en', zone: 'UTC', endpoint: 'https://push.example/ada', keys } as const
  await ask('POST /api/v1/lobbies/:id/notices', { params, body: { token, wish } })
  await ask('POST /api/v1/lobbies/:id/appointment', { params, body: { token } })
}

/** A newcomer asks for the seat of a bot, and the host answers. */
async function letNewcomerIn({ ask }: Calls): Promise<void> {
  const wish = { scenario: 'two-blocs', powers: 2, years: 3, timeControl: 'untimed', name: 'Ada', open: false } as const
  const { lobby: id, token } = await ask('POST /api/v1/lobbies', { body: wish })
  const params = { id }
  await ask('POST /api/v1/lobbies/:id/start', { params, body: { token } })
  const { request = '' } = await ask('POST /api/v1/lobbies/:id/seats', { params, body: { name: 'Fay' } })
  const body = { command: 'admit', request, yes: true } as const
  await ask('POST /api/v1/matches/:id/commands', { params, token, body })
}

/** Plays the whole match of one person against a bot over plain HTTP; every poll on the way is checked. */
async function playOut({ ask }: Calls): Promise<{ readonly id: string; readonly token: string }> {
  const body = { scenario: 'two-blocs', powers: 2, years: 2, timeControl: 'untimed', bots: ['tit-for-tat'] } as const
  const { match: id, token } = await ask('POST /api/v1/matches', { body })
  const params = { id }
  for (;;) {
    const { view } = await ask('GET /api/v1/matches/:id/news', { params, token })
    if (view?.observation.window.kind === 'ended') return { id, token }
    const window = view!.observation.window.number
    const command: RouteBody<'POST /api/v1/matches/:id/commands'> = { command: 'ready', window, ready: true }
    await ask('POST /api/v1/matches/:id/commands', { params, token, body: command, mark: `ready-${id}-${window}-mark` })
  }
}

async function machines({ ask, fetchFile }: Calls): Promise<void> {
  await ask('GET /livez')
  await ask('GET /readyz')
  await ask('GET /healthz')
  await ask('GET /version')
  await ask('GET /api/v1/scenarios')
  await ask('GET /api/v1/scenarios/:id', { params: { id: 'two-blocs' } })
  await ask('GET /api/v1/scenarios/:id/file', { params: { id: 'two-blocs' } })
  await ask('GET /api/v1/addresses')
  await ask('GET /api/openapi.json')
  await fetchFile('GET /metrics', { token: EVERY_CALL_SETTINGS.BALANCE_METRICS_TOKEN })
  await fetchFile('GET /j/:code', { params: { code: 'ABCDE' } })
  await fetchFile('GET /t/:code', { params: { code: 'ABCDEF' } })
  for (const key of ['GET /m/:id', 'GET /d/:id', 'GET /r/:id'] as const) await fetchFile(key, { params: { id: 'm' } })
  await fetchFile('GET /r/:id/:index/:perspective', { params: { id: 'm', index: '3', perspective: 'truth' } })
}

async function lobbies(calls: Calls): Promise<void> {
  const { ask, fetchFile } = calls
  await agreeToMeet(calls)
  const { params, token, power, other } = await beginLobby(calls)
  const command = (body: RouteBody<'POST /api/v1/matches/:id/commands'>) =>
    ask('POST /api/v1/matches/:id/commands', { params, token, body })
  await ask('POST /api/v1/matches/:id/room', { params })
  await ask('POST /matchmake/joinById/:id', { params, body: { protocol: PROTOCOL_VERSION, token } })
  const orders = [{ type: 'build', force: 'silos', lots: 1 }]
  await command({ command: 'draft', window: 0, orders })
  await command({ command: 'draft', window: 0, orders: [{ type: 'none' }] })
  await command({ command: 'approve', window: 0, slot: 'build.silos' })
  await command({ command: 'clock', window: 0, request: 'pause' })
  await command({ command: 'away', until: 0 })
  await command({ command: 'chat', said: { how: 'text', text: 'Hello' } })
  await command({ command: 'chat', said: { how: 'phrase', phrase: 'beware', about: other.power } })
  await command({ command: 'conduct', power: other.power, measure: 'silence', reason: 'flood', wish: true })
  const report = { power, reason: 'abuse' } as const
  await ask('POST /api/v1/matches/:id/reports', { params, token: other.token, body: report })
  const { view, chat } = await ask('GET /api/v1/matches/:id/news', { params, token, query: { chat: 0 } })
  equal(chat.length, 2)
  deepEqual(view?.orders, orders)
  await ask('GET /api/v1/matches/:id/news', { params })
  await ask('GET /api/v1/matches/:id/events', { params, token })
  await ask('GET /api/v1/matches/:id/chat', { params, token })
  await ask('GET /api/v1/matches/:id/turn', { params, token })
  const line = 'the-stream-of-this-page'
  await fetchFile('GET /api/v1/matches/:id/stream', { params, token, query: { line } })
  await ask('GET /api/v1/matches/:id/alive', { params, token, query: { line } })
  await ask('POST /api/v1/matches/:id/guest-tokens', { params, token })
  const { code } = await ask('POST /api/v1/matches/:id/seat-transfers', { params, token: other.token })
  const { code: bundle } = await ask('POST /api/v1/seat-bundles', { body: { codes: [code] } })
  deepEqual(await ask('POST /api/v1/seat-bundles/claim', { body: { code: bundle } }), { codes: [code] })
  await ask('POST /api/v1/seat-transfers/claim', { body: { code } })
}

/** Notices to a device; that the owner of a mail address confirms them is `answers.test.ts`'s, which has a mail server. */
async function notices(calls: Calls): Promise<void> {
  const { params, token } = await beginLobby(calls)
  await calls.ask('GET /api/v1/matches/:id/notices', { params, token })
  const keys = { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) }
  const body = { way: 'push', language: 'en', zone: 'UTC', endpoint: 'https://push.example/ada', keys } as const
  const { id } = await calls.ask('POST /api/v1/matches/:id/notices', { params, token, body })
  await calls.ask('POST /api/v1/notices/:id/stop', { params: { id } })
}

async function endedMatch(calls: Calls): Promise<void> {
  const { ask, fetchFile } = calls
  const { id, token } = await playOut(calls)
  const params = { id }
  await ask('GET /api/v1/matches/:id/events', { params, token })
  await ask('POST /api/v1/matches/:id/rematch', { params, token })
  const body = await fetchFile('GET /api/v1/matches/:id/record', { params })
  await ask('POST /api/v1/records', { body })
  await fetchFile('GET /embed/r/:id', { params })
  await ask('GET /oembed', { query: { url: `${calls.base}/r/${id}` } })
}

async function classroom({ ask, fetchFile }: Calls): Promise<void> {
  const made = await ask('POST /api/v1/classes', { body: { ...CLASS, perPower: 2, interestsOpen: 'atReveal' } })
  const params = { id: made.id }
  const { code, teacher: token } = made
  const act = (body: RouteBody<'POST /api/v1/classes/:id/commands'>) =>
    ask('POST /api/v1/classes/:id/commands', { params, token, body })
  await ask('GET /api/v1/classes/code/:code', { params: { code } })
  const join = (label: string) => ask('POST /api/v1/classes/:id/students', { params, body: { label } })
  const [ada, bob] = [await join('Ada'), await join('Bob')]
  for (const student of [ada, bob]) await ask('GET /api/v1/classes/:id/me', { params, token: student.token })
  await ask('POST /api/v1/rehearsals', { body: { ...CLASS, students: 2 } })
  await ask('POST /api/v1/classes/:id/answers', { params, token: ada.token, body: { question: 'alarm', choice: 0 } })
  const back = await ask('POST /api/v1/classes/:id/rejoin', { params, body: { words: bob.words } })
  await act({ command: 'assign', task: { kind: 'dilemma', number: 1 } })
  const [task] = (await ask('GET /api/v1/classes/:id/me', { params, token: ada.token })).tasks
  const work = printDilemmaMove({ rulesVersion: RULESET.version, dilemma: 1, move: 'stand' })
  await ask('POST /api/v1/classes/:id/tasks/:task/work', {
    params: { ...params, task: task!.id },
    token: ada.token,
    body: work,
  })
  await act({ command: 'withdraw', task: task!.id })
  await act({ command: 'form', by: 'even' })
  await act({ command: 'begin' })
  await act({ command: 'say', text: 'Begin.' })
  await act({ command: 'newWords', student: ada.id })
  const board = await ask('GET /api/v1/classes/:id/board', { params, token })
  await act({ command: 'lookAs', world: 0, power: board.powers[0]! })
  await ask('GET /api/v1/classes/:id/projection', { params, token: made.projector })
  const { seat } = await ask('GET /api/v1/classes/:id/me', { params, token: back.token })
  await ask('GET /api/v1/matches/:id/news', { params: { id: seat!.match }, token: back.token })
  const said = { command: 'chat', said: { how: 'phrase', phrase: 'greeting' } } as const
  await ask('POST /api/v1/matches/:id/commands', { params: { id: seat!.match }, token: ada.token, body: said })
  await ask('POST /api/v1/classes/:id/reports', { params, token: back.token, body: { number: 0 } })
  await ask('POST /api/v1/classes/:id/wishes', { params, token: back.token, body: { wish: 'help', on: true } })
  await act({ command: 'giveTime', student: ada.id, factor: 1.5 })
  await act({ command: 'heard', student: ada.id })
  await act({ command: 'debrief' })
  const guess = { wanted: {}, frightened: 'none' }
  await ask('POST /api/v1/classes/:id/guesses', { params, token: ada.token, body: guess })
  await fetchFile('GET /api/v1/classes/:id/worlds/:match/record', {
    params: { ...params, match: seat!.match },
    token,
  })
  await fetchFile('GET /api/v1/classes/:id/export.zip', { params, token, query: { names: '1' } })
  const { students } = await ask('GET /api/v1/classes/:id/board', { params, token })
  deepEqual(
    students.map(({ label }) => label),
    ['Ada', 'Bob'],
  )
  await ask('GET /api/v1/classes/:id/wall', { params, token })
  await ask('GET /api/v1/classes/:id/talk', { params, token })
  await ask('GET /api/v1/classes/:id/projection', { params, token })
  await ask('DELETE /api/v1/classes/:id', { params, token })
}

/** What else a teacher may do, in one class of two rounds. */
async function teacher({ ask }: Calls): Promise<void> {
  const made = await ask('POST /api/v1/classes', {
    body: { ...CLASS, powers: 2, perPower: 2, chatRule: 'free', timeControl: 'year240' },
  })
  const params = { id: made.id }
  const act = (body: RouteBody<'POST /api/v1/classes/:id/commands'>) =>
    ask('POST /api/v1/classes/:id/commands', { params, token: made.teacher, body })
  const join = (label: string) => ask('POST /api/v1/classes/:id/students', { params, body: { label } })
  const [ada, bob, cleo] = [await join('Ada'), await join('Bob'), await join('Cleo')]
  await act({ command: 'rename', student: bob.id, label: 'Ben' })
  await act({ command: 'remove', student: cleo.id, keepOut: false })
  await act({ command: 'showNames', shown: true })
  await act({ command: 'ask', questions: true })
  await act({ command: 'form', by: 'even' })
  const { powers } = await ask('GET /api/v1/classes/:id/board', { params, token: made.teacher })
  const [power, rival] = powers as [string, string]
  for (const { token } of [ada, bob]) await ask('GET /api/v1/classes/:id/me', { params, token })
  await act({ command: 'place', student: ada.id, world: 0, power })
  await act({ command: 'place', student: bob.id, world: 0, power })
  await act({ command: 'plan', years: 3, practice: true })
  await act({ command: 'begin' })
  await act({ command: 'endPractice' })
  for (const { token } of [ada, bob]) await ask('GET /api/v1/classes/:id/me', { params, token })
  await act({ command: 'begin' })
  await act({ command: 'lock', locked: true })
  await act({ command: 'lock', locked: false })
  const dan = await join('Dan')
  await ask('GET /api/v1/classes/:id/me', { params, token: dan.token })
  await act({ command: 'release', student: dan.id })
  await act({ command: 'admit' })
  await act({ command: 'promote', student: dan.id })
  await act({ command: 'mute', student: ada.id, muted: true })
  await act({ command: 'talk', rule: 'phrases' })
  await act({ command: 'pause' })
  await act({ command: 'resume' })
  await act({ command: 'extend', seconds: 30 })
  await act({ command: 'giveToBot', world: 0, power: rival, bot: true })
  await act({ command: 'inject', world: 0, injections: [{ type: 'summit' }] })
  await act({ command: 'advance', world: 0 })
  await act({ command: 'debrief' })
  await act({ command: 'show', wall: { page: { kind: 'compare' } } })
  await act({ command: 'reveal' })
  await act({ command: 'nextRound', half: false })
  await act({ command: 'close' })
  await act({ command: 'reopen' })
  await act({ command: 'close' })
}

/** What a host does about tables and players: forgets a report, ends the match it is about, closes a table that waits. */
async function moderate({ ask }: Pick<Calls, 'ask'>, hostToken: string): Promise<void> {
  const act = (body: RouteBody<'POST /api/v1/host/commands'>) =>
    ask('POST /api/v1/host/commands', { token: hostToken, body })
  const reported = async () => {
    const { reports } = await ask('GET /api/v1/host/reports', { token: hostToken })
    return reports.find(({ match }) => match === params.id)
  }
  const { params, token, power, other } = await beginLobby({ ask })
  const said = { how: 'text', text: 'Hello' } as const
  await ask('POST /api/v1/matches/:id/commands', { params, token, body: { command: 'chat', said } })
  await ask('POST /api/v1/matches/:id/reports', { params, token: other.token, body: { power, reason: 'abuse' } })
  await act({ command: 'forgetReport', report: (await reported())!.id })
  equal(await reported(), undefined)
  await act({ command: 'end', match: params.id })
  const wish = { scenario: 'two-blocs', powers: 2, years: 3, timeControl: 'untimed', name: 'Ada', open: true } as const
  const { lobby } = await ask('POST /api/v1/lobbies', { body: wish })
  await act({ command: 'closeLobby', lobby })
}

/** What a host does about the database: a backup, a check, and what is deleted on request. */
async function lookAfter({ ask }: Pick<Calls, 'ask'>, token: string): Promise<void> {
  await ask('GET /api/v1/host/upkeep', { token })
  await ask('POST /api/v1/host/backups', { token })
  await ask('POST /api/v1/host/verifications', { token })
  const act = (body: RouteBody<'POST /api/v1/host/commands'>) => ask('POST /api/v1/host/commands', { token, body })
  const wish = { scenario: 'two-blocs', powers: 2, years: 2, timeControl: 'untimed', bots: ['tit-for-tat'] } as const
  const { match } = await ask('POST /api/v1/matches', { body: wish })
  await act({ command: 'forgetMatch', match })
  const { code } = await ask('POST /api/v1/classes', { body: CLASS })
  await act({ command: 'forgetClass', classroom: code })
  const { verified, acts } = await ask('GET /api/v1/host/upkeep', { token })
  equal(acts.length > 4 && verified?.fault === undefined, true)
}

/** A proxy has signed a host on, who signs off again. */
async function signOn({ base, ask }: Calls): Promise<void> {
  deepEqual(await ask('GET /api/v1/sign-on'), { host: true, teacher: true })
  const secret = 'secret-of-a-page'
  const headers = { 'remote-user': 'ada' }
  const path = `/sign-on/begin?for=host.${pageOfSecret(secret)}`
  const { headers: answered } = await fetch(`${base}${path}`, { headers, redirect: 'manual' })
  const ticket = new URL(answered.get('location') ?? '', base).searchParams.get('signed-on') ?? ''
  const { token } = await ask('POST /api/v1/sign-on', { body: { ticket, secret } })
  await ask('DELETE /api/v1/sign-on', { token })
}

/** A scenario is shared and read, and the host removes it. */
async function shared({ ask }: Calls): Promise<void> {
  deepEqual(await ask('GET /api/v1/shared-scenarios'), { sharing: 'anyone' })
  const { id } = await ask('POST /api/v1/shared-scenarios', { body: JSON.stringify(ownScenarioFile()) })
  deepEqual(await ask('GET /api/v1/shared-scenarios/:id', { params: { id } }), ownScenarioFile())
  const password = EVERY_CALL_SETTINGS.BALANCE_HOST_PASSWORD
  const { token } = await ask('POST /api/v1/host/login', { body: { password } })
  equal((await ask('GET /api/v1/host/shared-scenarios', { token })).scenarios.length, 1)
  await ask('POST /api/v1/host/commands', { token, body: { command: 'forgetScenario', scenario: id } })
}

async function host({ ask }: Calls): Promise<void> {
  const { token } = await ask('POST /api/v1/host/login', {
    body: { password: EVERY_CALL_SETTINGS.BALANCE_HOST_PASSWORD },
  })
  await ask('POST /api/v1/host/commands', { token, body: { command: 'announce', text: 'We stop at noon.' } })
  await ask('GET /api/v1/announcement')
  await ask('GET /api/v1/host/server', { token })
  await ask('GET /api/v1/host/reports', { token })
  const { servers } = await ask('GET /api/v1/host/status', { token })
  const act = (body: RouteBody<'POST /api/v1/host/commands'>) => ask('POST /api/v1/host/commands', { token, body })
  await act({ command: 'takeBack' })
  const { url } = servers[0]!
  await act({ command: 'drain', server: url })
  await act({ command: 'undrain', server: url })
  await moderate({ ask }, token)
  await lookAfter({ ask }, token)
  await ask('POST /api/v1/host/logout', { token, body: { everywhere: false } })
}

/** Chapters that call, together, every route of the contract. */
export const EVERY_CALL: Readonly<Record<string, (calls: Calls) => Promise<void>>> = {
  'lists, and what machines ask': machines,
  'lobbies, and a match that is played': lobbies,
  'a newcomer at a table that plays': letNewcomerIn,
  'notices of a match that is slow': notices,
  'a match that has ended, and its record': endedMatch,
  'a class, to its teacher, its projector and its students': classroom,
  'what else a teacher may do': teacher,
  'the host': host,
  'sign-on': signOn,
  'shared scenarios': shared,
}
