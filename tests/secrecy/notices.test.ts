import fc from 'fast-check'
import { expect, test } from 'vitest'
import webPush from 'web-push'
import { Match } from '#server/match/match'
import type { MatchSetup } from '#server/match/matchSetup'
import { NoticeSender } from '#server/notices/noticeSender'
import type { NoticeTarget, Outbox, PendingNotice } from '#server/notices/outbox'
import { BOTS } from '#shared/bots/index'
import { emptyDraft } from '#shared/match/seatDraft'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import type { GameState } from '#shared/state/gameState'
import { HandClock, memoryTalk, watchedStore } from '#tests/support/fakeStore'
import { anyMatch, lastUnended } from '#tests/support/generate'
import { hiddenChanged, viewersOf } from '#tests/support/hidden'
import { pushDevice } from '#tests/support/noticeReceivers'
import { noteCases } from '#tests/support/secrecyCases'
import { smallWorld } from '#tests/support/smallWorld'
import { THOROUGHNESS } from '#tests/support/thoroughness'

const READER = { language: 'en', zone: 'Europe/Vienna', base: 'https://game.example' } as const
const KEYS = webPush.generateVAPIDKeys()
const device = pushDevice('push.example', 'device')

function matchAt(state: GameState, clock: HandClock): Match {
  const setup: MatchSetup = {
    id: 'test',
    scenario: smallWorld.id,
    rulesVersion: RULESET.version,
    seed: 'hidden',
    years: state.years,
    timeControl: 'slow',
    chatRule: 'off',
    host: 0,
    seats: state.powers.map(({ id }, seat) => ({
      power: id,
      people: [{ id: '1', name: `Player ${seat}`, tokenHash: `${seat}` }],
    })),
  }
  const rules = { ruleset: RULESET, scenario: smallWorld, years: state.years, rng: createRng('hidden') }
  const deps = {
    store: watchedStore([]).store,
    chatStore: memoryTalk(),
    sealReason: async () => undefined,
    clock,
    mayChat: async () => true,
    rules,
    botOf: (id: keyof typeof BOTS) => BOTS[id],
    onFault: (fault: unknown) => expect.unreachable(String(fault)),
  }
  const drafts = setup.seats.map((_, seat) => ({ ...emptyDraft(seat), readyBy: [] }))
  const standing = { extended: false, overtime: 0, timeBanks: [], pauseVotes: [], settledByVote: false, overruled: 0 }
  return new Match(deps, {
    setup,
    state,
    memories: [],
    drafts,
    clock: { ...standing, extensions: [], closesAt: 3_600_000 },
  })
}

/** All that leaves the server about a match where it stands: to one seat by push and mail, and to the table by a webhook. */
async function told(state: GameState, seat: number): Promise<string> {
  const clock = new HandClock()
  const match = matchAt(state, clock)
  const target = (detail: NoticeTarget['detail']): NoticeTarget => ({
    id: detail.way,
    match: 'test',
    tokenHash: `${seat}`,
    address: detail.way === 'push' ? device.endpoint : detail.way,
    detail,
  })
  const targets = [
    target({ way: 'push', ...READER, keys: device.keys }),
    target({ way: 'webhook', ...READER, format: 'json' }),
    target({ way: 'mail', ...READER }),
  ]
  const pending = (['opened', 'reminder'] as const).flatMap((kind) =>
    targets.map(
      (to): PendingNotice => ({
        id: `${kind} ${to.id}`,
        window: state.windowNumber,
        kind,
        tries: 0,
        writtenAt: 0,
        target: to,
      }),
    ),
  )
  const nothing = async () => undefined
  const outbox: Outbox = {
    add: nothing,
    count: async () => 0,
    confirm: async () => true,
    remove: async () => true,
    due: async () => pending,
    lease: async () => true,
    postpone: nothing,
    done: nothing,
    mailedAt: nothing,
    noteMailed: nothing,
  }
  const sent: unknown[] = []
  const sender = new NoticeSender({
    isOn: false,
    outbox,
    matches: { find: async () => match },
    seatAtTable: async () => undefined,
    outbound: {
      refusal: () => undefined,
      post: async (address, { body }) => {
        sent.push(address === device.endpoint ? device.read(body as Buffer) : String(body))
        return 201
      },
    },
    keys: KEYS,
    mailer: {
      async send(...mail) {
        sent.push(mail)
        return 'sent'
      },
    },
    contact: 'mailto:host@game.example',
    clock,
    onFault: (fault) => expect.unreachable(String(fault)),
  })
  await sender.look()
  return JSON.stringify(sent)
}

test('what is sent to players with the page closed says nothing of what is hidden, and not what kind of window is open', async ({
  task,
}) => {
  let [cases, comparisons, spoke] = [0, 0, 0]
  await fc.assert(
    fc.asyncProperty(anyMatch, fc.nat(1000), async (match, salt) => {
      const state = lastUnended(match)
      cases++
      for (const [seat, viewer] of viewersOf(state)) {
        if (viewer.kind !== 'power') continue
        const said = await told(state, seat)
        if (said.length > 2) spoke++
        expect(await told(hiddenChanged(state, seat, salt), seat)).toBe(said)
        for (const word of [state.window.kind, `"year"`, state.powers[seat]!.id]) expect(said).not.toContain(word)
        comparisons++
      }
    }),
    { numRuns: 25 * THOROUGHNESS },
  )
  noteCases(task, { kind: 'fixed position', cases, comparisons })
  expect(spoke).toBeGreaterThan(0)
})
