import { describe, expect, test } from 'vitest'
import { sendChatSchema } from '#shared/protocol/chat'
import { addressIn, readCode } from '#shared/protocol/codes'
import { personNameSchema } from '#shared/protocol/lobby'
import { cleanText, nameFault, nameOutline, rosterFaults } from '#shared/protocol/personName'

const FINE = [
  '🤷‍♀️',
  '👨‍👩‍👧',
  '🏳️‍🌈',
  '👩‍🏫',
  '👩‍🎓 Mia',
  'می‌خواهم',
  'نازنین‌زهرا',
  'ශ්‍රී ලංකා',
  'क्‍ष',
  'co\u00adoperate',
  'שלום\u200f',
  '\u200eBob',
  'Ada\tLovelace',
]
const say = (text: string) => sendChatSchema.safeParse({ said: { how: 'text', text } })

describe('a name', () => {
  test.each(FINE)('is taken in the scripts and pictures of the world: %s', (name) => {
    expect(personNameSchema.safeParse(name).error?.issues).toBeUndefined()
    expect(say(name).success).toBe(true)
  })

  test.each(['\u2800\u2800', '\u3164', '\u115f', ' ', '\u200d', '...'])('leaves ink: %j is none', (name) => {
    expect(personNameSchema.safeParse(name).success).toBe(false)
  })

  test.each(['A\u200dda', 'A\u202eda', 'A\u0000da', 'A\u2066da'])('hides nothing: %j', (name) => {
    expect(nameFault(cleanText(name))).toBe('hiddenLetter')
    expect(say(name).success).toBe(false)
  })

  test.each([
    ['José', 'Jose\u0301'],
    ['Ada B', 'Ada  B'],
    ['Ada B', 'Ada\u00a0B'],
    ['ada', 'ＡＤＡ'],
    ['ada', '\u0410d\u0430'],
    ['Ada', ' Ada\u200b'],
  ])('is the same to the eye as another: %s, %s', (one, other) => {
    expect(nameOutline(one)).toBe(nameOutline(other))
  })

  test.each([
    ['कमल', 'कमला'],
    ['Ada', 'Ida'],
    ['Женя', 'Жанна'],
    ['王小明', '王小民'],
  ])('is another: %s, %s', (one, other) => {
    expect(nameOutline(one)).not.toBe(nameOutline(other))
  })
})

test('a roster is told line by line, from 1, what does not fit', () => {
  const names = ['Ada', 'Maximiliane-Sophie Friederike', '\u3164', 'ＡＤＡ', 'Bob', 'B\u200dob'].map(cleanText)
  expect(rosterFaults(names).map(({ line, why }) => [line, why])).toEqual([
    [2, 'tooLong'],
    [3, 'noInk'],
    [4, 'twice'],
    [6, 'hiddenLetter'],
  ])
})

describe('a code', () => {
  test.each(['AB3 DE', 'ab-3de', 'ＡＢ３ＤＥ', 'AB3DE\u200b', ' ab3de.'])(
    'is read however it is typed: %j',
    (typed) => {
      expect(readCode(typed)).toBe('AB3DE')
      expect(addressIn(typed)).toBeUndefined()
    },
  )

  test.each([
    '/j/AB3DE/',
    '/j/AB3DE.',
    '/j/AB3DE)',
    '/j/%20AB3DE',
    '/j/AB3DE%0A',
    '/%23/join/AB3DE',
    '/#/join/AB3DE.',
    '/#/join/AB3DE%20',
    '/#/join/AB3DE/',
    '/#/join/AB3DE?x=1',
    '/#join/AB3DE',
    'http://host/j/ab3de',
    '#/join/AB3DE',
  ])('is found in the link %s', (link) => expect(addressIn(link)).toBe('#/join/AB3DE'))

  test.each(['/#/table/abcdefghij.', '/#/table/abcdefghij/', '/#/table/abcdefghij?fbclid=1', '/#/table/ABCDEFGHIJ'])(
    'of a table likewise: %s',
    (link) => expect(addressIn(link)?.replace(/\/$/, '')).toBe('#/table/abcdefghij'),
  )

  test.each([
    ['https://host/balance/t/AB3DEF.', '#/table/ab3def'],
    ['http://t/m/abcdefghij', '#/match/abcdefghij'],
    ['/d/abcdefghij', '#/debrief/abcdefghij'],
    ['https://host/r/abcdefghij/3/truth', '#/replay/abcdefghij/3/truth'],
    ['https://host/d/#/table/abcdefghij', '#/table/abcdefghij'],
  ])('is found in the short link %s', (link, address) => expect(addressIn(link)).toBe(address))
})
