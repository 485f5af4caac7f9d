import { z } from 'zod'

/** Characters that reverse a line of text or hide in it: refused in what people write for others. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

/** A line that people write for others: trimmed, 1 to `longest` characters, all of them visible. */
export const visibleText = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((text) => !INVISIBLE.test(text))
