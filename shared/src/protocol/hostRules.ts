/** Longest line the host can announce, in characters. */
export const LONGEST_ANNOUNCEMENT = 200
