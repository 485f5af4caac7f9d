import { describe, expect, test } from 'vitest'
import type { Experiment } from '#shared/experiments/define'
import { EXPERIMENT_IDS, EXPERIMENTS } from '#shared/experiments/index'
import { type Mutation, mutationName } from '#shared/experiments/mutation'
import { RULESET } from '#shared/ruleset/ruleset'
import { rulesetVariant } from '#shared/ruleset/rulesetVariant'

const ALL: readonly Experiment[] = EXPERIMENT_IDS.map((id) => EXPERIMENTS[id])

/** Every mutation that takes something from the rules, with the experiment that names it. */
const NAMED = ALL.flatMap(({ id, mutations = [] }) =>
  mutations.map((mutation) => [id, mutationName(mutation), mutation] as const),
)

/** What a mutation points at that is not there; undefined when it takes something away. */
async function missing(mutation: Mutation): Promise<string | undefined> {
  if ('number' in mutation) {
    const changed = rulesetVariant(RULESET, { [mutation.number]: mutation.value })
    return JSON.stringify(changed) === JSON.stringify(RULESET) ? 'the number has that value already' : undefined
  }
  const [file = '', name = ''] = mutation.off.split('#')
  const module = (await import(`../../shared/src/${file}`)) as Readonly<Record<string, unknown>>
  return typeof module[name] === 'function' ? undefined : `${file} exports no function ${name}`
}

test.each(ALL.map((experiment) => [experiment.id, experiment] as const))(
  'experiment %s can fail: it names what its claim rests on, or is a toy and not core',
  (_id, { kind, core, mutations }) => {
    if (kind === 'toy') expect({ core, mutations }).toEqual({ core: false, mutations: undefined })
    else expect(mutations.length).toBeGreaterThan(0)
  },
)

describe('mutations', () => {
  test.each(NAMED)('of %s: %s changes the rules', async (_id, _name, mutation) => {
    expect(await missing(mutation)).toBeUndefined()
  })

  test('of one experiment differ', () => {
    for (const { mutations = [] } of ALL) {
      const names = mutations.map(mutationName)
      expect(new Set(names).size).toBe(names.length)
    }
  })

  test('that change nothing, or name what is not there, are told', async () => {
    const { sootScale } = RULESET.climate
    expect(await missing({ number: 'climate.sootScale', value: sootScale })).toBeDefined()
    expect(await missing({ off: 'resolve/phases/tension.ts#nothing' })).toBeDefined()
    await expect(missing({ number: 'climate.nothing' as 'climate.decay', value: 1 })).rejects.toThrow('no number')
  })
})
