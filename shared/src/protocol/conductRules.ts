/** What players may decide by vote about one who spoils a match: that nothing more is heard of them, or that their standing orders play their seat. */
export const MEASURES = ['silence', 'replace'] as const
/** A measure against a player. */
export type ConductMeasure = (typeof MEASURES)[number]

/** Why, by name: every language has the words, and free text would be one more way to insult. */
export const CONDUCT_REASONS = ['abuse', 'flood', 'stalling', 'spoiling'] as const
/** Why a measure is wished. */
export type ConductReason = (typeof CONDUCT_REASONS)[number]
