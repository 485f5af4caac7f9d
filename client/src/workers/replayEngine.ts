import { playOutsOf, playOutsOfYear } from '#shared/debrief/branch'
import { choicesOf, type PivotalChoice } from '#shared/debrief/choices'
import { type Debrief, debriefOf } from '#shared/debrief/index'
import { type Moment, momentsOf } from '#shared/debrief/moments'
import { replayStory, type Story } from '#shared/debrief/story'
import { addPlayOut, EMPTY_TALLY, type PlayOut, type Tally } from '#shared/debrief/tally'
import { truthView } from '#shared/debrief/truthView'
import type { SeenEvent } from '#shared/events/index'
import { seenEvents } from '#shared/events/seenEvents'
import { type DatedEvent, withYears } from '#shared/events/withYears'
import type { PowerId } from '#shared/ids'
import { type CommitmentVerdict, checkCommitment } from '#shared/match/commitment'
import { type RecordedWindowEvents, readRecord, readRecordedEvents } from '#shared/match/recordText'
import { hasSeating } from '#shared/match/replay'
import type { ViewMessage } from '#shared/protocol/messages'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import type { Observation, Seen } from '#shared/view/observation'
import { observe } from '#shared/view/observe'
import { type Problem, problem } from '#shared/view/phrase'

/** Longest record read, in characters: a long match has about a million. */
const LONGEST_RECORD = 8_000_000
/** Milliseconds of work before messages are let in. */
const SLICE_MILLISECONDS = 30

/** From where a position is shown: a power as it saw things then, a spectator, or the whole truth. */
export type Perspective = PowerId | 'spectator' | 'truth'

/** What a record says before its windows. */
export interface RecordHead {
  readonly scenario: string
  readonly powers: readonly PowerId[]
  readonly years: number
}

/** The result of opening a record. */
export type OpenedRecord =
  | {
      readonly kind: 'story'
      readonly head: RecordHead
      /** Year of every position. */
      readonly yearOf: readonly number[]
      readonly ended: boolean
      /** First line that cannot be read, and first window that does not follow from the rules; absent when there is none. */
      readonly brokenAt?: number
      readonly departsAt?: number
      /** Whether the luck is the one that was published before the first window, and what was published. */
      readonly commitment: CommitmentVerdict
      readonly published?: string
      readonly moments: readonly Moment[]
    }
  /** Of other rules than the present ones: only the events that were written down. */
  | { readonly kind: 'eventsOnly'; readonly head: RecordHead; readonly windows: readonly RecordedWindowEvents[] }
  | { readonly kind: 'unreadable'; readonly problem: Problem }

/** Called now and then with the results of a piece of work so far. */
export type Progress = (tally: Tally) => void

/** Replays records and answers questions about them: what the worker does for replay and debrief. */
export class ReplayEngine {
  readonly #fetchScenario: (id: string) => Promise<Scenario | undefined>
  #story: Story | undefined

  constructor(fetchScenario: (id: string) => Promise<Scenario | undefined>) {
    this.#fetchScenario = fetchScenario
  }

  /** Reads and replays what `printRecord` wrote. Never rejects because of the text. */
  async open(text: string): Promise<OpenedRecord> {
    this.#story = undefined
    if (text.length > LONGEST_RECORD) return { kind: 'unreadable', problem: problem('tooLarge') }
    const read = readRecord(text)
    if ('problem' in read) return { kind: 'unreadable', problem: read.problem }
    const { record, brokenAt } = read
    const head = { scenario: record.scenario, powers: record.seats, years: record.years }
    const scenario = await this.#fetchScenario(record.scenario)
    const isOurs = record.rulesVersion === RULESET.version && scenario !== undefined
    if (!isOurs || !hasSeating(scenario, record)) return { kind: 'eventsOnly', head, windows: readRecordedEvents(text) }
    const story = await inSlices(replayStory(RULESET, scenario, record))
    this.#story = story
    return {
      kind: 'story',
      head,
      yearOf: story.states.map(({ year }) => year),
      ended: story.states.at(-1)!.window.kind === 'ended',
      ...(brokenAt === undefined ? {} : { brokenAt }),
      ...(story.departsAt === undefined ? {} : { departsAt: story.departsAt }),
      commitment: checkCommitment(record.seed, record.commitment),
      ...(record.commitment === undefined ? {} : { published: record.commitment.hash }),
      moments: momentsOf(story),
    }
  }

  /** The view of a position from a perspective, with the events that led there. @throws RangeError without such a position */
  view(index: number, perspective: Perspective): ViewMessage {
    const { ruleset, states } = this.#openStory()
    const state = states[index]
    if (state === undefined) throw new RangeError(`no position ${index}`)
    const observation =
      perspective === 'truth' ? truthView(ruleset, state) : observe(ruleset, state, viewerOf(perspective))
    const events = this.#eventsOf(index - 1, perspective)
    return {
      observation: observation as Seen<Observation>,
      events: events as ViewMessage['events'],
      orders: [],
      ready: false,
    }
  }

  /** All events up to a position, as known from a perspective. */
  news(index: number, perspective: Perspective): readonly DatedEvent[] {
    const { states } = this.#openStory()
    return withYears(
      states.slice(0, index).flatMap((_, window) => this.#eventsOf(window, perspective)),
      1,
    )
  }

  /** The debrief of the open record. */
  debrief(): Debrief {
    return debriefOf(this.#openStory())
  }

  /** The choices that can be tried otherwise. */
  choices(): readonly PivotalChoice[] {
    return choicesOf(this.#openStory())
  }

  /** Plays on from a choice, as it was made or otherwise, at most `most` times. */
  async playOn(
    choice: PivotalChoice,
    way: 'as it was' | 'otherwise',
    most: number,
    onProgress: Progress,
  ): Promise<Tally> {
    return await tallyInSlices(playOutsOf(this.#openStory(), choice, way, most), onProgress)
  }

  /** Plays on from the start of a year, at most `most` times. */
  async playOnFrom(year: number, most: number, onProgress: Progress): Promise<Tally> {
    return await tallyInSlices(playOutsOfYear(this.#openStory(), year, most), onProgress)
  }

  #openStory(): Story {
    if (this.#story === undefined) throw new RangeError('no record is open')
    return this.#story
  }

  #eventsOf(window: number, perspective: Perspective): readonly SeenEvent[] {
    const events = this.#openStory().record.windows[window]?.events ?? []
    if (perspective !== 'truth') return seenEvents(events, viewerOf(perspective))
    return events.map(({ audience: _audience, ...event }) => event as SeenEvent)
  }
}

const viewerOf = (perspective: Exclude<Perspective, 'truth'>) =>
  perspective === 'spectator'
    ? ({ kind: 'spectator' } as const)
    : ({ kind: 'power', power: perspective as PowerId } as const)

/** Runs a generator to its end in slices, between which the worker handles messages. */
async function inSlices<Result>(work: Generator<unknown, Result>): Promise<Result> {
  let until = performance.now() + SLICE_MILLISECONDS
  for (;;) {
    const { done, value } = work.next()
    if (done) return value as Result
    if (performance.now() < until) continue
    await new Promise((resolve) => setTimeout(resolve, 0))
    until = performance.now() + SLICE_MILLISECONDS
  }
}

async function tallyInSlices(plays: Generator<PlayOut>, onProgress: Progress): Promise<Tally> {
  let tally = EMPTY_TALLY
  let reported = performance.now()
  await inSlices(
    (function* () {
      for (const play of plays) {
        tally = addPlayOut(tally, play)
        if (performance.now() > reported + SLICE_MILLISECONDS) {
          onProgress(tally)
          reported = performance.now()
        }
        yield
      }
    })(),
  )
  onProgress(tally)
  return tally
}
