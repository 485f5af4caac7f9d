import { z } from 'zod'
import { injectionProblem } from '#shared/injections/common'
import { defineInjection } from '#shared/injections/define'
import { addTension, emit, type Turn } from '#shared/turn/turn'
import { phrase } from '#shared/view/phrase'

/** The leaders of all powers meet: tension falls everywhere (clause 10.10). */
interface Summit {
  readonly type: 'summit'
}

/** Injection: the leaders meet, and tension falls. */
export const summit = defineInjection<'summit', Summit>({
  type: 'summit',
  schema: z.strictObject({ type: z.literal('summit') }),
  moment: 'before',
  options: ({ window }) => (window.kind === 'planning' ? [{ type: 'summit' }] : []),
  problemWith: (setting) => injectionProblem(setting),
  apply(turn) {
    const seats = turn.draft.powers.length
    for (let a = 0; a < seats; a++) for (let b = a + 1; b < seats; b++) calm(turn, a, b)
    emit(turn, { type: 'summitHeld', audience: 'all' })
  },
  describe: () => phrase('injection.summit.line'),
})

/** Lowers tension by what a summit takes off, but never below the pair's base tension. */
function calm(turn: Turn, a: number, b: number): void {
  const builtUp = turn.draft.tension[a]![b]! - turn.before.baseTension[a]![b]!
  if (builtUp > 0) addTension(turn, a, b, -Math.min(builtUp, turn.ruleset.tension.summit))
}
