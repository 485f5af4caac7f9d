/**
 * Files of tests/e2e that `npm test` runs: the main roads of each kind of user, none of which takes long. `npm test -- --long` runs the others.
 * On two cores at rest `npm test` takes some eleven minutes; ten is the aim.
 */
export const BROWSER_SAMPLE = [
  'crisisLayout',
  'doubleTaps',
  'faintAlarm',
  'frontPage',
  'lookOver',
  'mapCover',
  'npmStart',
  'practiceYear',
  'quickPlay',
  'roster',
  'sampleClass',
  'sideBySide',
  'signOn',
  'trayTaps',
  'yearFilm',
].map((name) => `tests/e2e/${name}.test.ts`)
