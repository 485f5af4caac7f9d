import { describe, expect, test } from 'vitest'
import type { ChatInput, ChatMessage } from '#shared/protocol/chat'
import { sendChatSchema } from '#shared/protocol/chat'
import type { ChatRule } from '#shared/protocol/chatRules'
import { at, HandClock, openTestMatch, watchedStore } from '#tests/support/fakeStore'
import { alder, birch, cedar } from '#tests/support/positions'

const words = (text: string, to?: string): ChatInput => ({
  said: { how: 'text', text },
  ...(to === undefined ? {} : { to }),
})
const phrase: ChatInput = { said: { how: 'phrase', phrase: 'beware', about: birch } }

/** Alder and cedar are of one bloc and share a hotline; birch is of the other. */
function setUp(talk: ChatRule = 'free') {
  const clock = new HandClock()
  const { match } = openTestMatch(watchedStore([]).store, clock, { talk })
  const heard: Record<string, ChatMessage[]> = { alder: [], birch: [], cedar: [], gallery: [] }
  for (const power of [alder, birch, cedar]) {
    match.chat.subscribe({ viewer: { kind: 'power', power }, hear: (word) => heard[power]!.push(word) })
  }
  match.chat.subscribe({ viewer: { kind: 'spectator' }, hear: (word) => heard.gallery!.push(word) })
  const counts = () => Object.values(heard).map((list) => list.length)
  return { match, clock, heard, counts, say: (what: ChatInput, seat = 0) => match.chat.send(at(seat), what) }
}

const problemOf = async (reply: ReturnType<ReturnType<typeof setUp>['say']>) => {
  const answer = await reply
  return answer.ok ? undefined : answer.faults[0]?.problem.key
}

describe('talk', () => {
  test('a public message reaches all viewers, and again one who reconnects', async () => {
    const { match, counts, say } = setUp()
    expect(await say(words('peace'))).toEqual({ ok: true })
    expect(counts()).toEqual([1, 1, 1, 1])
    expect(await match.chat.visibleTo({ viewer: { kind: 'spectator' } })).toMatchObject([
      { number: 0, from: alder, said: { text: 'peace' } },
    ])
  })

  test('a private message needs a hotline, and reaches no other viewer', async () => {
    const { match, counts, say } = setUp()
    expect(await problemOf(say(words('psst', birch)))).toBe('problem.noHotline')
    expect(await say(words('psst', cedar))).toEqual({ ok: true })
    expect(counts()).toEqual([1, 0, 1, 0])
    expect(await match.chat.visibleTo({ viewer: { kind: 'power', power: birch } })).toEqual([])
    expect(await match.chat.visibleTo({ viewer: { kind: 'spectator' } })).toEqual([])
    expect(await match.chat.visibleTo({ viewer: { kind: 'power', power: cedar } })).toHaveLength(1)
  })

  test('numbers count what a reader may read: they tell nothing of what others say in private', async () => {
    const { match, heard, say } = setUp()
    for (const [said, to] of [
      ['one', undefined],
      ['psst', cedar],
      ['psst', cedar],
      ['two', undefined],
    ] as const) {
      await say(words(said, to))
    }
    const numbers = (list: readonly ChatMessage[] = []) => list.map(({ number }) => number)
    for (const outside of [heard.birch, heard.gallery, await match.chat.visibleTo({ viewer: { kind: 'spectator' } })]) {
      expect(numbers(outside)).toEqual([0, 1])
    }
    expect(numbers(heard.cedar)).toEqual([0, 1, 2, 3])
  })

  test('the host’s rule holds: none, set phrases, or anything', async () => {
    expect(await problemOf(setUp('off').say(phrase))).toBe('problem.chatOff')
    expect(await problemOf(setUp('phrases').say(words('hello')))).toBe('problem.phrasesOnly')
    expect(await setUp('phrases').say(phrase)).toEqual({ ok: true })
  })

  test('refuses strangers, oneself, and a flood', async () => {
    const { clock, say } = setUp()
    expect(await problemOf(say(words('hi', 'atlantis')))).toBe('problem.noSuchPower')
    expect(await problemOf(say(words('hi', alder)))).toBe('problem.targetIsSelf')
    for (let n = 0; n < 6; n++) await say(words(`word ${n}`))
    expect(await problemOf(say(words('too much')))).toBe('problem.tooManyChatMessages')
    expect(await say(words('others may'), 1)).toEqual({ ok: true })
    clock.advance(10_000)
    expect(await say(words('again'))).toEqual({ ok: true })
  })

  test('what cannot be seen, or is too long, is no word', () => {
    for (const text of ['', '   ', 'x'.repeat(201), 'a\u202Eb', 'a\nb', 'a\u0000']) {
      expect(sendChatSchema.safeParse(words(text)).success).toBe(false)
    }
    expect(sendChatSchema.safeParse({ ...words('fine'), extra: 1 }).success).toBe(false)
    expect(sendChatSchema.safeParse(words('<b>fine</b> 你好')).success).toBe(true)
  })
})
