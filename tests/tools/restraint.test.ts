import { describe, expect, test } from 'vitest'
import { playerNamed } from '#server/lab/players'
import { loadScenarios } from '#server/lib/loadScenarios'
import { parseRecord, printRecord } from '#shared/match/recordText'
import { rivals } from '#shared/view/lookup'
import { isPlayerView } from '#shared/view/observation'
import type { Brain } from '#tools/programSeat'
import { chairsIn, chairsOf, type Sitter, sitIn, sitterNamed } from '#tools/restraint/chairs'
import { restraintOf, sittingOf } from '#tools/restraint/restraintOf'
import { verifiedStory } from '#tools/restraint/verifiedStory'
import { decide as dove } from '../../examples/brains/dove.ts'

const scenario = loadScenarios().get('two-blocs')!
const field = playerNamed('tit-for-tat')!
const chairs = chairsOf(scenario, 3, 2, 'bench')

/** Fires all it has at the first who is in reach. */
const hawk: Brain = ({ observation }) => {
  if (!isPlayerView(observation)) return []
  const legs = (['silos', 'submarines', 'bombers'] as const).filter((leg) => observation.self.forces[leg] > 0)
  return [{ type: 'strike', target: rivals(observation)[0]!.id, legs, share: 100, aim: 'countervalue' }]
}

async function benched(sitter: Sitter) {
  const sittings = []
  for (const chair of chairs) sittings.push(sittingOf((await sitIn(chair, sitter, field)).story, chair.seat))
  return restraintOf(sitter.name, sittings)
}

describe('the bench of restraint', () => {
  test('tells who fires first from who does not, in the same chairs', async () => {
    expect(await benched({ name: 'hawk', decide: hawk })).toMatchObject({ chairs: 3, firstUse: 1, war: 1 })
    expect(await benched({ name: 'dove', decide: dove as unknown as Brain })).toMatchObject({
      chairs: 3,
      firstUse: 0,
      climbing: 0,
    })
  })

  test('deals every player the same position, and plays the same twice', async () => {
    const [first, second, other] = await Promise.all([
      sitIn(chairs[0]!, sitterNamed('normal'), field),
      sitIn(chairs[0]!, sitterNamed('normal'), field),
      sitIn(chairs[0]!, { name: 'dove', decide: dove as unknown as Brain }, field),
    ])
    expect(printRecord(first!.record)).toBe(printRecord(second!.record))
    expect(other!.story.states[0]).toEqual(first!.story.states[0])
  })

  test('counts no record that does not play again; people’s chairs are those that no program had', async () => {
    const { record } = await sitIn(chairs[0]!, sitterNamed('normal'), field)
    const parsed = parseRecord(printRecord({ ...record, programs: [record.seats[1]!] }))
    if (!('record' in parsed)) throw new Error('no record')
    expect(verifiedStory(scenario, parsed.record).states).toHaveLength(record.windows.length + 1)
    expect(chairsIn(scenario, parsed.record).map(({ seat }) => seat)).not.toContain(1)
    const changed = record.windows.map((window, n) => (n === 0 ? { ...window, hash: 'other' } : window))
    expect(() => verifiedStory(scenario, { ...record, windows: changed })).toThrow('does not hold')
  })

  test('a brain that fails, or invents orders, gives none', async () => {
    const wild: Brain = () => {
      throw new Error('no idea')
    }
    const invented: Brain = () => [{ type: 'build', force: 'moons', lots: 3 }]
    for (const decide of [wild, invented]) {
      const { record } = await sitIn(chairs[0]!, { name: 'wild', decide }, field)
      expect(record.windows.every(({ submissions }) => (submissions[record.seats[0]!] ?? []).length === 0)).toBe(true)
    }
  })

  test('names a player that is none', () => {
    expect(() => sitterNamed('nobody')).toThrow('there is no player nobody')
  })
})
