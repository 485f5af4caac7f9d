import { z } from 'zod'
import type { Claim } from '#shared/orders/claims'
import { type LaunchPlan, launchFields, launchOptions, launchProblem } from '#shared/orders/common'
import { defineOrder } from '#shared/orders/define'
import { phrase, problem } from '#shared/view/phrase'

/** What to do about tracks on the screens (clause 7): wait, ask on the hotline, raise readiness, or launch. */
export interface AnswerWarningOrder {
  readonly type: 'answerWarning'
  readonly choice: WarningChoice
}

/** One of the answers to a warning. */
export type WarningChoice =
  | { readonly do: 'rideOut' }
  | { readonly do: 'ask' }
  | { readonly do: 'raiseReadiness' }
  | ({ readonly do: 'launch' } & LaunchPlan)

const choiceSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('rideOut') }),
  z.strictObject({ do: z.literal('ask') }),
  z.strictObject({ do: z.literal('raiseReadiness') }),
  z.strictObject({ do: z.literal('launch'), ...launchFields }),
])

function claimOf(choice: WarningChoice): Claim {
  if (choice.do !== 'launch') return { kind: choice.do }
  const { target, legs, share, aim } = choice
  return { kind: 'launch', target, legs, share, aim }
}

/** The order module of `answerWarning`: schema, options, checks, cost, claims and text. */
export const answerWarning = defineOrder<'answerWarning', AnswerWarningOrder>({
  type: 'answerWarning',
  windows: ['warning'],
  schema: z.strictObject({ type: z.literal('answerWarning'), choice: choiceSchema }),
  slot: () => 'answer',
  cost: () => 0,
  *options(_ruleset, view) {
    yield { type: 'answerWarning', choice: { do: 'rideOut' } }
    if (view.window.tracks.some((track) => track.hotline)) yield { type: 'answerWarning', choice: { do: 'ask' } }
    yield { type: 'answerWarning', choice: { do: 'raiseReadiness' } }
    const origins = [...new Set(view.window.tracks.map((track) => track.origin))]
    for (const plan of launchOptions(view, origins)) yield { type: 'answerWarning', choice: { do: 'launch', ...plan } }
  },
  validate(_ruleset, view, { choice }) {
    if (choice.do === 'ask' && !view.window.tracks.some((track) => track.hotline)) return problem('noHotline')
    if (choice.do !== 'launch') return undefined
    if (!view.window.tracks.some((track) => track.origin === choice.target)) {
      return problem('noTrackFrom', { power: choice.target })
    }
    return launchProblem(view, choice)
  },
  claims: (order) => [claimOf(order.choice)],
  describe: ({ choice }) =>
    choice.do === 'launch'
      ? phrase('order.answerWarning.launch', {
          target: choice.target,
          legs: choice.legs,
          share: choice.share,
          aim: choice.aim,
        })
      : phrase(`order.answerWarning.${choice.do}`),
})
