import { playOutsOf, playOutsOfYear } from '#shared/debrief/branch'
import { choicesOf, type PivotalChoice } from '#shared/debrief/choices'
import { type Debrief, debriefOf } from '#shared/debrief/index'
import { type Moment, momentsOf } from '#shared/debrief/moments'
import { type Story, tellStory } from '#shared/debrief/story'
import { add, NO_PLAYS, type PlayOut, type Tally } from '#shared/debrief/tally'
import { truthView } from '#shared/debrief/truthView'
import { type DatedEvent, dated } from '#shared/events/dated'
import type { SeenEvent } from '#shared/events/index'
import { seenEvents } from '#shared/events/seenEvents'
import type { PowerId } from '#shared/ids'
import { readRecord, readTold, type ToldWindow } from '#shared/match/recordText'
import { hasSeating } from '#shared/match/replay'
import type { ViewMessage } from '#shared/protocol/messages'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import type { Observation, Seen } from '#shared/view/observation'
import { observe } from '#shared/view/observe'
import { type Problem, problem } from '#shared/view/phrase'

/** Longest record read, in characters: a long match has about a million. */
const LONGEST_RECORD = 8_000_000
/** Milliseconds of work between two breaths. */
const BREATH = 30

/** Who looks back: a power as it saw things then, the gallery, or somebody who knows the truth. */
export type Perspective = PowerId | 'spectator' | 'truth'

export interface RecordHead {
  readonly scenario: string
  readonly powers: readonly PowerId[]
  readonly years: number
}

/** What became of a record's text. */
export type Opened =
  | {
      readonly kind: 'story'
      readonly head: RecordHead
      /** Year of every position. */
      readonly yearOf: readonly number[]
      readonly ended: boolean
      /** First line that cannot be read, and first window that does not follow from the rules; absent when all is well. */
      readonly brokenAt?: number
      readonly departsAt?: number
      readonly moments: readonly Moment[]
    }
  /** Of rules nobody plays by any more: only what was written down of it. */
  | { readonly kind: 'told'; readonly head: RecordHead; readonly windows: readonly ToldWindow[] }
  | { readonly kind: 'unreadable'; readonly problem: Problem }

/** Told now and then how far a piece of work is. */
export type Progress = (tally: Tally) => void

/** Plays records again and answers questions about them: what a worker does for the replay and the debrief. */
export class ReplayEngine {
  readonly #fetchScenario: (id: string) => Promise<Scenario | undefined>
  #story: Story | undefined

  constructor(fetchScenario: (id: string) => Promise<Scenario | undefined>) {
    this.#fetchScenario = fetchScenario
  }

  /** Reads and plays again what `printRecord` wrote. Never rejects because of the text. */
  async open(text: string): Promise<Opened> {
    this.#story = undefined
    if (text.length > LONGEST_RECORD) return { kind: 'unreadable', problem: problem('tooLarge') }
    const read = readRecord(text)
    if ('problem' in read) return { kind: 'unreadable', problem: read.problem }
    const { record, brokenAt } = read
    const head = { scenario: record.scenario, powers: record.seats, years: record.years }
    const scenario = await this.#fetchScenario(record.scenario)
    const isOurs = record.rulesVersion === RULESET.version && scenario !== undefined
    if (!isOurs || !hasSeating(scenario, record)) return { kind: 'told', head, windows: readTold(text) }
    const story = await atLeisure(tellStory(RULESET, scenario, record))
    this.#story = story
    return {
      kind: 'story',
      head,
      yearOf: story.states.map(({ year }) => year),
      ended: story.states.at(-1)!.window.kind === 'ended',
      ...(brokenAt === undefined ? {} : { brokenAt }),
      ...(story.departsAt === undefined ? {} : { departsAt: story.departsAt }),
      moments: momentsOf(story),
    }
  }

  /** What somebody saw at a position, with what had just happened. @throws RangeError when there is no such position */
  view(index: number, perspective: Perspective): ViewMessage {
    const { ruleset, states } = this.#told()
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

  /** All the news up to a position, as somebody had it. */
  news(index: number, perspective: Perspective): readonly DatedEvent[] {
    const { states } = this.#told()
    return dated(
      states.slice(0, index).flatMap((_, window) => this.#eventsOf(window, perspective)),
      1,
    )
  }

  debrief(): Debrief {
    return debriefOf(this.#told())
  }

  choices(): readonly PivotalChoice[] {
    return choicesOf(this.#told())
  }

  /** Plays on from a choice, as it was made or otherwise, so many times. */
  async playOn(choice: PivotalChoice, way: 'as it was' | 'otherwise', most: number, tell: Progress): Promise<Tally> {
    return await count(playOutsOf(this.#told(), choice, way, most), tell)
  }

  /** Plays on from the start of a year. */
  async playOnFrom(year: number, most: number, tell: Progress): Promise<Tally> {
    return await count(playOutsOfYear(this.#told(), year, most), tell)
  }

  #told(): Story {
    if (this.#story === undefined) throw new RangeError('no record is open')
    return this.#story
  }

  #eventsOf(window: number, perspective: Perspective): readonly SeenEvent[] {
    const events = this.#told().record.windows[window]?.events ?? []
    if (perspective !== 'truth') return seenEvents(events, viewerOf(perspective))
    return events.map(({ audience: _audience, ...event }) => event as SeenEvent)
  }
}

const viewerOf = (perspective: Exclude<Perspective, 'truth'>) =>
  perspective === 'spectator'
    ? ({ kind: 'spectator' } as const)
    : ({ kind: 'power', power: perspective as PowerId } as const)

/** Works through something, letting messages in between. */
async function atLeisure<Result>(work: Generator<unknown, Result>): Promise<Result> {
  let until = performance.now() + BREATH
  for (;;) {
    const { done, value } = work.next()
    if (done) return value as Result
    if (performance.now() < until) continue
    await new Promise((resolve) => setTimeout(resolve, 0))
    until = performance.now() + BREATH
  }
}

async function count(plays: Generator<PlayOut>, tell: Progress): Promise<Tally> {
  let tally = NO_PLAYS
  let told = performance.now()
  await atLeisure(
    (function* () {
      for (const play of plays) {
        tally = add(tally, play)
        if (performance.now() > told + BREATH) {
          tell(tally)
          told = performance.now()
        }
        yield
      }
    })(),
  )
  tell(tally)
  return tally
}
