import type { ComponentType } from 'preact'
import type { OrderType } from '#shared/orders/index'
import type { OrderBodyProps } from '../orderBody.ts'
import { BuildOrders } from './BuildSection.tsx'
import { DiplomacyOrders } from './DiplomacySection.tsx'
import { InfluenceOrders } from './InfluenceSection.tsx'
import { PostureOrders } from './PostureSection.tsx'
import { ResearchOrders } from './ResearchSection.tsx'
import { SpyOrders } from './SpySection.tsx'
import { StatementOrders } from './StatementSection.tsx'
import { StrikeOrders } from './StrikeSection.tsx'

/**
 * Types of orders with a form of their own, in the lists and on the map alike. One line here and one file beside this one make
 * a new one; every other type lists its options in the rules' words, below the text `orderText.<type>`.
 */
export const OWN_SECTIONS: Readonly<Partial<Record<OrderType, ComponentType<OrderBodyProps>>>> = {
  build: BuildOrders,
  research: ResearchOrders,
  influence: InfluenceOrders,
  diplomacy: DiplomacyOrders,
  posture: PostureOrders,
  statement: StatementOrders,
  spy: SpyOrders,
  strike: StrikeOrders,
}
