import { effect, signal } from '@preact/signals'
import { type EventType, eventModule } from '#shared/events/index'
import type { DatedEvent } from '#shared/events/withYears'
import type { PowerId } from '#shared/ids'
import { arrivedEvents, closesAt, isAwaited, matchFacts, observation, salvos } from '../store/game.ts'
import { isKnown } from '../text/eventText.ts'
import { t } from '../text/text.ts'
import { newsLines } from './newsLines.ts'

/** Most sentences of news that are spoken of one window; more are in the lists. */
const MOST = 3
/** Sentences kept: what was spoken before can be read again. */
const KEPT = 60
/** Seconds left at which the time is spoken, once each. */
const WARNINGS = [30, 10] as const

/** What is told first, whatever else happened: who clashes, who gives way, and whether an alarm was real. */
const FIRST: readonly EventType[] = [
  'crisisEnded',
  'alarmProvedFalse',
  'firstUse',
  'salvoLanded',
  'commandLost',
  'warningRaised',
  'crisisBegan',
  'crisisPublic',
]
const WEIGHTS = ['grave', 'notice', 'plain'] as const

/** A sentence that has been spoken. Its number never changes: only what is new is read out. */
export interface LogLine {
  readonly number: number
  readonly text: string
}

/** What falls on the viewer comes before everything: it answers whether their alarm was real. */
const rankOf = ({ event }: DatedEvent, own: PowerId | undefined): number => {
  if (event.type === 'salvoLanded' && event.target === own) return -1
  const place = FIRST.indexOf(event.type)
  return place >= 0 ? place : FIRST.length + WEIGHTS.indexOf(eventModule(event).weight as (typeof WEIGHTS)[number])
}

/**
 * The sentences of what happened in a window, at most three and what more there is, in the order in which it happened.
 * @param own the viewer's power; undefined for spectators
 */
export function spokenOf(events: readonly DatedEvent[], own?: PowerId): readonly string[] {
  const lines = newsLines(events.filter(({ event }) => isKnown(event)))
  const told = lines
    .toSorted((one, other) => rankOf(one, own) - rankOf(other, own))
    .slice(0, MOST)
    .map(({ text }) => text)
  const texts = lines.map(({ text }) => text).filter((text) => told.includes(text))
  return lines.length > MOST ? [...texts, t('feed.more', { count: lines.length - MOST })] : texts
}

/** What the open window asks, and the seconds left. */
function askedNow(): string {
  const view = observation.value
  if (view === undefined) return ''
  const window = t(`bar.window.${view.window.kind}`)
  const seconds = secondsLeft()
  const time = seconds === undefined ? '' : ` ${t('feed.seconds', { n: seconds })}`
  return `${t(isAwaited.peek() ? 'feed.asked' : 'feed.others', { window })}${time}`
}

const secondsLeft = (): number | undefined =>
  closesAt.peek() === undefined ? undefined : Math.max(0, Math.round((closesAt.peek()! - performance.now()) / 1000))

/** Speaks what happens in the open match, window by window. */
export class SpokenNews {
  readonly #lines = signal<readonly LogLine[]>([])
  #number = 0
  #window = -1
  #warned = new Set<number>()
  /** Sentences that wait for the end of an exchange that is played, and whether what is asked waits with them. */
  readonly #held: string[] = []
  #isAskedHeld = false

  /** The sentences so far, the latest last. */
  get lines(): readonly LogLine[] {
    return this.#lines.value
  }

  /** Begins to speak. @returns how to stop */
  start(): () => void {
    const stop = effect(() => {
      const window = observation.value?.window.number
      const events = arrivedEvents.value
      if (window !== undefined && window !== this.#window) {
        this.#window = window
        this.#warned.clear()
        this.#held.push(...spokenOf(events, observation.peek()?.self?.id))
        this.#isAskedHeld = true
      }
      // While an exchange is played nothing is told of how it ends.
      if (salvos.value.length > 0 || !this.#isAskedHeld) return
      this.#speak([...this.#held.splice(0), askedNow()])
      this.#isAskedHeld = false
    })
    const timer = setInterval(() => this.#warn(), 1000)
    return () => {
      stop()
      clearInterval(timer)
    }
  }

  #warn(): void {
    const left = secondsLeft()
    if (left === undefined || matchFacts.peek().paused || !isAwaited.peek()) return
    const due = WARNINGS.find((seconds) => left <= seconds && left > seconds - 5 && !this.#warned.has(seconds))
    if (due === undefined) return
    this.#warned.add(due)
    this.#speak([t('feed.seconds', { n: left })])
  }

  #speak(texts: readonly string[]): void {
    const spoken = texts.filter((text) => text !== '').map((text) => ({ number: this.#number++, text }))
    this.#lines.value = [...this.#lines.value, ...spoken].slice(-KEPT)
  }
}
