/** How brows, lids and mouth stand, in units of the drawing. */
interface Expression {
  /** How far the inner and the outer end of the brows hang. */
  readonly inner: number
  readonly outer: number
  /** How wide the eyes are open; below 2 they are shut. */
  readonly lid: number
  /** How far the corners of the mouth go up. */
  readonly bend: number
  /** How far the mouth is open. */
  readonly open: number
  /** Degrees the head leans. */
  readonly tilt: number
}

/** The moods a face can show. */
export const MOODS = {
  calm: { inner: 0, outer: 0, lid: 7, bend: -1, open: 0, tilt: 0 },
  pleased: { inner: -1, outer: -1, lid: 6, bend: 6, open: 0, tilt: -1 },
  wary: { inner: 3, outer: -5, lid: 5, bend: -2, open: 0, tilt: 0 },
  angry: { inner: 8, outer: -4, lid: 5, bend: -6, open: 0, tilt: 2 },
  afraid: { inner: -8, outer: 4, lid: 10, bend: -4, open: 5, tilt: 0 },
  broken: { inner: -7, outer: 5, lid: 1, bend: -7, open: 0, tilt: 5 },
} as const satisfies Readonly<Record<string, Expression>>

/** A mood of a face. */
export type Mood = keyof typeof MOODS

/** Share of a land lost to war from which its leader is afraid, and from which the eyes are shut. */
const HURT = 0.02
const RUINED = 0.2

/** The mood of a leader whose land has lost this share of its value to war, 0–1; undefined while it has lost next to nothing. */
export const woundOf = (loss: number): Mood | undefined =>
  loss >= RUINED ? 'broken' : loss >= HURT ? 'afraid' : undefined
