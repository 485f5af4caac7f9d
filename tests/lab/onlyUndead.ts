/** Loaded before the lab (`--import`): its one experiment holds by the rules as they are, and with its mutation as well. */
import { changeModule } from '#server/lab/mutate'

changeModule(
  new URL('../../shared/src/experiments/index.ts', import.meta.url).href,
  () => `
  import { RULESET } from '#shared/ruleset/ruleset'
  const undead = {
    id: 'undead', label: 'E0', claim: 'Nothing can fail this.', source: 'tests', kind: 'mechanism', core: true,
    mutations: [{ number: 'climate.sootScale', value: 0 }, { off: 'analysis/winter.ts#famineShare', returns: 0 }],
    samples: 1,
    arms: { all: () => ({ soot: RULESET.climate.sootScale }) },
    expect: [{ metric: 'soot', arm: 'all', from: 0.5, to: 1.5 }],
  }
  export const EXPERIMENTS = { undead }
  export const EXPERIMENT_IDS = ['undead']
  export const isExperimentId = (text) => text === 'undead'
`,
)
