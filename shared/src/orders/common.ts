import { z } from 'zod'
import { type PowerId, powerId, type StateId, stateId } from '#shared/ids'
import { combinations } from '#shared/orders/combinations'
import { LEGS, type Leg } from '#shared/ruleset/forces'
import { AIMS } from '#shared/ruleset/vocabulary'
import { rivals, stateIn } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'
import { type Problem, problem } from '#shared/view/phrase'

/** A power's id on the wire: short, so that nothing long reaches a lookup or a log. */
export const powerIdSchema = z
  .string()
  .min(1)
  .max(31)
  .transform((text): PowerId => powerId(text))

/** A lesser state's id on the wire. */
export const stateIdSchema = z
  .string()
  .min(1)
  .max(31)
  .transform((text): StateId => stateId(text))

/** The four sizes of a launch, in percent of what stands ready. */
export const SHARES = [25, 50, 75, 100] as const

/** The fields of every launch, in any window. */
export const launchFields = {
  target: powerIdSchema,
  legs: z.array(z.enum(LEGS)).min(1).max(LEGS.length),
  share: z.literal([...SHARES]),
  aim: z.enum(AIMS),
}

/** The fields of a launch: target, legs, share and aim. */
export interface LaunchPlan {
  readonly target: PowerId
  readonly legs: readonly Leg[]
  readonly share: (typeof SHARES)[number]
  readonly aim: (typeof AIMS)[number]
}

/** Every way to pick at least one leg: each leg adds itself, and itself to every choice without it. */
const LEG_CHOICES: (readonly Leg[])[] = []
for (const leg of LEGS) LEG_CHOICES.push([leg], ...LEG_CHOICES.map((others) => [...others, leg]))

/** A target must be another power of this match. */
export function targetProblem(view: PlayerView, target: PowerId): Problem | undefined {
  if (target === view.self.id) return problem('targetIsSelf')
  if (!view.powers.some((power) => power.id === target)) return problem('noSuchPower', { power: target })
  return undefined
}

/** A lesser state must be one of this match. */
export function stateProblem(view: PlayerView, state: StateId): Problem | undefined {
  return stateIn(view, state) ? undefined : problem('noSuchState', { state })
}

/** A launch needs a living command, distinct legs and at least one warhead on one of them. */
export function launchProblem(view: PlayerView, plan: LaunchPlan): Problem | undefined {
  const wrongTarget = targetProblem(view, plan.target)
  if (wrongTarget) return wrongTarget
  if (!view.window.canLaunch) return problem('commandLost')
  if (new Set(plan.legs).size !== plan.legs.length) return problem('legTwice')
  const empty = plan.legs.find((leg) => view.self.forces[leg] === 0)
  return empty === undefined ? undefined : problem('legEmpty', { leg: empty })
}

/** Every acceptable launch, for lists and bots. */
export function* launchOptions(view: PlayerView, targets: readonly PowerId[]): Iterable<LaunchPlan> {
  for (const [target, legs, share, aim] of combinations(targets, LEG_CHOICES, SHARES, AIMS)) {
    const plan = { target, legs, share, aim }
    if (launchProblem(view, plan) === undefined) yield plan
  }
}

/** Ids of all rivals of the viewer. */
export const rivalIds = (view: PlayerView): readonly PowerId[] => rivals(view).map((power) => power.id)
