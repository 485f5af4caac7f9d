import type { Generated } from 'kysely'

/** The tables as Kysely sees them. JSON columns hold text. Times are milliseconds since 1970. */
export interface Tables {
  readonly matches: MatchRow
  readonly seats: SeatRow
  readonly windows: WindowRow
  readonly snapshots: SnapshotRow
  readonly drafts: DraftRow
  readonly pulse: PulseRow
  readonly lobbies: LobbyRow
  readonly chat_messages: ChatMessageRow
  readonly seat_transfers: SeatTransferRow
  readonly seat_bundles: SeatBundleRow
  readonly classes: ClassRow
  readonly class_log: ClassLogRow
  readonly notes: NoteRow
  readonly processes: ProcessRow
  readonly leases: LeaseRow
  readonly transcripts: TranscriptRow
  readonly reports: ReportRow
  readonly acts: ActRow
  readonly notice_targets: NoticeTargetRow
  readonly notices: NoticeRow
  readonly homework: HomeworkRow
  readonly lti_used: LtiUsedRow
  readonly lti_scores: LtiScoreRow
  readonly host_acts: HostActRow
  readonly shared_scenarios: SharedScenarioRow
}

/** A match's setup. */
export interface MatchRow {
  readonly id: string
  readonly scenario: string
  readonly rules_version: number
  readonly seed: string
  readonly years: number
  readonly time_control: string
  readonly finished: number
  readonly chat_rule: string
  /** How strong its bots play; null for as usual. */
  readonly strength: string | null
  readonly host: number
  readonly created_at: number
  /** The table at which the same people gather again. */
  readonly next: string | null
  /** When a window last closed. */
  readonly played_at: number
  /** The class it is a world of; null for all other matches. */
  readonly class_id: string | null
  /** The one rule that is changed in it; null for none. */
  readonly treatment: string | null
  /** Its scenario as JSON, where it does not come with the game; null otherwise. */
  readonly own_scenario: string | null
  /** A time of day at which windows close, as JSON. */
  readonly daily_close: string | null
  /** The match its commitment was made for, and the salt: null when none was published. */
  readonly commitment_match: string | null
  readonly commitment_salt: string | null
  /** What the seed was drawn from, JSON (`SharedLuck`); null where the server drew it alone. */
  readonly shared_luck: string | null
  /** Requests for a seat of it, JSON; null when there were none. */
  readonly seat_requests: string | null
  /** What its players wish or have decided about those who spoil it, JSON; null when nothing. */
  readonly conduct: string | null
  /** 1 for a match from a file. */
  readonly imported: Generated<number>
}

/** A table at which people gather; the whole of it is in `lobby`, the columns are for finding it. */
export interface LobbyRow {
  readonly id: string
  readonly code: string
  readonly open: number
  readonly started: number
  readonly created_at: number
  /** When it began to wait for its match. */
  readonly waits_since: number
  readonly lobby: string
}

/** Something said; `message` is the whole of it. */
export interface ChatMessageRow {
  readonly match_id: string
  readonly number: number
  readonly message: string
}

/** A seat of a match, with hashes of its tokens. */
export interface SeatRow {
  readonly match_id: string
  readonly seat: number
  readonly power: string
  /** Bot name, or null where a person sits. */
  readonly bot: string | null
  /** Those who hold it, JSON: a list of `Person`. */
  readonly people: string
  readonly substitute_name: string | null
  readonly substitute_hash: string | null
  /** Number of the first private message the substitute may read. */
  readonly substitute_hears_from: number | null
  readonly guest_hash: string | null
  /** 1 where a program plays; null elsewhere, and in rows of earlier versions. */
  readonly program: number | null
}

/** A closed window: its submissions, events and hash. */
export interface WindowRow {
  readonly match_id: string
  readonly number: number
  readonly submissions: string
  /** Events the teacher injected in it, JSON. */
  readonly injections: string
  readonly events: string
  readonly hash: string
}

/** The position now, one row a match: everything needed to go on, so that nothing is replayed at start. */
export interface SnapshotRow {
  readonly match_id: string
  readonly state: string
  readonly memories: string
  /** When the open window closes by itself; null when it waits for people, or the match has ended. */
  readonly closes_at: number | null
  /** The rest of the clock, JSON; null in matches from before. */
  readonly clock: string | null
  /** Windows in a row that each seat has let pass, JSON by seat; null when none has. */
  readonly missed: string | null
}

/** A seat's orders in the open window. */
export interface DraftRow {
  readonly match_id: string
  readonly window: number
  readonly seat: number
  readonly orders: string
  /** Who gave and approved each order, JSON by slot. */
  readonly marks: string
  /** Ids of those who are done, JSON. */
  readonly ready_by: string
  /** What advisers propose, JSON. */
  readonly proposals: string
}

/** What is shown of an ended match when its rules are gone: a line of its file, empty where there can be none. */
export interface TranscriptRow {
  readonly match_id: string
  readonly line: string
}

/** A player whom another has reported to the server's host; `report` is the whole of it. */
export interface ReportRow {
  readonly id: string
  readonly made_at: number
  readonly report: string
}

/** A class; the whole of it is in `classroom`, the columns are for finding it. */
export interface ClassRow {
  readonly id: string
  readonly code: string
  readonly touched_at: number
  readonly classroom: string
}

/** One thing that happened in a class, chained to all before it by its hash. */
export interface ClassLogRow {
  readonly class_id: string
  readonly number: number
  readonly entry: string
  readonly hash: string
}

/** A code that moves a seat to another device. */
export interface SeatTransferRow {
  readonly code: string
  readonly match_id: string
  readonly seat: number
  /** Which of the seat's people. */
  readonly person: string
  readonly expires_at: number
}

/** A code that leads to codes of several seats. */
export interface SeatBundleRow {
  readonly code: string
  /** JSON. */
  readonly codes: string
  readonly expires_at: number
}

/** One of several servers on this database. */
export interface ProcessRow {
  readonly id: string
  /** Where the others reach it. */
  readonly url: string
  readonly alive_at: number
  /** 1 while it takes nothing new. */
  readonly draining: Generated<number>
}

/** Which server plays a class, or a table and its match. */
export interface LeaseRow {
  readonly subject: string
  readonly process: string
}

/** A short text the server keeps for itself. */
export interface NoteRow {
  readonly name: string
  readonly text: string
}

/** Something a caller has done, or has begun. */
export interface ActRow {
  /** Hash of who asked, what for, and the mark. */
  readonly key: string
  /** Hash of all that was asked. */
  readonly asked: string
  /** What was answered, enciphered by the mark; null while it is under way. */
  readonly outcome: string | null
  readonly began_at: number
}

/** Where a seat or a table is told that a match waits. */
export interface NoticeTargetRow {
  readonly id: string
  readonly match_id: string
  /** Of the seat holder who asked: nothing is sent when the token opens the seat no more. */
  readonly token_hash: string
  readonly way: string
  /** Where it goes to. */
  readonly address: string
  /** The rest, JSON. */
  readonly target: string
  /** Of the code that was sent to an address of mail; null when it was given, and for all other ways. */
  readonly code_hash: string | null
  readonly made_at: number
  /** When the last mail went there; null before. */
  readonly told_at: number | null
}

/** Something that is still to be told. */
export interface NoticeRow {
  /** Target, window and kind: one of each. */
  readonly id: string
  readonly target_id: string
  readonly match_id: string
  readonly window: number
  readonly kind: string
  readonly due_at: number
  readonly made_at: number
  readonly tries: Generated<number>
  /** Of the server that sends it now, until the time beside it. */
  readonly lease: string | null
  readonly leased_until: Generated<number>
}

/** Something of a learning platform that counts once. */
export interface LtiUsedRow {
  readonly key: string
  /** When it counts no more in any case. */
  readonly until: number
}

/** A student whose learning platform is told that they took part. */
export interface LtiScoreRow {
  readonly id: string
  readonly class_id: string
  readonly student: string
  /** Platform, person and column, JSON; null when it was told. */
  readonly target: string | null
  /** When they had taken part; null before. */
  readonly took_part_at: number | null
  /** When it is told; null before they took part, and when it was. */
  readonly due_at: number | null
  readonly tries: Generated<number>
  /** Of the server that sends it now, until the time beside it. */
  readonly lease: string | null
  readonly leased_until: Generated<number>
}

/** One row: when a server was last alive. */
export interface PulseRow {
  readonly id: number
  readonly alive_at: number
}

/** One part of a task of a class, as a student handed it in. */
export interface HomeworkRow {
  readonly class_id: string
  readonly student: string
  readonly task: string
  readonly part: string
  readonly text: string
}

/** Something the host of the server has done. */
export interface HostActRow {
  /** From 1, without gaps. */
  readonly number: number
  readonly at: number
  readonly act: string
  readonly about: string | null
  /** Who did it, where people sign on by name. */
  readonly by_whom: string | null
  /** 1 where it could not be done. */
  readonly failed: number
}

/** A shared scenario file. */
export interface SharedScenarioRow {
  readonly id: string
  readonly name: string
  /** Milliseconds since 1970. */
  readonly shared_at: number
  readonly bytes: number
  /** Who shared it, where people sign on by name. */
  readonly by_whom: string | null
  readonly file: string
}
