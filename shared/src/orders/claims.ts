import type { PowerId, StateId } from '#shared/ids'
import type {
  ByReadinessLeg,
  Doctrine,
  Force,
  LaunchAuthority,
  Leg,
  Readiness,
  ReportedLeg,
  ResearchLine,
  Targeting,
} from '#shared/ruleset/forces'
import type { Aim, CrisisMove, TreatyKind } from '#shared/ruleset/vocabulary'

/** The amounts a claim may name, in warheads: round figures, as claims are. */
export const CLAIMED_WARHEADS = [0, 20, 50, 100, 200, 400] as const

/** Words to the world. Cheap, so they move beliefs a little; some move people at home a lot. */
export type Statement =
  | { readonly say: 'doctrine'; readonly aim: Doctrine; readonly against?: PowerId | undefined }
  | { readonly say: 'claim'; readonly leg: ReportedLeg; readonly warheads: (typeof CLAIMED_WARHEADS)[number] }
  | { readonly say: 'reassure'; readonly target: PowerId }
  | { readonly say: 'threaten'; readonly target: PowerId }
  | { readonly say: 'rally' }

/** What the texts about a statement name. */
export function statementArgs(said: Statement) {
  const { aim, against, leg, warheads, target } = { ...NOTHING_SAID, ...said }
  return { doctrine: aim, against, leg, warheads, target }
}

/** Which text tells of a statement: a doctrine aimed at one rival has a text of its own. */
export const statementWay = (said: Statement) =>
  said.say === 'doctrine' && said.against !== undefined ? 'doctrineAgainst' : said.say

const NOTHING_SAID = { aim: undefined, against: undefined, leg: undefined, warheads: undefined, target: undefined }

/**
 * What an order asserts to the phase that acts on it. Several orders may make the same claim: a first strike, a launch
 * on warning and a retaliation are all launches.
 */
export type Claim =
  | { readonly kind: 'purchase'; readonly force: Force; readonly lots: number }
  | { readonly kind: 'scrap'; readonly leg: Leg; readonly lots: number }
  | {
      readonly kind: 'posture'
      readonly readiness: ByReadinessLeg<Readiness>
      readonly targeting: Targeting
      readonly authority: LaunchAuthority
    }
  | { readonly kind: 'statement'; readonly statement: Statement }
  | { readonly kind: 'research'; readonly line: ResearchLine }
  | { readonly kind: 'aid'; readonly state: StateId; readonly level: number }
  | { readonly kind: 'propose' | 'leave' | 'break'; readonly treaty: TreatyKind; readonly with: PowerId }
  | { readonly kind: 'buildBase'; readonly host: StateId; readonly open: boolean }
  | { readonly kind: 'closeBase'; readonly host: StateId }
  | { readonly kind: 'cover' | 'reaffirm' | 'uncover'; readonly state: StateId }
  | {
      readonly kind: 'challenge'
      readonly demand: 'state' | 'base'
      readonly over: StateId
      readonly against: PowerId
    }
  | { readonly kind: 'face'; readonly move: CrisisMove }
  | { readonly kind: 'ceasefire'; readonly with: PowerId }
  | { readonly kind: 'spy'; readonly target: PowerId; readonly level: number }
  | {
      readonly kind: 'launch'
      readonly target: PowerId
      readonly legs: readonly Leg[]
      /** Whole percent of what stands ready. */
      readonly share: number
      readonly aim: Aim
    }
  | { readonly kind: 'rideOut' }
  | { readonly kind: 'ask' }
  | { readonly kind: 'raiseReadiness' }
  | { readonly kind: 'hold' }

/** The claim of one kind, also where several kinds share their fields. */
export type ClaimOf<Kind extends Claim['kind']> = Claim extends infer One
  ? One extends { readonly kind: infer Kinds }
    ? Kind extends Kinds
      ? One & { readonly kind: Kind }
      : never
    : never
  : never
