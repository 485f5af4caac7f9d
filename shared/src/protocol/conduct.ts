import { z } from 'zod'
import { CONDUCT_REASONS, MEASURES } from '#shared/protocol/conductRules'
import { idText, powerIdText, type Wire, wholeCount } from '#shared/protocol/wire'

/** Command `conduct`: the caller wishes a measure against another player, for a reason, or takes the wish back. */
export const conductWishSchema = z.strictObject({
  power: idText,
  measure: z.enum(MEASURES),
  reason: z.enum(CONDUCT_REASONS),
  wish: z.boolean(),
})

/** A measure that players of a match wish against another, as everyone may know it: who wishes it is not told. */
export const conductFactsSchema = z
  .strictObject({
    power: powerIdText,
    measure: z.enum(MEASURES),
    /** `asked` while too few wish it, `holds` while it is in force or will be from `year` on, `over` afterwards. */
    state: z.enum(['asked', 'holds', 'over']),
    /** In which it was first wished, or from which on it holds. */
    year: z.int(),
    votes: wholeCount,
    needed: wholeCount,
    /** Of those who wish it, each once. */
    reasons: z.array(z.enum(CONDUCT_REASONS)),
  })
  .meta({ id: 'Conduct' })

/** Input of the command `conduct`. */
export type ConductWish = Wire<typeof conductWishSchema>
/** A measure that players wish against another. */
export type ConductFacts = Wire<typeof conductFactsSchema>
