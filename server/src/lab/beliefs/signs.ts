import type { GameEvent } from '#shared/events/index'
import { mean, sum } from '#shared/math'
import type { Order } from '#shared/orders/index'
import { ESTIMATED } from '#shared/ruleset/forces'
import { TREATY_KINDS } from '#shared/ruleset/vocabulary'
import type { Confrontation } from '#shared/state/confrontation'
import type { GameState } from '#shared/state/gameState'

/** What a rival is seen to do that could tell its interest. */
export const SIGNS = [
  'demand',
  'climb',
  'giveWay',
  'terms',
  'threaten',
  'rally',
  'reassure',
  'declareMinimal',
  'declareUnlimited',
  'declareLimited',
  'cut',
  'breach',
  'cover',
  'aid',
  'base',
  'spyCaught',
  'alert',
  ...ESTIMATED.map((force) => `grows.${force}` as const),
  ...TREATY_KINDS.map((kind) => `treaty.${kind}` as const),
] as const
/** One of them. */
export type Sign = (typeof SIGNS)[number]

/** A sign, who gave it, and to whom alone it shows; to all without `seenBy`. */
export interface ShownSign {
  readonly sign: Sign
  readonly by: string
  readonly seenBy?: readonly string[]
  /** How much of it, 1 if it can only be given or not. */
  readonly much?: number
}

/** What the orders of one power show, given in a position with these confrontations. */
export function signsOfOrder(
  by: string,
  order: Order,
  facing: { readonly sides: readonly string[]; readonly isPublic: boolean } | undefined,
): readonly ShownSign[] {
  switch (order.type) {
    case 'challenge':
      return [{ sign: 'demand', by }]
    case 'umbrella':
      return order.act === 'extend' ? [{ sign: 'cover', by }] : []
    case 'confront': {
      if (facing === undefined || order.move !== 'raise') return []
      return [{ sign: 'climb', by, ...(facing.isPublic ? {} : { seenBy: facing.sides }) }]
    }
    default:
      return []
  }
}

/** Levels of aid that each power gives in a year beyond the mean of all, by the orders of a planning window. */
export function signsOfAid(
  ids: readonly string[],
  submissions: Readonly<Record<string, readonly Order[]>>,
): readonly ShownSign[] {
  const levels = ids.map((id) =>
    sum((submissions[id] ?? []).map((order) => (order.type === 'influence' ? order.level : 0))),
  )
  const usual = mean(levels)
  return ids.flatMap((by, seat): ShownSign[] => {
    const much = levels[seat]! - usual
    return much === 0 ? [] : [{ sign: 'aid', by, much }]
  })
}

/** What an event shows. */
export function signsOfEvent(event: GameEvent): readonly ShownSign[] {
  switch (event.type) {
    case 'statementMade':
      return signsOfStatement(event)
    case 'treatyConcluded':
      return [event.power, event.target].map((by) => ({ sign: `treaty.${event.treaty}` as const, by }))
    case 'treatyBroken':
      return [{ sign: 'breach', by: event.power }]
    case 'baseAnnounced':
    case 'baseDiscovered':
      return [{ sign: 'base', by: event.power }]
    case 'spyCaught':
      return [{ sign: 'spyCaught', by: event.power, seenBy: [event.target] }]
    case 'readinessSighted':
      return [{ sign: 'alert', by: event.power, seenBy: [event.viewer] }]
    case 'warheadsScrapped':
      return [{ sign: 'cut', by: event.power }]
    case 'crisisEnded': {
      const { power, target, outcome, audience } = event
      const seen = audience === 'all' ? {} : { seenBy: [power, target] }
      if (outcome === 'deal') return [power, target].map((by) => ({ sign: 'terms', by, ...seen }))
      if (outcome === 'challengerWon') return [{ sign: 'giveWay', by: target, ...seen }]
      return outcome === 'defenderWon' ? [{ sign: 'giveWay', by: power, ...seen }] : []
    }
    default:
      return []
  }
}

function signsOfStatement({
  power: by,
  statement,
}: Extract<GameEvent, { type: 'statementMade' }>): readonly ShownSign[] {
  switch (statement.say) {
    case 'threaten':
    case 'rally':
      return [{ sign: statement.say, by }]
    case 'reassure':
      return [{ sign: 'reassure', by, seenBy: [statement.target] }]
    case 'doctrine':
      return [
        {
          by,
          sign: ({ minimal: 'declareMinimal', unlimited: 'declareUnlimited', limited: 'declareLimited' } as const)[
            statement.aim
          ],
        },
      ]
    default:
      return []
  }
}

/** Forces a viewer believes to have grown between two positions by as much as the rules call a build-up. */
export const signsOfGrowth = (
  ids: readonly string[],
  [before, after]: readonly [GameState, GameState],
  least: number,
): readonly ShownSign[] =>
  ids.flatMap((viewer, v) =>
    ids.flatMap((by, t) =>
      ESTIMATED.flatMap((force): ShownSign[] => {
        const mean = ({ beliefs }: GameState) => beliefs[v]![t]!.forces[force].mean
        return v !== t && mean(after) - mean(before) > least ? [{ sign: `grows.${force}`, by, seenBy: [viewer] }] : []
      }),
    ),
  )

/** The sides of a confrontation and whether all watch it (clause 7.9). */
export const confrontedBy = (
  crises: readonly Confrontation[],
  seat: number,
  { ids, publicFrom }: { readonly ids: readonly string[]; readonly publicFrom: number },
) => {
  const crisis = crises.find(({ challenger, defender }) => challenger === seat || defender === seat)
  if (crisis === undefined) return undefined
  return { sides: [ids[crisis.challenger]!, ids[crisis.defender]!], isPublic: crisis.rung >= publicFrom }
}
