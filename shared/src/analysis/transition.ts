import type { TreatyKind } from '#shared/ruleset/vocabulary'

/** Treaties under which a leader bears being overtaken by a riser (clause 7.8). */
export const BARGAINS: readonly TreatyKind[] = ['interdependence', 'armsLimit', 'inspection']
