import { type PowerId, powerId } from '#shared/ids'
import type { SeatActor } from '#shared/match/seatInput'
import type { ChatInput, ChatMessage } from '#shared/protocol/chat'
import type { ChatRule } from '#shared/protocol/chatRules'
import type { Reply } from '#shared/protocol/messages'
import type { GameState } from '#shared/state/gameState'
import { treatyBetween } from '#shared/state/treaties'
import type { Viewer } from '#shared/view/observation'
import { type Problem, problem } from '#shared/view/phrase'
import type { RateLimiter } from '../lib/rateLimiter.ts'
import type { TaskQueue } from '../lib/taskQueue.ts'
import type { WordFilter } from '../lib/wordFilter.ts'
import type { ChatStore } from './chatStore.ts'
import { MatchStoppedError, rejection } from './matchDeps.ts'
import type { Person } from './matchSetup.ts'
import type { MatchStore } from './matchStore.ts'
import { personKey } from './principal.ts'

/** What the chat needs of the rest of the server. */
export interface ChatDeps {
  readonly chatStore: ChatStore
  readonly store: Pick<MatchStore, 'commit'>
  /** Of the match: a message is said in turn with everything else that is done in it. */
  readonly queue: TaskQueue
  /** Counts messages of each person. */
  readonly mayChat: RateLimiter
  readonly isBarred?: WordFilter | undefined
  /** Told when another rule holds. */
  onRule(): void
}

/** The match people chat in. */
export interface ChatTable {
  readonly setup: { readonly id: string; readonly chatRule: ChatRule; readonly classId?: string }
  /** The position now: hotlines and names come from it. */
  readonly state: GameState
  /** The members of a seat: several may chat among themselves, and their names are shown. */
  readonly seats: { peopleAt(seat: number): readonly Person[] }
  /** Those of whom nothing is heard. */
  readonly conduct: { isSilenced(seat: number): boolean }
}

/** Who reads, and from which message on: private messages sent before they came are not for them. */
export interface Listener {
  readonly viewer: Viewer
  /** Number in the match of the first private message they may read; the first of all when absent. */
  readonly hearsFrom?: number | undefined
}

/** Whether a listener may read a message: all may read a public one, only the two powers a private one, and only since they came. */
export function mayRead({ number, from, to }: ChatMessage, { viewer, hearsFrom = 0 }: Listener): boolean {
  if (to === undefined) return true
  return viewer.kind === 'power' && (viewer.power === from || viewer.power === to) && number >= hearsFrom
}

/** A listener who is told at once. */
interface Hearer extends Listener {
  hear(word: ChatMessage): void
}

/**
 * The messages a listener may read, as the listener is sent them: numbered from 0 among themselves, so that a number tells
 * nothing of what others say in private.
 */
export const readableBy = (messages: readonly ChatMessage[], listener: Listener): readonly ChatMessage[] =>
  messages.filter((word) => mayRead(word, listener)).map((word, number) => ({ ...word, number }))

/** The last of these messages as `readableBy` gives it, without making the others; undefined when the listener may not read it. */
function lastReadableBy(messages: readonly ChatMessage[], listener: Listener): ChatMessage | undefined {
  const last = messages.at(-1)
  if (last === undefined || !mayRead(last, listener)) return undefined
  let readable = 0
  for (const word of messages) if (mayRead(word, listener)) readable++
  return { ...last, number: readable - 1 }
}

/**
 * What people say at one table. A private word needs a hotline between the two: that there is no channel is part of the
 * dilemma. A message is stored before it is sent to any viewer.
 */
export class Chat {
  readonly #deps: ChatDeps
  readonly #table: ChatTable
  readonly #hearers = new Set<Hearer>()
  #said: Promise<ChatMessage[]> | undefined
  #rule: ChatRule

  constructor(deps: ChatDeps, table: ChatTable) {
    this.#deps = deps
    this.#table = table
    this.#rule = table.setup.chatRule
  }

  get rule(): ChatRule {
    return this.#rule
  }

  /** Changes what may be said from now on, in turn with everything else that is done; durable when it resolves. */
  changeRule(rule: ChatRule): Promise<void> {
    const { queue, store, onRule } = this.#deps
    return queue.run(async () => {
      await store.commit([{ kind: 'talk', match: this.#table.setup.id, rule }])
      this.#rule = rule
      onRule()
    })
  }

  /** Everything said so far, for the teacher of the match's class: numbered as it is kept. */
  everything(): Promise<readonly ChatMessage[]> {
    return this.#all()
  }

  /** Number, as it is kept, of the message that this is the nth of to a listener; undefined without one. */
  async placeOf(listener: Listener, nth: number): Promise<number | undefined> {
    return (await this.#all()).filter((word) => mayRead(word, listener))[nth]?.number
  }

  /** Adds a hearer; returns how to take it off again. */
  subscribe(hearer: Hearer): () => void {
    this.#hearers.add(hearer)
    return () => this.#hearers.delete(hearer)
  }

  /** Says something for a seat; acknowledged when it is written down and told. */
  async send({ seat, person }: SeatActor, say: ChatInput): Promise<Reply> {
    const wrong = this.#problemWith(seat, person, say)
    if (wrong) return { ok: false, faults: [{ problem: wrong }] }
    const mayChat = await this.#deps.mayChat(personKey(this.#table.setup.id, { seat, person }))
    if (!mayChat) return rejection('tooManyChatMessages')
    const result = this.#deps.queue.run(() => this.#sayNow(seat, this.#speaker(seat, person), say))
    return await result.catch((fault: unknown) => {
      if (fault instanceof MatchStoppedError) throw fault
      return rejection('serverFault')
    })
  }

  /** Everything a listener may read so far. */
  async visibleTo(listener: Listener): Promise<readonly ChatMessage[]> {
    return readableBy(await this.#all(), listener)
  }

  /** How many messages there are: the number of the next. */
  async count(): Promise<number> {
    return (await this.#all()).length
  }

  async #sayNow(seat: number, speaker: string | undefined, { to, said }: ChatInput): Promise<Reply> {
    const { setup, state } = this.#table
    const all = await this.#all()
    const { powers, year } = state
    const word: ChatMessage = {
      number: all.length,
      year,
      from: powers[seat]!.id,
      ...(to === undefined ? {} : { to: to as PowerId }),
      ...(speaker === undefined ? {} : { speaker }),
      said,
    }
    await this.#deps.chatStore.add(setup.id, word)
    all.push(word)
    for (const hearer of this.#hearers) {
      const heard = lastReadableBy(all, hearer)
      if (heard !== undefined) hearer.hear(heard)
    }
    return { ok: true }
  }

  #speaker(seat: number, person: string): string | undefined {
    const people = this.#table.seats.peopleAt(seat)
    return people.length > 1 ? people.find(({ id }) => id === person)?.name : undefined
  }

  /** All messages so far, read once: this process is their only writer. */
  #all(): Promise<ChatMessage[]> {
    this.#said ??= this.#deps.chatStore.all(this.#table.setup.id).then(
      (words) => [...words],
      (fault) => {
        this.#said = undefined
        throw fault
      },
    )
    return this.#said
  }

  /** Why a member of a seat may not say this, to anyone. */
  #problemSaying(seat: number, person: string, said: ChatInput['said']): Problem | undefined {
    const { setup, seats, conduct } = this.#table
    const { rule } = this
    if (rule === 'off') return problem('chatOff')
    if (conduct.isSilenced(seat)) return problem('silenced')
    if (seats.peopleAt(seat).some(({ id, muted }) => id === person && muted)) return problem('chatMuted')
    if (rule === 'phrases' && said.how === 'text') return problem('phrasesOnly')
    const isRead = said.how === 'text' && setup.classId === undefined
    return isRead && this.#deps.isBarred?.(said.text) ? problem('barredWord') : undefined
  }

  #problemWith(seat: number, person: string, { to, said }: ChatInput): Problem | undefined {
    const { state, seats } = this.#table
    const { powers } = state
    const unsaid = this.#problemSaying(seat, person, said)
    if (unsaid !== undefined) return unsaid
    const about = said.how === 'phrase' ? said.about : undefined
    const stranger = [to, about].find((id) => id !== undefined && !powers.some((power) => power.id === id))
    if (stranger !== undefined) return problem('noSuchPower', { power: powerId(stranger) })
    if (to === undefined) return undefined
    const other = powers.findIndex(({ id }) => id === to)
    if (other === seat) return seats.peopleAt(seat).length > 1 ? undefined : problem('targetIsSelf')
    return treatyBetween(state, 'hotline', seat, other) ? undefined : problem('noHotline')
  }
}
