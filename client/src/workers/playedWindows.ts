import type { BotReason } from '#shared/match/askBots'
import type { RecordedAnswer } from '#shared/match/asRecorded'
import type { WindowRecord } from '#shared/match/matchRecord'
import type { RecordOutline } from '#shared/match/recordText'
import { type MatchSession, windowRecordOf } from '#shared/match/session'

/** A window that has closed, and the session that was open in it. */
export interface PlayedWindow {
  readonly from: MatchSession
  readonly record: WindowRecord
  readonly reasons: readonly BotReason[]
}

/** The windows of a record that is over, played as they were. */
export function playedAgain(opened: MatchSession, windows: RecordOutline['windows']): readonly PlayedWindow[] {
  let session = opened
  return windows.map(({ submissions, injections }) => {
    const from = session
    const closed = from.replay(submissions, injections)
    session = closed.session
    return { from, record: windowRecordOf(closed), reasons: [] }
  })
}

/** What a seat was asked in these windows, and gave. */
export const answersOf = (windows: readonly PlayedWindow[], seat: number): readonly RecordedAnswer[] =>
  windows.flatMap(({ from: { state }, record: { submissions } }) => {
    if (!state.window.participants.includes(seat)) return []
    const orders = submissions[state.powers[seat]!.id] ?? []
    return [{ year: state.year, kind: state.window.kind, orders }]
  })
