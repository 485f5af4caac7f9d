import { z } from 'zod'
import type { PowerId } from '#shared/ids'
import { injectionProblem, planningPowers } from '#shared/injections/common'
import { defineInjection } from '#shared/injections/define'
import { ln } from '#shared/math'
import { powerIdSchema } from '#shared/orders/common'
import { ESTIMATED } from '#shared/ruleset/forces'
import { knownWithin } from '#shared/state/estimates'
import type { Assessment } from '#shared/state/gameState'
import { emit, reviseAssessments, seatOf, type Turn } from '#shared/turn/turn'
import { phrase } from '#shared/view/phrase'

/** All powers learn one power's true forces (clause 10.9). */
interface Leak {
  readonly type: 'leak'
  readonly power: PowerId
}

/** Injection: a power's true forces become public. */
export const leak = defineInjection<'leak', Leak>({
  type: 'leak',
  schema: z.strictObject({ type: z.literal('leak'), power: powerIdSchema }),
  moment: 'after',
  options: (setting) => planningPowers(setting).map((power): Leak => ({ type: 'leak', power })),
  problemWith: (setting, { power }) => injectionProblem(setting, power),
  apply(turn, { power }) {
    const subject = seatOf(turn, power)
    reviseAssessments(turn, subject, (assessment) => enlightened(turn, assessment, subject))
    emit(turn, { type: 'secretsLeaked', audience: 'all', power })
  },
  describe: ({ power }) => phrase('injection.leak.line', { power }),
})

/** The assessment with the truth about all forces; errors of earlier reports are corrected. */
function enlightened({ draft, ruleset }: Turn, assessment: Assessment, subject: number) {
  const { forces: truth } = draft.powers[subject]!
  const { leakSigma } = ruleset.estimates
  const forces = { ...assessment.forces }
  const errors = { ...assessment.errors }
  for (const kind of ESTIMATED) {
    forces[kind] = knownWithin(ruleset, ln(truth[kind] + 1), leakSigma)
    errors[kind] = 0
  }
  return { forces, errors }
}
