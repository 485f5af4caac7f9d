import type { Bot } from '#shared/bots/define'
import { titForTat } from '#shared/bots/titForTat'
import { worstCasePlanner } from '#shared/bots/worstCasePlanner'
import { defineExperiment } from '#shared/experiments/define'
import { type DuelSetUp, playDuel } from '#shared/experiments/duel'
import { warheadsBuilt } from '#shared/experiments/metrics'

/** Inspections that show, and neither calm, nor make friends, nor cost. */
const RULES = {
  'alarms.rate': 0,
  'treatyRules.inspection.ease': 0,
  'treatyRules.inspection.trust': 0,
  'treaties.inspectors': 0,
}

const arming = (bot: Bot, inspected: boolean) => (seed: string) => {
  const treaties: DuelSetUp['treaties'] = inspected ? [{ kind: 'inspection', a: 'left', b: 'right' }] : []
  return { built: warheadsBuilt(playDuel({ bots: [bot, bot], treaties, rules: RULES, years: 10 }, seed)) }
}

const ARMS = {
  cautiousDark: arming(worstCasePlanner, false),
  cautiousSeen: arming(worstCasePlanner, true),
  reciprocalDark: arming(titForTat, false),
  reciprocalSeen: arming(titForTat, true),
}

/** E16: Fog alone makes the cautious arm: not knowing, with nothing else that an inspection brings. */
export const fogAlone = defineExperiment({
  id: 'fog-alone',
  label: 'E16',
  claim:
    'Not knowing alone makes the cautious arm: inspections that neither calm nor earn trust still spare them warheads.',
  source: 'D3, D12, B9; Glaser 2010',
  kind: 'emergent',
  core: true,
  mutations: [
    { number: 'treaties.inspectedSigma', value: 0.47 },
    { number: 'estimates.inspectedBuying', value: 1 },
  ],
  samples: 3,
  arms: ARMS,
  expect: [
    { metric: 'built', more: 'cautiousDark', than: 'cautiousSeen', by: 40 },
    { metric: 'built', more: 'reciprocalDark', than: 'reciprocalSeen', by: 10 },
  ],
})
