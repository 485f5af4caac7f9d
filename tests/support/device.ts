import { vi } from 'vitest'
import type { FinishedMatch } from '#client/store/finishedMatches.ts'

/** A seat as a device holds it. */
export const HELD = (match: string) => ({ match, token: `token of ${match}`, power: 'boreal', scenario: 'two-blocs' })

/** A finished match. @param at when, and which place */
export const finishedOf = (match: string, at: number): FinishedMatch => ({
  match,
  at,
  scenario: 'two-blocs',
  power: 'boreal',
  years: 10,
  outcome: 'peace',
  place: at,
  powers: 6,
})

export const bytesOf = (blob: Blob): Promise<string> => blob.text()

/** A device of its own, with stores in memory: its modules know nothing of those of another. */
export async function openDevice() {
  vi.resetModules()
  const stored = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, text: string) => stored.set(name, text),
    removeItem: (name: string) => stored.delete(name),
  })
  const kept = new Map<string, string>()
  const records = {
    keptRecord: async (match: string) => kept.get(match),
    keepRecord: async (match: string, text: string) => void kept.set(match, text),
    forgetRecord: async (match: string) => void kept.delete(match),
  }
  vi.doMock('../../client/src/device/records.ts', () => records)
  return {
    records,
    seats: await import('#client/store/seats.ts'),
    finished: await import('#client/store/finishedMatches.ts'),
    commands: await import('#client/commands/finished.ts'),
  }
}
