import { z } from 'zod'
import { cleanText, nameFault, type TextFault, textFault } from '#shared/protocol/personName'
import { type Problem, problem } from '#shared/view/phrase'

const written = (longest: number, faultOf: (text: string) => TextFault | undefined) =>
  z
    .string()
    .overwrite(cleanText)
    .min(1)
    .max(longest)
    .superRefine((text, context) => {
      const fault = faultOf(text)
      if (fault !== undefined) context.addIssue({ code: 'custom', message: fault })
    })

/** A line that people write for others: cleaned, 1 to `longest` characters, with nothing that hides in it. */
export const visibleText = (longest: number) => written(longest, textFault)

/** A name of a person: as `visibleText`, with a letter, a digit or a picture in it. */
export const visibleName = (longest: number) => written(longest, nameFault)

/** Why a text was refused, where it is the first that does not fit and a schema above has said it; undefined otherwise. */
export function writtenFault({ issues }: z.ZodError): Problem | undefined {
  const field = issues[0]?.path.join('.')
  const said = issues.filter(({ path }) => path.join('.') === field).map(({ message }) => message)
  if (said.includes('hiddenLetter')) return problem('hiddenLetter')
  return said.includes('noInk') ? problem('noInk') : undefined
}
