import { LESSON_MATCHES } from '#shared/homework/lessonMatches'
import type { LocalMatchSetup } from '#shared/homework/localSetup'
import type { Task } from '#shared/protocol/homework'
import { USUAL_STRENGTH } from '#shared/ruleset/vocabulary'

/** One thing to hand in: a match that is played on the device, or the move of a dilemma. */
export type TaskPart =
  | { readonly part: string; readonly kind: 'match'; readonly setup: LocalMatchSetup }
  | { readonly part: string; readonly kind: 'move'; readonly number: number }

/** All that is to be handed in for a task: it is done when the class has each of them. Parts are named by their scenario, or `move`. */
export function partsOf({ set, seed = '' }: Task): readonly TaskPart[] {
  switch (set.kind) {
    case 'lesson':
      return Object.values(LESSON_MATCHES).map((setup) => ({ part: setup.scenario, kind: 'match', setup }))
    case 'chair': {
      const { kind: _, ...chair } = set
      return [{ part: chair.scenario, kind: 'match', setup: { ...chair, seed, strength: USUAL_STRENGTH } }]
    }
    case 'dilemma':
      return [{ part: 'move', kind: 'move', number: set.number }]
  }
}

/** Whether a class that has these parts of a task has all of it. */
export const isTaskDone = (task: Task, has: readonly string[]): boolean =>
  partsOf(task).every(({ part }) => has.includes(part))
