import { Signal } from '@preact/signals'
import { describe, expect, test } from 'vitest'
import * as chat from '#client/store/chat.ts'
import * as game from '#client/store/game.ts'
import * as localMatches from '#client/store/localMatches.ts'
import { clearMatch } from '#client/store/matchSignal.ts'

/** What outlives a match: the network lets the same transports through. */
const KEPT = ['transportKind']

/** Computed signals have no setter. */
const isWritable = (value: unknown): value is Signal<unknown> => {
  const property = value instanceof Signal && Object.getOwnPropertyDescriptor(Object.getPrototypeOf(value), 'value')
  return typeof property === 'object' && property.set !== undefined
}

const exported: readonly (readonly [name: string, value: unknown])[] = Object.entries({
  ...game,
  ...chat,
  ...localMatches,
})
const signals = exported.flatMap(([name, value]) =>
  isWritable(value) && !KEPT.includes(name) ? [[name, value] as const] : [],
)
const initial = signals.map(([name, { value }]) => [name, value] as const)

describe('signals of a match', () => {
  test('are all set back when the match is left', () => {
    expect(signals.length).toBeGreaterThan(20)
    for (const [, signal] of signals) signal.value = undefined
    for (const [, signal] of signals) signal.value = ['of another match']
    clearMatch()
    expect(signals.map(([name, { value }]) => [name, value])).toEqual(initial)
  })
})
