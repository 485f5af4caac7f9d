import { type Chair, openChair } from '#shared/daily/chair'

import { LOCAL_PERSON, type LocalOpening, localBotAt, localSeats, openLocalSetup } from '#shared/homework/localSetup'
import { partsOf, type TaskPart } from '#shared/homework/parts'
import { readDilemmaMove } from '#shared/homework/readDilemmaMove'
import type { MatchRecord, WindowRecord } from '#shared/match/matchRecord'
import { matchRules } from '#shared/match/matchRules'
import { parseRecord, printRecord, type RecordOutline, type WindowLine } from '#shared/match/recordText'
import { MatchSession, windowRecordOf } from '#shared/match/session'
import type { Task } from '#shared/protocol/homework'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import { type Problem, problem } from '#shared/view/phrase'

/** What homework is held against. */
export interface WorkRules {
  readonly ruleset: Ruleset
  readonly scenarios: ReadonlyMap<string, Scenario>
  /** The dilemmas, in order. */
  readonly dilemmas: readonly Chair[]
}

/** A piece of homework that holds: which part of its task it is, and all of it that was decided, without what follows from it. */
export interface HeldWork {
  readonly part: string
  readonly text: string
}

type RefusedWork = { readonly problem: Problem }

const isPresent = () => true

/**
 * Holds a piece of homework against its task, or says what is wrong with it: a match is played again with the luck that was set and
 * the bots that were set, and only the person's orders are taken from the file. Never throws. Takes up to seconds of processor.
 */
export function checkWork(rules: WorkRules, task: Task, text: string): HeldWork | RefusedWork {
  const parts = partsOf(task)
  const dilemma = parts.find((part) => part.kind === 'move')
  return dilemma === undefined ? checkMatch(rules, parts, text) : checkMove(rules, dilemma, text)
}

function checkMove(
  { ruleset, scenarios, dilemmas }: WorkRules,
  { part, number }: TaskPart & { kind: 'move' },
  text: string,
) {
  const given = readDilemmaMove(text)
  if (given === undefined) return { problem: problem('noRecord') }
  const { rulesVersion: version, dilemma, move } = given
  if (version !== ruleset.version) return { problem: problem('otherRules', { version, now: ruleset.version }) }
  if (dilemma !== number) return { problem: problem('workOtherDilemma', { index: dilemma }) }
  const chair = dilemmas[number - 1]
  const scenario = chair && scenarios.get(chair.scenario)
  if (scenario === undefined) return { problem: problem('noSuchScenario', { scenario: chair?.scenario ?? '' }) }
  const { moves } = openChair(ruleset, scenario, chair!)
  return moves.includes(move) ? { part, text } : { problem: problem('workNoSuchMove') }
}

function checkMatch(
  { ruleset, scenarios }: WorkRules,
  parts: readonly TaskPart[],
  text: string,
): HeldWork | RefusedWork {
  const read = parseRecord(text)
  if ('problem' in read) return read
  const { rulesVersion: version, scenario: id } = read.record
  if (version !== ruleset.version) return { problem: problem('otherRules', { version, now: ruleset.version }) }
  const found = parts.find((part) => part.kind === 'match' && part.setup.scenario === id)
  const scenario = scenarios.get(id)
  if (found?.kind !== 'match' || scenario === undefined)
    return { problem: problem('workOtherScenario', { scenario: id }) }
  const opening = openLocalSetup(ruleset, scenario, found.setup)
  if ('problem' in opening) return opening
  const other = otherTerms(opening, read.record)
  if (other !== undefined) return { problem: other }
  const session = openSession(ruleset, scenario, opening)
  const played = playAgain(session, opening, read.record.windows)
  return 'problem' in played
    ? played
    : { part: found.part, text: printBare({ ...opening.outline, windows: played.windows }) }
}

/** What a record's head says otherwise than the task; undefined when it is the match that was set. */
function otherTerms({ outline }: LocalOpening, record: RecordOutline): Problem | undefined {
  const { seats, years, seed, treatment, commitment } = record
  if (String(seats) !== String(outline.seats)) return problem('workOtherSize', { powers: seats.length })
  if (years !== outline.years) return problem('workOtherYears', { count: years })
  if (treatment !== outline.treatment) return problem('workOtherRule')
  return seed !== outline.seed || commitment !== undefined ? problem('workOtherLuck') : undefined
}

const openSession = (ruleset: Ruleset, scenario: Scenario, { outline, seat, bots }: LocalOpening): MatchSession =>
  MatchSession.create(
    matchRules(ruleset, scenario, outline),
    localSeats(outline, [{ seat, name: '' }], (each) => localBotAt(bots, each)),
  )

/** The head of a file is its first line, windows follow. */
const lineOf = (index: number): number => index + 2

/** Plays a match by the person's orders, up to its end or the first line that says anything else. */
function playAgain(
  opened: MatchSession,
  { outline, seat }: LocalOpening,
  lines: readonly WindowLine[],
): RefusedWork | { readonly windows: readonly WindowRecord[] } {
  const own = outline.seats[seat]!
  const windows: WindowRecord[] = []
  let session = opened
  for (const [index, line] of lines.entries()) {
    const lineNumber = lineOf(index)
    if (session.isOver) return { problem: problem('brokenRecord', { lineNumber }) }
    const orders = line.submissions[own]
    const drafted = orders && session.submit({ seat, person: LOCAL_PERSON }, { window: line.number, orders })
    if (drafted && 'faults' in drafted) return { problem: problem('brokenRecord', { lineNumber }) }
    const closed = (drafted?.session ?? session).close(isPresent)
    const window = windowRecordOf(closed)
    const wrong = otherLine(line, readAgain(outline, window), lineNumber)
    if (wrong !== undefined) return { problem: wrong }
    windows.push(window)
    session = closed.session
  }
  return session.isOver ? { windows } : { problem: problem('workNotOver', { count: windows.length }) }
}

/** A window as it comes out of a file: what was read from one is compared with nothing else. */
function readAgain(outline: LocalOpening['outline'], window: WindowRecord): WindowLine {
  const read = parseRecord(printBare({ ...outline, windows: [window] }))
  if ('problem' in read) throw new Error('a window of ours cannot be read')
  return read.record.windows[0]!
}

/** What a line says otherwise than the window that was played. */
function otherLine(line: WindowLine, played: WindowLine, lineNumber: number): Problem | undefined {
  const powers = Object.keys({ ...line.submissions, ...played.submissions })
  const others = powers.find(
    (power) => JSON.stringify(line.submissions[power]) !== JSON.stringify(played.submissions[power]),
  )
  if (others !== undefined) return problem('workOtherOrders', { lineNumber })
  const same = line.number === played.number && line.hash === played.hash && line.injections === undefined
  return same ? undefined : problem('brokenRecord', { lineNumber })
}

/** A record without its events, which follow from the rest. */
const printBare = (record: MatchRecord): string =>
  printRecord({ ...record, windows: record.windows.map((window) => ({ ...window, events: [] })) })
