import type { ComponentType } from 'preact'
import type { OrderType } from '#shared/orders/index'
import type { PlayerView } from '#shared/view/observation'
import { BuildSection } from './BuildSection.tsx'
import { DiplomacySection } from './DiplomacySection.tsx'
import { InfluenceSection } from './InfluenceSection.tsx'
import { PostureSection } from './PostureSection.tsx'
import { ResearchSection } from './ResearchSection.tsx'
import { SpySection } from './SpySection.tsx'
import { StatementSection } from './StatementSection.tsx'
import { StrikeSection } from './StrikeSection.tsx'

/**
 * Types of orders with a section of their own in the orders panel. One line here and one file beside this one make a new one;
 * every other type lists its options in the rules' words, below the text `orderText.<type>`.
 */
export const OWN_SECTIONS: Readonly<Partial<Record<OrderType, ComponentType<{ readonly view: PlayerView }>>>> = {
  build: BuildSection,
  research: ResearchSection,
  influence: InfluenceSection,
  diplomacy: DiplomacySection,
  posture: PostureSection,
  statement: StatementSection,
  spy: SpySection,
  strike: StrikeSection,
}
