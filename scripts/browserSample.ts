/**
 * Files of tests/e2e that `npm test` runs: the main roads of each kind of user, none of which takes long. `npm test -- --long` runs the others.
 * On two cores at rest `npm test` stays below ten minutes.
 */
export const BROWSER_SAMPLE = [
  'blocked',
  'crisisLayout',
  'doubleTaps',
  'faintAlarm',
  'frontPage',
  'hotSeat',
  'keyboard',
  'lookOver',
  'mapCover',
  'npmStart',
  'planningScreen',
  'practiceYear',
  'quickPlay',
  'replay',
  'roster',
  'sampleClass',
  'seats',
  'security',
  'sideBySide',
  'signOn',
  'trayTaps',
  'yearFilm',
].map((name) => `tests/e2e/${name}.test.ts`)
