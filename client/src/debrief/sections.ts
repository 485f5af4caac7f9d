import type { ComponentType } from 'preact'
import type { SectionId } from '#shared/debrief/index'
import { Alarms } from './Alarms.tsx'
import { ArmsRace } from './ArmsRace.tsx'
import { Beliefs } from './Beliefs.tsx'
import { Crises } from './Crises.tsx'
import { Faces } from './Faces.tsx'
import { FourReadings } from './FourReadings.tsx'
import { Interests } from './Interests.tsx'
import { People } from './People.tsx'
import type { SectionPart } from './Section.tsx'
import { Spending } from './Spending.tsx'
import { Spiral } from './Spiral.tsx'
import { Steadiness } from './Steadiness.tsx'
import { ThatNight } from './ThatNight.tsx'
import { TheChoice } from './TheChoice.tsx'
import { Umbrellas } from './Umbrellas.tsx'
import { WeaponsPlane } from './WeaponsPlane.tsx'

/** The view of every section of the debrief (shared/src/debrief), in the same order. */
export const SECTION_VIEWS: { readonly [Id in SectionId]: ComponentType<SectionPart<Id>> } = {
  faces: Faces,
  night: ThatNight,
  choice: TheChoice,
  interests: Interests,
  beliefs: Beliefs,
  race: ArmsRace,
  spiral: Spiral,
  plane: WeaponsPlane,
  steadiness: Steadiness,
  umbrellas: Umbrellas,
  crises: Crises,
  alarms: Alarms,
  spending: Spending,
  dilemma: FourReadings,
  people: People,
}
