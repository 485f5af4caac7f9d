import type { Kysely } from 'kysely'
import { powerId, scenarioId } from '#shared/ids'
import { type CommitmentOpening, commitmentOf } from '#shared/match/commitment'
import type { MatchRecord, WindowRecord } from '#shared/match/matchRecord'
import type { SeatDraft } from '#shared/match/seatDraft'
import type { ChatRule } from '#shared/protocol/chatRules'
import type { StrengthId, TimeControl } from '#shared/ruleset/vocabulary'
import type { GameState } from '#shared/state/gameState'
import type { MatchSetup } from '../match/matchSetup.ts'
import type {
  MatchStore,
  MatchSummary,
  MatchWrite,
  PlayedMatch,
  StoredMatch,
  WindowWrite,
} from '../match/matchStore.ts'
import { storedTreatment } from '../match/storedIds.ts'
import { NO_CLOCK, type WindowClock } from '../match/windowClock.ts'
import { clockColumns, closingWrites, windowRow } from './closingWrites.ts'
import { draftWrites } from './draftWrites.ts'
import type { Database } from './groupedDatabase.ts'
import { readSeat, seatColumns } from './seatRows.ts'
import { noticeWrites } from './sqlOutbox.ts'
import type { DraftRow, MatchRow, SnapshotRow, Tables, WindowRow } from './tables.ts'
import { NothingWrittenError, type SqlStatement } from './write.ts'

/** Stands in the column `host`, which takes no NULL, for a match without a host. */
const NO_HOST = -1

/** The match store on SQLite or PostgreSQL. */
export function createMatchStore(database: Database): MatchStore {
  return {
    async create(setup, state, now, clock) {
      await database.write(creationOf(database, { setup, state, clock }, now))
    },
    commit: (writes) => commit(database, writes),
    importMatch: (setup, played, now) => importMatch(database, setup, played, now),
    importedBeyond: (newest) => importedBeyond(database, newest),
    load: (match) => load(database, match),
    async unfinished() {
      const matches = database.selectFrom('matches').select('id').where('finished', '=', 0)
      const rows = await matches.orderBy('created_at').execute()
      return rows.map((row) => row.id)
    },
    unfinishedOf: (subjects) => unfinishedOf(database, subjects),
    async events(match, from = 0) {
      const rows = await windowsOf(database, match).where('number', '>=', from).select(['number', 'events']).execute()
      return rows.map(({ number, events }) => ({ number, events: JSON.parse(events) }))
    },
    record: (match) => record(database, match),
    summary: (match) => summary(database, match),
    async abandon(match) {
      await database.updateTable('matches').set({ finished: 1 }).where('id', '=', match).execute()
    },
    async isInPlay(seed) {
      const rows = database.selectFrom('matches').select('id').where('seed', '=', seed).where('finished', '=', 0)
      return (await rows.limit(1).execute()).length > 0
    },
    forget: (matches) => forget(database, matches),
    forgetBefore: (time, except = []) => forgetBefore(database, time, except),
    async ping() {
      await database.selectFrom('matches').select('id').limit(1).execute()
    },
  }
}

/** Writes of a new match. */
function creationOf(
  database: Kysely<Tables>,
  { setup, state, clock }: Pick<StoredMatch, 'setup' | 'state' | 'clock'>,
  now: number,
  imported: 0 | 1 = 0,
): readonly SqlStatement[] {
  const match = database.insertInto('matches').values({
    id: setup.id,
    scenario: setup.scenario,
    rules_version: setup.rulesVersion,
    seed: setup.seed,
    years: setup.years,
    time_control: setup.timeControl,
    finished: imported,
    imported,
    chat_rule: setup.chatRule,
    strength: setup.strength ?? null,
    host: setup.host ?? NO_HOST,
    class_id: setup.classId ?? null,
    treatment: setup.treatment ?? null,
    own_scenario: jsonOrNull(setup.ownScenario),
    commitment_match: setup.commitment?.match ?? null,
    commitment_salt: setup.commitment?.salt ?? null,
    shared_luck: jsonOrNull(setup.commitment?.shared),
    daily_close: jsonOrNull(setup.dailyClose),
    created_at: now,
    played_at: now,
  })
  const seats = setup.seats.map((seat, index) => ({ match_id: setup.id, seat: index, ...seatColumns(seat) }))
  const snapshot = { match_id: setup.id, state: JSON.stringify(state), memories: '[]', ...clockColumns(clock) }
  return [
    match.compile(),
    database.insertInto('seats').values(seats).compile(),
    database.insertInto('snapshots').values(snapshot).compile(),
    ...noticeWrites(database, { match: setup.id, state, clock, now }),
  ]
}

async function unfinishedOf(database: Kysely<Tables>, subjects: readonly string[]): Promise<readonly string[]> {
  if (subjects.length === 0) return []
  const rows = await database
    .selectFrom('matches')
    .select('id')
    .where('finished', '=', 0)
    .where((either) => either.or([either('id', 'in', subjects), either('class_id', 'in', subjects)]))
    .execute()
  return rows.map(({ id }) => id)
}

async function load(database: Kysely<Tables>, match: string): Promise<StoredMatch | undefined> {
  const row = await database.selectFrom('matches').selectAll().where('id', '=', match).executeTakeFirst()
  const snapshot = await database.selectFrom('snapshots').selectAll().where('match_id', '=', match).executeTakeFirst()
  if (row === undefined || snapshot === undefined) return undefined
  const seats = await database.selectFrom('seats').selectAll().where('match_id', '=', match).orderBy('seat').execute()
  const state: GameState = JSON.parse(snapshot.state)
  const drafts = await database
    .selectFrom('drafts')
    .selectAll()
    .where('match_id', '=', match)
    .where('window', '=', state.windowNumber)
    .orderBy('seat')
    .execute()
  return {
    setup: {
      id: row.id,
      scenario: row.scenario,
      rulesVersion: row.rules_version,
      seed: row.seed,
      years: row.years,
      timeControl: row.time_control as TimeControl,
      ...(row.daily_close === null ? {} : { dailyClose: JSON.parse(row.daily_close) }),
      chatRule: row.chat_rule as ChatRule,
      ...(row.strength === null ? {} : { strength: row.strength as StrengthId }),
      ...(row.host === NO_HOST ? {} : { host: row.host }),
      ...(row.next === null ? {} : { next: row.next }),
      ...(row.class_id === null ? {} : { classId: row.class_id }),
      ...(row.treatment === null ? {} : { treatment: storedTreatment(row.treatment) }),
      ...(row.own_scenario === null ? {} : { ownScenario: JSON.parse(row.own_scenario) }),
      ...withCommitment(row, (opening) => opening),
      ...(row.seat_requests === null ? {} : { requests: JSON.parse(row.seat_requests) }),
      ...(row.conduct === null ? {} : { conduct: JSON.parse(row.conduct) }),
      seats: seats.map(readSeat),
    },
    state,
    memories: JSON.parse(snapshot.memories),
    clock: readClock(snapshot),
    ...(snapshot.missed === null ? {} : { missed: JSON.parse(snapshot.missed) }),
    drafts: drafts.map(readDraft),
    ...(row.finished === 1 && state.window.kind !== 'ended' ? { closed: true } : {}),
  }
}

async function commit(database: Database, writes: readonly MatchWrite[]): Promise<void> {
  try {
    await database.write(writes.flatMap((write) => statementsOf(database, write)))
  } catch (fault) {
    if (!(fault instanceof NothingWrittenError)) throw fault
    // Tried again when the answer to the first try was lost on the way: the same window once more changes nothing.
    for (const write of writes) if (write.kind === 'window') await expectSame(database, write)
    const others = writes.filter(({ kind }) => kind !== 'window')
    if (others.length > 0) await commit(database, others)
  }
}

function statementsOf(database: Kysely<Tables>, write: MatchWrite): readonly SqlStatement[] {
  if (write.kind === 'window') return closingWrites(database, write)
  if (write.kind === 'draft') return draftWrites(database, write)
  const { match } = write
  if (write.kind === 'seat') {
    const changed = database.updateTable('seats').set(seatColumns(write.setup))
    return [changed.where('match_id', '=', match).where('seat', '=', write.seat).compile()]
  }
  if (write.kind === 'clock' || write.kind === 'attendance') {
    const missed = write.kind === 'attendance' ? { missed: JSON.stringify(write.missed) } : {}
    const changed = database.updateTable('snapshots').set({ ...missed, ...clockColumns(write.clock) })
    return [changed.where('match_id', '=', match).compile()]
  }
  return [database.updateTable('matches').set(setupColumn(write)).where('id', '=', match).compile()]
}

/** The column of a match's row that a write changes. */
function setupColumn(write: Extract<MatchWrite, { kind: 'requests' | 'conduct' | 'talk' | 'next' }>) {
  if (write.kind === 'requests') return { seat_requests: JSON.stringify(write.requests) }
  if (write.kind === 'conduct') return { conduct: JSON.stringify(write.conduct) }
  return write.kind === 'talk' ? { chat_rule: write.rule } : { next: write.lobby }
}

async function expectSame(database: Kysely<Tables>, { match, record: closed }: WindowWrite): Promise<void> {
  const there = await database
    .selectFrom('windows')
    .select('hash')
    .where('match_id', '=', match)
    .where('number', '=', closed.number)
    .executeTakeFirst()
  if (there?.hash !== closed.hash) throw new Error(`window ${closed.number} of ${match} was closed otherwise before`)
}

async function importMatch(
  database: Database,
  setup: MatchSetup,
  { windows, state }: PlayedMatch,
  now: number,
): Promise<void> {
  const played = windows.map((window) => database.insertInto('windows').values(windowRow(setup.id, window)).compile())
  await database.write([...creationOf(database, { setup, state, clock: NO_CLOCK }, now, 1), ...played])
}

async function importedBeyond(database: Kysely<Tables>, newest: number): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('matches')
    .select('id')
    .where('imported', '=', 1)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows
    .slice(newest)
    .map(({ id }) => id)
    .reverse()
}

function readDraft({ seat, orders, marks, ready_by: readyBy, proposals }: DraftRow): SeatDraft {
  const [given, said] = [JSON.parse(orders), JSON.parse(readyBy)]
  return { seat, orders: given, marks: JSON.parse(marks), readyBy: said, proposals: JSON.parse(proposals) }
}

const jsonOrNull = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value))

/** The row's commitment as a field, in the form asked for; no field when none was published. */
function withCommitment<Form>(
  row: Pick<MatchRow, 'commitment_match' | 'commitment_salt' | 'shared_luck'>,
  formOf: (opening: CommitmentOpening) => Form,
): { readonly commitment?: Form } {
  const { commitment_match: match, commitment_salt: salt, shared_luck: shared } = row
  if (match === null || salt === null) return {}
  return { commitment: formOf({ match, salt, ...(shared === null ? {} : { shared: JSON.parse(shared) }) }) }
}

function readClock({ closes_at: closesAt, clock }: SnapshotRow): WindowClock {
  // Clocks of earlier versions lack what came later.
  const rest: WindowClock = clock === null ? NO_CLOCK : { ...NO_CLOCK, ...JSON.parse(clock) }
  return { ...rest, ...(closesAt === null ? {} : { closesAt }) }
}

function windowsOf(database: Kysely<Tables>, match: string) {
  return database.selectFrom('windows').where('match_id', '=', match).orderBy('number')
}

async function summary(database: Kysely<Tables>, match: string): Promise<MatchSummary | undefined> {
  const row = await database
    .selectFrom('matches')
    .select(['id', 'seed', 'rules_version', 'class_id', 'finished'])
    .where('id', '=', match)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { id, seed, rules_version: rulesVersion, class_id: classId } = row
  return { id, seed, rulesVersion, ...(classId === null ? {} : { classId }), isOver: row.finished === 1 }
}

async function record(database: Kysely<Tables>, match: string): Promise<MatchRecord | undefined> {
  const row = await database.selectFrom('matches').selectAll().where('id', '=', match).executeTakeFirst()
  if (row === undefined) return undefined
  const seats = await database
    .selectFrom('seats')
    .select(['power', 'program'])
    .where('match_id', '=', match)
    .orderBy('seat')
    .execute()
  const windows = await windowsOf(database, match).selectAll().execute()
  const programs = seats.flatMap(({ power, program }) => (program === null ? [] : [powerId(power)]))
  return {
    rulesVersion: row.rules_version,
    scenario: scenarioId(row.scenario),
    seats: seats.map(({ power }) => powerId(power)),
    years: row.years,
    seed: row.seed,
    ...(row.treatment === null ? {} : { treatment: storedTreatment(row.treatment) }),
    ...(row.own_scenario === null ? {} : { ownScenario: JSON.parse(row.own_scenario) }),
    ...withCommitment(row, (opening) => ({ ...opening, hash: commitmentOf(row.seed, opening) })),
    ...(programs.length === 0 ? {} : { programs }),
    windows: windows.map(readWindow),
  }
}

function readWindow({ number, submissions, injections, events, hash }: WindowRow): WindowRecord {
  const injected = injections === '[]' ? {} : { injections: JSON.parse(injections) }
  return { number, submissions: JSON.parse(submissions), events: JSON.parse(events), hash, ...injected }
}

async function forgetBefore(database: Kysely<Tables>, time: number, except: readonly string[]): Promise<number> {
  const rows = await database
    .selectFrom('matches')
    .select('id')
    .where('played_at', '<', time)
    .where('class_id', 'is', null)
    .execute()
  const old = rows.map(({ id }) => id).filter((id) => !except.includes(id))
  await forget(database, old)
  return old.length
}

async function forget(database: Kysely<Tables>, matches: readonly string[]): Promise<void> {
  for (const id of matches) {
    await database.transaction().execute(async (transaction) => {
      for (const table of [
        'drafts',
        'snapshots',
        'windows',
        'chat_messages',
        'seats',
        'seat_transfers',
        'transcripts',
        'notices',
        'notice_targets',
      ] as const) {
        await transaction.deleteFrom(table).where('match_id', '=', id).execute()
      }
      await transaction.deleteFrom('lobbies').where('id', '=', id).execute()
      await transaction.deleteFrom('leases').where('subject', '=', id).execute()
      await transaction.deleteFrom('matches').where('id', '=', id).execute()
    })
  }
}
