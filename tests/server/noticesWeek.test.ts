import { expect, test } from 'vitest'
import { loadScenarios } from '#server/lib/loadScenarios'
import { hashToken } from '#server/lib/token'
import { newCommitmentOpening } from '#server/match/luck'
import { authenticate, type SeatedPrincipal } from '#server/match/principal'
import { createNotices } from '#server/notices/createNotices'
import { openDatabase } from '#server/store/database'
import { createMatchStore } from '#server/store/sqlMatchStore'
import { createNoteStore } from '#server/store/sqlNoteStore'
import { createOutbox } from '#server/store/sqlOutbox'
import { powerId } from '#shared/ids'
import { at, HandClock } from '#tests/support/fakeStore'
import { matchesOver } from '#tests/support/matches'
import { pushDevice, startReceiver } from '#tests/support/noticeReceivers'

const HOUR = 3_600_000
const PEOPLE = 6
/** Hours until each person looks at what their device says: the one on a phone is the slowest. */
const LOOKS_AFTER = [0, 1, 2, 3, 5, 16]

test('a slow match of six is played to its end within a week by people who come only when they are told', async () => {
  const receiver = await startReceiver()
  const database = await openDatabase(':memory:')
  const clock = new HandClock()
  const onFault = (fault: unknown) => expect.unreachable(String(fault))
  const scenarios = loadScenarios()
  const matches = matchesOver(createMatchStore(database), { clock, onFault, scenarios })
  const powers = scenarios.get('two-blocs')!.seatings[String(PEOPLE)]!.map(powerId)
  const person = (seat: number) => `person ${seat}`
  await matches.begin({
    id: 'week',
    scenario: 'two-blocs',
    years: 5,
    timeControl: 'slow',
    chatRule: 'off',
    strength: 'normal',
    host: 0,
    seats: powers.map((power, seat) => ({
      power,
      name: person(seat),
      tokenHash: hashToken(person(seat)),
      bot: 'tit-for-tat',
    })),
    luck: { seed: 'a week', commitment: newCommitmentOpening('week') },
  })
  const match = (await matches.find('week'))!
  match.viewers.hold()
  const settings = { notices: ['push'] as const, noticeHosts: [receiver.host], smtpUrl: undefined }
  const beside = { notes: createNoteStore(database), seatAtTable: async () => undefined }
  const parts = { outbox: createOutbox(database), ...beside, matches, clock, onFault }
  const host = { mailFrom: 'game@host.example', publicUrl: undefined }
  const { notices, sender } = await createNotices({ ...settings, ...host }, parts)
  for (const [seat] of powers.entries()) {
    const { endpoint, keys } = pushDevice(receiver.host, String(seat))
    const by = authenticate(match, person(seat)) as SeatedPrincipal
    const wish = { way: 'push', language: 'en', zone: 'UTC', endpoint, keys } as const
    expect(await notices.ask({ match, by, base: '' }, wish)).toMatchObject({ confirmed: true })
  }
  const ready = (seat: number) => match.setReady(at(seat), { window: match.state.windowNumber, ready: true })
  const settle = async () => {
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
  }
  // The match begins while all are there; from then on nobody looks without being told.
  for (const [seat] of powers.entries()) await ready(seat)
  await settle()
  const told = new Map<string, number>()
  const coming: { seat: number; at: number }[] = []
  let hours = 0
  for (; match.state.window.kind !== 'ended' && hours < 24 * 14; hours++) {
    await sender.look()
    for (const { path } of receiver.received.splice(0)) {
      const seat = Number(path.split('/').at(-1))
      const window = `${match.state.windowNumber} ${seat}`
      told.set(window, (told.get(window) ?? 0) + 1)
      coming.push({ seat, at: hours + LOOKS_AFTER[seat]! })
    }
    for (const each of coming.splice(0)) {
      if (each.at > hours) coming.push(each)
      else await ready(each.seat)
    }
    await settle()
    clock.advance(HOUR)
    await settle()
  }
  receiver.stop()
  expect(match.state.window.kind).toBe('ended')
  expect(hours).toBeLessThanOrEqual(24 * 7)
  expect(match.seatFacts().some(({ away }) => away)).toBe(false)
  expect(Math.max(...told.values())).toBeLessThanOrEqual(2)
  expect([...told.values()].filter((count) => count === 1).length).toBeGreaterThan(PEOPLE)
})
