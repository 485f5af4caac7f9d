import type { LocalMatchSetup } from '#shared/homework/localSetup'

/** The matches of the first lesson, in order. Both seeds are fixed, so that all students of a class meet the same moments. */
export const LESSON_MATCHES = {
  lesson1: { scenario: 'first-lesson', powers: 2, years: 3, seed: 'lesson 12', bots: ['worst-case-planner'] },
  lesson2: { scenario: 'first-crisis', powers: 2, years: 2, seed: 'two', bots: ['opportunist'] },
} as const satisfies Readonly<Record<string, LocalMatchSetup>>
