import type { ComponentType } from 'preact'
import { Alarms } from './Alarms.tsx'
import { ArmsRace } from './ArmsRace.tsx'
import { Beliefs } from './Beliefs.tsx'
import { Crises } from './Crises.tsx'
import { FourReadings } from './FourReadings.tsx'
import { Interests } from './Interests.tsx'
import { People } from './People.tsx'
import type { SectionName, SectionPart } from './Section.tsx'
import { Spending } from './Spending.tsx'
import { Spiral } from './Spiral.tsx'
import { Steadiness } from './Steadiness.tsx'
import { Umbrellas } from './Umbrellas.tsx'
import { WeaponsPlane } from './WeaponsPlane.tsx'

/** The parts of the debrief in the order in which they are discussed. One line here and one file make a new one. */
export const SECTIONS: Readonly<Record<SectionName, ComponentType<SectionPart>>> = {
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
