import { afterEach, expect, test, vi } from 'vitest'
import { loadScenarios } from '#server/lib/loadScenarios'
import type { TranscriptStore } from '#server/match/transcriptStore'
import { Transcripts } from '#server/records/transcripts'
import { RULESET } from '#shared/ruleset/ruleset'
import { goldenMatch } from '#tests/support/golden'

/** Processor time that every piece seems to take, in microseconds. */
const PIECE = 4000

const { pauses } = vi.hoisted(() => ({ pauses: [] as { readonly milliseconds: number; end(): void }[] }))
/** Pauses that the test ends, or the one who asked for them. */
vi.mock('node:timers/promises', () => ({
  setTimeout: (milliseconds: number, _value: undefined, { signal }: { readonly signal: AbortSignal }) =>
    new Promise<void>((resolve, reject) => {
      pauses.push({ milliseconds, end: resolve })
      signal.addEventListener('abort', () => reject(signal.reason))
    }),
}))

const scenarios = loadScenarios()
const { record } = goldenMatch(scenarios.get('two-blocs')!)

function openTranscripts() {
  vi.spyOn(process, 'threadCpuUsage').mockImplementation(() => ({ user: PIECE / 2, system: PIECE / 2 }))
  const saved: string[] = []
  const transcriptStore: TranscriptStore = {
    save: async (match) => void saved.push(match),
    find: async () => undefined,
    missing: async () => [],
  }
  const faults: unknown[] = []
  const transcripts = new Transcripts({
    ruleset: RULESET,
    scenarios,
    store: { record: async () => record },
    transcriptStore,
    onFault: (fault) => faults.push(fault),
  })
  return { transcripts, saved, faults }
}

const pauseOf = async (n: number) => await vi.waitUntil(() => pauses[n], { timeout: 20_000, interval: 1 })

afterEach(() => {
  pauses.length = 0
  vi.restoreAllMocks()
})

test('a transcript is made in many pieces, and nineteen times as long as one took nothing of it is made', async () => {
  const { transcripts, saved, faults } = openTranscripts()
  transcripts.add('m')
  for (let n = 0; saved.length === 0; n++) {
    await vi.waitUntil(() => pauses[n] !== undefined || saved.length > 0, { timeout: 20_000, interval: 1 })
    pauses[n]?.end()
  }
  expect(faults).toEqual([])
  expect(saved).toEqual(['m'])
  // A piece for each position and each section of the debrief at least.
  expect(pauses.length).toBeGreaterThan(record.windows.length * 2)
  expect(new Set(pauses.map(({ milliseconds }) => Math.round(milliseconds)))).toEqual(new Set([(PIECE / 1000) * 19]))
})

test('a server that stops does not wait for the pause, and leaves the rest to the next start', async () => {
  const { transcripts, saved } = openTranscripts()
  transcripts.add('m')
  await pauseOf(0)
  await transcripts.stop()
  expect(saved).toEqual([])
  expect(pauses).toHaveLength(1)
})
