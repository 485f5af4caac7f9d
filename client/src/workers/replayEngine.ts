import { playOutsOf, playOutsOfYear } from '#shared/debrief/branch'
import { choicesOf, type PivotalChoice } from '#shared/debrief/choices'
import type { CardFigures, Debrief, DebriefOf } from '#shared/debrief/index'
import { screenChoices, triedChoices, type WeighedChoice, weighAgain } from '#shared/debrief/matter'
import { type Moment, momentsOf } from '#shared/debrief/moments'
import { type Night, nightOf } from '#shared/debrief/night'
import { chairWindow } from '#shared/debrief/otherChair'
import type { Perspective } from '#shared/debrief/perspective'
import { replayStory, type Story } from '#shared/debrief/story'
import { addPlayOut, EMPTY_TALLY, type PlayOut, type Tally } from '#shared/debrief/tally'
import { type DatedEvent, withYears } from '#shared/events/withYears'
import type { PowerId } from '#shared/ids'
import { type CommitmentVerdict, checkCommitment } from '#shared/match/commitment'
import { type RecordedWindowEvents, readRecord, readRecordedEvents } from '#shared/match/recordText'
import { hasSeating } from '#shared/match/replay'
import type { LuckShare } from '#shared/match/sharedLuck'
import type { ViewMessage } from '#shared/protocol/messages'
import { RULESET } from '#shared/ruleset/ruleset'
import type { Scenario } from '#shared/scenario/schema'
import type { ScenarioWords } from '#shared/scenario/words'
import { deedsOf } from '#shared/titles/deeds'
import { type TitleId, titlesFor } from '#shared/titles/index'
import { readTranscript } from '#shared/transcript/transcriptText'
import { type Problem, problem } from '#shared/view/phrase'
import { inSlices, SLICE_MILLISECONDS } from './inSlices.ts'
import { type ReplaySource, sourceOfStory, sourceOfTranscript } from './replaySource.ts'

/** Longest record read, in characters: a long match has about a million. */
const LONGEST_RECORD = 8_000_000

/** What a record says before its windows. */
export interface RecordHead {
  readonly scenario: string
  readonly powers: readonly PowerId[]
  readonly years: number
  /** What it is called, where the game has no words for it. */
  readonly words?: ScenarioWords
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
      /** Those who could add a share to the luck; absent when the server drew it alone. */
      readonly shares?: readonly LuckShare[]
      readonly moments: readonly Moment[]
      /**
       * Present when it is of other rules than the present ones: it is shown as it was told at its end, and can neither be
       * checked nor played on from. Version of the rules it was played by.
       */
      readonly toldBy?: number
    }
  /** Of other rules than the present ones and without a transcript: only the events that were written down. */
  | { readonly kind: 'eventsOnly'; readonly head: RecordHead; readonly windows: readonly RecordedWindowEvents[] }
  | { readonly kind: 'unreadable'; readonly problem: Problem }

/** Called now and then with the results of a piece of work so far. */
export type Progress = (tally: Tally) => void

/** Replays records and answers questions about them: what the worker does for replay and debrief. */
export class ReplayEngine {
  readonly #fetchScenario: (id: string) => Promise<Scenario | undefined>
  #source: ReplaySource | undefined
  /** Only of a match that can be played again. */
  #story: Story | undefined

  constructor(fetchScenario: (id: string) => Promise<Scenario | undefined>) {
    this.#fetchScenario = fetchScenario
  }

  /** Reads and replays what `printRecord` wrote. Never rejects because of the text. */
  async open(text: string): Promise<OpenedRecord> {
    this.#story = undefined
    this.#source = undefined
    if (text.length > LONGEST_RECORD) return { kind: 'unreadable', problem: problem('tooLarge') }
    const read = readRecord(text)
    if ('problem' in read) return { kind: 'unreadable', problem: read.problem }
    const { record, brokenAt } = read
    const { ownScenario, scenario: id } = record
    const words = ownScenario?.words && { words: ownScenario.words }
    const head = { scenario: id, powers: record.seats, years: record.years, ...words }
    const scenario = ownScenario ?? (await this.#fetchScenario(id))
    const isOurs = record.rulesVersion === RULESET.version && scenario !== undefined
    if (!isOurs || !hasSeating(scenario, record)) return this.#openTold(head, text)
    const story = await inSlices(replayStory(RULESET, scenario, record))
    this.#story = story
    this.#source = sourceOfStory(story)
    return {
      kind: 'story',
      head,
      yearOf: story.states.map(({ year }) => year),
      ended: story.states.at(-1)!.window.kind === 'ended',
      ...(brokenAt === undefined ? {} : { brokenAt }),
      ...(story.departsAt === undefined ? {} : { departsAt: story.departsAt }),
      commitment: checkCommitment(record.seed, record.commitment),
      ...(record.commitment === undefined ? {} : { published: record.commitment.hash }),
      ...(record.commitment?.shared === undefined ? {} : { shares: record.commitment.shared.people }),
      moments: momentsOf(story),
    }
  }

  /** Hands what is open to another engine, which then need not play the match again. @throws RangeError when it cannot be played on */
  lend(line: MessagePort): void {
    line.postMessage(this.#openStory())
    line.close()
  }

  /** Takes over what another engine has open. */
  async borrow(line: MessagePort): Promise<void> {
    const story = await new Promise<Story>((resolve) => {
      line.onmessage = ({ data }: MessageEvent<Story>) => resolve(data)
    })
    line.close()
    this.#story = story
    this.#source = sourceOfStory(story)
  }

  #openTold(head: RecordHead, text: string): OpenedRecord {
    const windows = readRecordedEvents(text)
    const transcript = readTranscript(text)
    if (transcript === undefined) return { kind: 'eventsOnly', head, windows }
    this.#source = sourceOfTranscript(transcript, windows)
    const { rulesVersion, yearOf, debrief } = transcript
    const { moments } = debrief
    return { kind: 'story', head, yearOf, ended: true, commitment: 'absent', moments, toldBy: rulesVersion }
  }

  /** The view of a position from a perspective, with the events that led there. @throws RangeError without such a position */
  view(index: number, perspective: Perspective): ViewMessage {
    const source = this.#openSource()
    const observation = source.view(index, perspective)
    const events = source.events(index - 1, perspective)
    return { observation, events: events as ViewMessage['events'], orders: [], ready: false }
  }

  /** All events up to a position, as known from a perspective. */
  news(index: number, perspective: Perspective): readonly DatedEvent[] {
    const source = this.#openSource()
    const windows = Array.from({ length: Math.min(index, source.positions) }, (_, window) => window)
    return withYears(
      windows.flatMap((window) => source.events(window, perspective)),
      1,
    )
  }

  /** The alarms that ring at a position, and whether each was real; none at other positions. */
  alarmsAt(index: number): DebriefOf<'alarms'> {
    return this.#openSource()
      .alarms()
      .filter(({ window }) => window === index)
  }

  /** The three cards of the open record. */
  cards(): CardFigures {
    return this.#openSource().cards()
  }

  /** The whole debrief of the open record. */
  debrief(): Debrief {
    return this.#openSource().debrief()
  }

  /** The titles each power has earned, by the events it knew of. */
  titles(): readonly { readonly power: PowerId; readonly titles: readonly TitleId[] }[] {
    const source = this.#openSource()
    return source.cards().powers.map(({ id }) => {
      const events = Array.from({ length: source.positions }, (_, window) => source.events(window, id)).flat()
      return { power: id, titles: titlesFor(deedsOf(id, withYears(events, 1))) }
    })
  }

  /** The gravest moment, through both pairs of eyes; undefined when its rules are gone. */
  night(me: PowerId | undefined): Night | undefined {
    return this.#story === undefined ? undefined : nightOf(this.#story, me)
  }

  /** The window from which a moment can be played from a power's chair. */
  chairWindow(window: number, power: PowerId): number {
    return chairWindow(this.#openStory(), window, power)
  }

  /** The choices of a power that are tried otherwise to find the one that mattered; none when its rules are gone. */
  triedChoices(power: PowerId): readonly PivotalChoice[] {
    return this.#story === undefined ? [] : triedChoices(this.#story, power)
  }

  /** Tries choices otherwise: a first look at many, or a second at a few. */
  async weigh(look: 'first' | 'second', choices: readonly PivotalChoice[]): Promise<readonly WeighedChoice[]> {
    const weighing = look === 'first' ? screenChoices : weighAgain
    return await inSlices(weighing(this.#openStory(), choices))
  }

  /** The choices that can be tried otherwise: none when its rules are gone. */
  choices(): readonly PivotalChoice[] {
    return this.#story === undefined ? [] : choicesOf(this.#story)
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

  #openSource(): ReplaySource {
    if (this.#source === undefined) throw new RangeError('no record is open')
    return this.#source
  }

  #openStory(): Story {
    if (this.#story === undefined) throw new RangeError('no record is open')
    return this.#story
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
