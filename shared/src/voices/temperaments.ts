/** Characters a leader can have, one for each doctrine of the game. */
export const TEMPERAMENTS = [
  'tit-for-tat',
  'minimal-deterrer',
  'superiority-seeker',
  'worst-case-planner',
  'reassurer',
  'grim',
  'gambler',
  'opportunist',
  'loyal-patron',
  'free-rider',
] as const
/** A leader's character. */
export type Temperament = (typeof TEMPERAMENTS)[number]

/**
 * Who speaks for each power, the same in every match and for all to know: how a seat is played, by whom and for which interest never
 * changes a word. Historical powers speak through an office.
 */
export const CAST: Readonly<Record<string, Temperament>> = {
  antilles: 'tit-for-tat',
  boreal: 'worst-case-planner',
  dawn: 'opportunist',
  monsoon: 'reassurer',
  thalassa: 'loyal-patron',
  savanna: 'grim',
  austral: 'gambler',
  coral: 'free-rider',
  usa: 'superiority-seeker',
  ussr: 'worst-case-planner',
  uk: 'minimal-deterrer',
  france: 'tit-for-tat',
  china: 'grim',
  germany: 'gambler',
  austria: 'opportunist',
  russia: 'loyal-patron',
}

/** The character of the leader of a power; that of a fair book-keeper for a power that is not in the cast. */
export const temperamentOf = (power: string): Temperament => CAST[power] ?? 'tit-for-tat'
