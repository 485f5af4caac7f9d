/**
 * Branded identifiers: plain strings at run time, distinct at compile time.
 * Ids come from scenario files and are never shown to players; texts live in assets/lang.
 */
declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** A power: what a person or a bot plays from a seat. */
export type PowerId = Branded<'PowerId'>
/** A lesser state, driven by the rules. */
export type StateId = Branded<'StateId'>
/** A territory of the map: ISO 3166-1 numeric code, as in Natural Earth. */
export type TerritoryId = Branded<'TerritoryId'>
/** A scenario: the name of its file in assets/scenarios. */
export type ScenarioId = Branded<'ScenarioId'>

/** A text as a power's id; not checked. */
export const powerId = (text: string): PowerId => text as PowerId
/** A text as a lesser state's id; not checked. */
export const stateId = (text: string): StateId => text as StateId
/** A text as a territory's id; not checked. */
export const territoryId = (text: string): TerritoryId => text as TerritoryId
/** A text as a scenario's id; not checked. */
export const scenarioId = (text: string): ScenarioId => text as ScenarioId
