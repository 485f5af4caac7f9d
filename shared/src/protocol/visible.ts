import { z } from 'zod'

/** Letters that turn a line of text around or hide in it: none may stand in what people write for others. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

/** A line people wrote for others: trimmed, 1 to `longest` characters, all of which can be seen. */
export const visibleText = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((text) => !INVISIBLE.test(text))
