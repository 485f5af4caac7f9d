/** Powers a scenario has at most. */
export const MOST_POWERS = 8
/** Lesser states it has at most. */
export const MOST_STATES = 40
/** Highest level of each line of research that a power can open with. */
export const MOST_LEVELS = { accuracy: 5, hardness: 4, quieting: 5, detection: 5, enrichment: 3 } as const
/** Largest file that does not come with the game, in bytes. */
export const LARGEST_SCENARIO_FILE = 256 * 1024
