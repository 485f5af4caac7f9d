import { FORCES, type Force, LEGS } from '#shared/ruleset/forces'
import { TREATY_KINDS } from '#shared/ruleset/vocabulary'
import { ARG_KINDS, type ArgKind, type Phrase } from '#shared/view/phrase'
import { readWords, slotsOf } from '#tests/support/words'

const words = readWords()

const isId = (value: unknown) => typeof value === 'string' && value !== ''

/** What an argument of a kind looks like at run time; other kinds are ids. */
const LOOKS: Readonly<Partial<Record<ArgKind, (value: unknown) => boolean>>> = {
  number: (value) => Number.isFinite(value),
  budget: (value) => Number.isFinite(value),
  millions: (value) => Number.isFinite(value),
  change: (value) => Number.isFinite(value),
  chance: (value) => typeof value === 'number' && value >= 0 && value <= 1,
  powers: (value) => Array.isArray(value) && value.length > 0 && value.every(isId),
  treaties: (value) => Array.isArray(value) && value.length > 0 && value.every((kind) => TREATY_KINDS.includes(kind)),
  legs: (value) => Array.isArray(value) && value.length > 0 && value.every((leg) => LEGS.includes(leg)),
  losses: (value) =>
    Array.isArray(value) && value.every(({ leg, warheads }) => LEGS.includes(leg) && Number.isFinite(warheads)),
  force: (value) => FORCES.includes(value as Force),
  phrase: (value) => typeof (value as Phrase).key === 'string',
}

/** What is wrong with the arguments of a phrase: missing, of another kind than its name says, or asked for by no text. */
export function argumentFaults({ key, args }: Phrase): readonly string[] {
  const slots = slotsOf(words.get(key)!)
  const wrong = slots.filter((slot) => {
    const value = args[slot]
    return !(LOOKS[ARG_KINDS[slot as keyof typeof ARG_KINDS]] ?? isId)(value)
  })
  const unasked = Object.keys(args).filter((name) => args[name] !== undefined && !slots.includes(name))
  return [...wrong, ...unasked]
}
