import { expect, test } from 'vitest'
import { LocalMatch } from '#client/workers/localMatch.ts'
import { smallWorld } from '#tests/support/smallWorld'

const localMatch = () => new LocalMatch(async (id) => (id === smallWorld.id ? smallWorld : undefined))

test('a kept match goes on with its bots; one with a bot that this version does not have is refused by its name', async () => {
  const first = localMatch()
  expect(await first.begin({ scenario: smallWorld.id, powers: 3, years: 3, seed: 'kept' })).toBeUndefined()
  const { saved } = first.ready(0)
  const again = localMatch()
  expect(await again.resume(saved!)).toBeUndefined()
  expect(again.view()).toEqual(first.view())
  expect(await localMatch().resume({ ...saved!, bots: ['grim', 'hal', 'grim'] })).toEqual({
    key: 'problem.noSuchBot',
    args: { bot: 'hal' },
  })
})

test('a match on this device is played by its house rule, also after it was kept', async () => {
  const first = localMatch()
  await first.begin({ scenario: smallWorld.id, powers: 3, years: 3, seed: 'kept', treatment: 'noWinter' })
  expect(first.view().observation.ruleChanges).toMatchObject({ 'climate.sootScale': 0 })
  const again = localMatch()
  expect(await again.resume(first.ready(0).saved!)).toBeUndefined()
  expect(again.view().observation.ruleChanges).toMatchObject({ 'climate.sootScale': 0 })
})

test('minds of the strength that was chosen play the other seats, also after the match was kept', async () => {
  const first = localMatch()
  await first.begin({ scenario: smallWorld.id, powers: 3, years: 3, seed: 'kept', strength: 'normal' })
  const { saved } = first.ready(0)
  expect(saved).toMatchObject({ strength: 'normal' })
  const again = localMatch()
  expect(await again.resume(saved!)).toBeUndefined()
  expect(again.view()).toEqual(first.view())

  const simple = localMatch()
  await simple.begin({ scenario: smallWorld.id, powers: 3, years: 3, seed: 'kept' })
  simple.ready(0)
  expect(simple.past()).not.toEqual(first.past())
  expect(simple.saved()).not.toHaveProperty('strength')
})
