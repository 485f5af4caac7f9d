import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { LobbyFacts, SeatTaken } from '#shared/protocol/lobby'
import { callRoute } from '#tests/support/callRoute'
import { needs } from '#tests/support/needs'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()
const EXAMPLES = join(import.meta.dirname, '../../examples/bots')
/** How each example is started. */
const BOTS = { 'bot.py': 'python3', 'bot.ts': process.execPath } as const
type Bot = keyof typeof BOTS

/** Runs an example to its end; resolves with what it printed. */
function play(bot: Bot, ...args: readonly string[]): Promise<{ readonly out: string; readonly complaints: string }> {
  const child = spawn(BOTS[bot], [join(EXAMPLES, bot), here.base, ...args])
  let [out, complaints] = ['', '']
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    complaints += chunk
  })
  return new Promise((resolve) => child.once('close', () => resolve({ out, complaints })))
}

/** Plays so many matches, two at a time. */
async function playMatches(bot: Bot, matches: number): Promise<readonly string[]> {
  const ends: string[] = []
  for (let played = 0; played < matches; played += 2) {
    for (const { out, complaints } of await Promise.all([play(bot), play(bot)])) {
      expect(complaints).toBe('')
      expect(out).toMatch(/^(peace|limitedWar|generalWar), \w+, 3 years, 0 refused\n$/)
      ends.push(out)
    }
  }
  return ends
}

describe('the bots of docs/api.md', () => {
  test('the one over the socket plays ten matches without a refusal', async () => {
    expect(await playMatches('bot.ts', 10)).toHaveLength(10)
  })

  test('the one over plain HTTP plays ten matches without a refusal', needs('Python'), async () => {
    expect(await playMatches('bot.py', 10)).toHaveLength(10)
  })

  test('both sit down at one table by its code, and its host begins', needs('Python'), async () => {
    const wish = {
      scenario: 'two-blocs',
      powers: 4,
      years: 2,
      timeControl: 'untimed',
      name: 'Ada',
      open: false,
    } as const
    const made = await callRoute(here.base, 'POST /api/v1/lobbies', { body: { ...wish, programs: 2 } })
    const { lobby: id, token } = (await made.json()) as SeatTaken
    const facts = async () =>
      (await (await callRoute(here.base, 'GET /api/v1/lobbies/:id', { params: { id } })).json()) as LobbyFacts
    const { code } = await facts()
    const playing = [play('bot.py', code), play('bot.ts', code)]
    await expect
      .poll(async () => (await facts()).seats.filter(({ program }) => program).length, { timeout: 30_000 })
      .toBe(2)
    // A third is told why it has no seat.
    expect((await play('bot.py', code)).complaints).toContain('problem.programsFull')
    await callRoute(here.base, 'POST /api/v1/lobbies/:id/start', { params: { id }, body: { token } })
    const host = sayReady(id, token)
    for (const { out, complaints } of await Promise.all(playing)) {
      expect(complaints).toBe('')
      expect(out).toMatch(/, 2 years, 0 refused\n$/)
    }
    await host
  })
})

/** The host of the table says ready to every window. */
async function sayReady(id: string, token: string): Promise<void> {
  const params = { id }
  for (let after: number | undefined; ; ) {
    const query = { wait: 20, ...(after === undefined ? {} : { after }) }
    const response = await callRoute(here.base, 'GET /api/v1/matches/:id/news', { params, token, query })
    const { view } = (await response.json()) as { view?: { observation: { window: { number: number; kind: string } } } }
    if (view === undefined) continue
    const { number, kind } = view.observation.window
    if (kind === 'ended') return
    after = number
    const body = { command: 'ready', window: number, ready: true } as const
    await callRoute(here.base, 'POST /api/v1/matches/:id/commands', { params, token, body })
  }
}
