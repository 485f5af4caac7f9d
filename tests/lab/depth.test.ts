import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { ablate } from '#server/lab/depth/ablation'
import { holm } from '#server/lab/depth/findings'
import { ablateHalves } from '#server/lab/depth/halves'
import { LEAVES, without } from '#server/lab/depth/leaves'
import { POLICIES } from '#server/lab/depth/policies/index'
import { focalPlayer, playRated, rate } from '#server/lab/depth/rate'
import { playerNamed } from '#server/lab/players'
import { loadScenarios } from '#server/lib/loadScenarios'
import type { Bot } from '#shared/bots/define'
import { ORDER_TYPES, ORDERS } from '#shared/orders/index'
import { validateOrder } from '#shared/orders/validateOrder'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import { namedBots } from '#shared/trials/naturalMatch'
import { newGame, viewOf } from '#tests/support/positions'

const ROOT = join(import.meta.dirname, '../..')
const scenario = loadScenarios().get('two-blocs')!

describe('the depth lab', () => {
  test.each(Object.entries(POLICIES))('%s gives only orders that stand, and the same ones again', (_name, bot) => {
    const view = viewOf(newGame({ seats: 4, years: 10 }), 0)
    const decide = () => bot.decide(RULESET, view, createRng('depth'), undefined).orders
    for (const order of decide()) expect(validateOrder(RULESET, view, order)).toBeUndefined()
    expect(decide()).toEqual(decide())
  })

  test('policies meet the same opponents and luck', () => {
    const matchup = { scenario, field: namedBots, seed: 'paired' }
    const silent = () => rate(matchup, 'silent', playerNamed('silent')!, 3)
    expect(silent()).toEqual(silent())
    expect(rate(matchup, 'sign-all', playerNamed('sign-all')!, 3).points).not.toEqual(silent().points)
  })

  test.each(Object.entries(LEAVES))('forbidding %s forbids orders that there are, and no others', (name, forbidden) => {
    const [type] = name.split('.')
    const kind = type === 'treaty' ? 'diplomacy' : type
    expect(ORDER_TYPES).toContain(kind)
    const view = viewOf(newGame({ seats: 4, years: 10 }), 0)
    const bot = without(POLICIES.statesman!, forbidden)
    const { orders } = bot.decide(RULESET, view, createRng('depth'), undefined)
    const whole = POLICIES.statesman!.decide(RULESET, view, createRng('depth'), undefined).orders
    expect(orders).toEqual(whole.filter((order) => !forbidden(order)))
    for (const order of whole) if (order.type !== kind) expect(orders).toContainEqual(order)
  })

  test('no order belongs to two leaves of the ablation', () => {
    const view = viewOf(newGame({ seats: 4, years: 10 }), 0)
    for (const type of ORDER_TYPES) {
      for (const order of ORDERS[type].options(RULESET, view)) {
        const forbidden = Object.entries(LEAVES).filter(([, forbids]) => forbids(order))
        expect([order, forbidden.length <= 1]).toEqual([order, true])
      }
    }
  })

  test('what a player never ordered costs it nothing, what it ordered is played without it', {
    timeout: 240_000,
  }, () => {
    const matchup = { scenario, field: namedBots, seed: 'unused' }
    const rows = ablate(matchup, { easy: playerNamed('easy')! }, 1)
    const unused = rows.filter(({ used }) => used === 0)
    expect(unused.length).toBeGreaterThan(0)
    for (const { loss, rankLoss, changed } of unused) expect([loss, rankLoss, changed]).toEqual([0, 0, 0])
    const [row] = rows.filter(({ changed }) => changed > 0)
    const player = focalPlayer(playerNamed('easy')!, matchup, 0)
    const points = (bot: Bot) => playRated(matchup, bot, 0).points
    expect(row!.loss).toBeCloseTo(points(player) - points(without(player, LEAVES[row!.order]!)), 9)
  })

  test('half a table plays without a leaf, and then the other half', { timeout: 240_000 }, () => {
    const matchup = { scenario, field: playerNamed('easy')!, seed: 'halves' }
    const rows = ablateHalves(matchup, 'easy', 1)
    expect(rows.map(({ order }) => order)).toEqual(Object.keys(LEAVES))
    const found = Object.fromEntries(rows.map((row) => [row.order, row]))
    // Where no mind gave such an order, both halves lead the other by as much as it leads them.
    for (const { used, loss, rankLoss } of rows) if (used === 0) expect([loss + 0, rankLoss + 0]).toEqual([0, 0])
    expect(found['build.conventional']!.changed).toBe(1)
    expect(found.influence!.loss).toBeGreaterThan(0)
  })

  test('findings stand together by Holm’s step-down: the least chance against all, the next against the rest', () => {
    expect(holm([0.03, 0.001, 0.02], 0.05)).toEqual([true, true, true])
    expect(holm([0.04, 0.001, 0.03], 0.05)).toEqual([false, true, false])
    expect(holm([0.02, 0.03], 0.05)).toEqual([true, true])
    expect(holm([0.026, 0.001, 0.9], 0.05)).toEqual([false, true, false])
  })

  test('prints policies, ablation and the field as JSON', { timeout: 240_000 }, async () => {
    const args = ['scripts/run.mjs', 'tools/tool.ts', 'depth', '--matches', '1', '--ablation', '1', '--json']
    const { stdout } = await promisify(execFile)('node', args, { cwd: ROOT })
    const report = JSON.parse(stdout)
    expect(report.policies.map(({ policy }: { policy: string }) => policy)).toEqual(Object.keys(POLICIES))
    expect(report.policies[0]).toMatchObject({ n: 1, score: expect.any(Number), winShare: expect.any(Number) })
    const leaves = Object.keys(LEAVES)
    expect(report.ablation.map(({ order }: { order: string }) => order)).toEqual([...leaves, ...leaves])
    expect(report.ablation[0]).toMatchObject({ policy: 'statesman', loss: expect.any(Number), matters: false })
    for (const figure of ['war', 'crisis', 'accident', 'foretold']) expect(report[figure]).toEqual(expect.any(Number))
  })

  test('prints the field of minds beside that of named bots', { timeout: 240_000 }, async () => {
    const args = ['scripts/run.mjs', 'tools/tool.ts', 'depth', '--field', 'minds', '--matches', '1', '--ablation', '0']
    const { stdout } = await promisify(execFile)('node', [...args, '--json'], { cwd: ROOT })
    const report = JSON.parse(stdout)
    expect(report.policies.map(({ policy }: { policy: string }) => policy)).toEqual(Object.keys(POLICIES))
    const figures = ['war', 'crisis', 'accident', 'foretold'] as const
    for (const figure of figures) expect(report[figure]).toEqual(expect.any(Number))
    expect(report.simple).toMatchObject({ matches: 1, war: expect.any(Number), foretold: expect.any(Number) })
    expect(report.simple.shares).not.toEqual(report.shares)
  })

  test('refuses a policy that there is not', async () => {
    const args = ['scripts/run.mjs', 'tools/tool.ts', 'depth', '--policy', 'nope']
    await expect(promisify(execFile)('node', args, { cwd: ROOT })).rejects.toMatchObject({ code: 2 })
  })

  test('the ladder rates players in paired matches, and refuses one that there is not', {
    timeout: 120_000,
  }, async () => {
    const ladder = (...args: string[]) =>
      promisify(execFile)('node', ['scripts/run.mjs', 'tools/tool.ts', 'ladder', '--matches', '1', ...args], {
        cwd: ROOT,
      })
    const { stdout } = await ladder('--field', 'simple', '--player', 'silent', '--player', 'gambler:easy', '--json')
    const rows = JSON.parse(stdout)
    expect(rows.map(({ player }: { player: string }) => player)).toEqual(['silent', 'gambler:easy'])
    expect(rows[1]).toMatchObject({ n: 1, score: expect.any(Number), gap: expect.any(Number), war: expect.any(Number) })
    expect(rows[0].gap).toBe(0)
    await expect(ladder('--player', 'nope')).rejects.toMatchObject({ code: 2 })
  })
})
