/**
 * Fixes the seed of generated tests in `npm test`, so that its outcome depends on the change that is tested and on nothing
 * else. `npm run tool -- nightly` draws new cases each time; so does `SEED=any npm test`, and `SEED=<number>` repeats those of
 * a failure that was reported.
 */
import fc from 'fast-check'
import { THOROUGHNESS } from '#tests/support/thoroughness'

const given = process.env.SEED ?? (THOROUGHNESS > 1 ? 'any' : '9')
if (given !== 'any') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(given) })
