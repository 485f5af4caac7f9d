import { LESSON_MATCHES } from '#shared/homework/lessonMatches'
import { partsOf, type TaskPart } from '#shared/homework/parts'
import type { OwnTask } from '#shared/protocol/homework'
import type { CrisisMove } from '#shared/ruleset/vocabulary'
import { moveOf } from './dailyMoves.ts'
import { kept, listOf } from './kept.ts'
import { forgetLocalMatch, homeworkMatch, type LocalMatchId, loadLocalMatch } from './localMatches.ts'

/** What this device keeps of the homework of a class. */
interface ClassHomework {
  /** Of the class. */
  readonly id: string
  /** As the class last told them. */
  readonly tasks: readonly OwnTask[]
  /** Ids of those whose work is to be handed in as soon as there is a line. */
  readonly waiting: readonly string[]
}

const MOST_CLASSES = 12

const homework = kept(
  'homework',
  listOf((item): item is ClassHomework => {
    const { tasks, waiting } = (item ?? {}) as { readonly tasks?: unknown; readonly waiting?: unknown }
    return Array.isArray(tasks) && Array.isArray(waiting)
  }),
)

/** The homework of this device's classes. */
export const classHomework = homework.value

const homeworkOf = (id: string): ClassHomework =>
  classHomework.value.find((each) => each.id === id) ?? { id, tasks: [], waiting: [] }

/** The tasks of a class, as it last told them. */
export const toldTasks = (id: string): readonly OwnTask[] => homeworkOf(id).tasks

/** Whether the work of a task waits to be handed in. */
export const isToBeHandedIn = (id: string, task: string): boolean => homeworkOf(id).waiting.includes(task)

const change = (id: string, how: (before: ClassHomework) => ClassHomework): void =>
  homework.change((all) => {
    const before = all.find((each) => each.id === id) ?? { id, tasks: [], waiting: [] }
    return [how(before), ...all.filter((each) => each.id !== id)].slice(0, MOST_CLASSES)
  })

/** Keeps what a class tells of its tasks; matches of those that are gone are forgotten. */
export function keepTasks(id: string, tasks: readonly OwnTask[]): void {
  if (JSON.stringify(toldTasks(id)) === JSON.stringify(tasks)) return
  const isGone = (task: string) => !tasks.some((each) => each.id === task)
  for (const task of toldTasks(id)) if (isGone(task.id)) forgetLocalMatch(homeworkMatch(task.id))
  change(id, ({ waiting }) => ({ id, tasks, waiting: waiting.filter((task) => !isGone(task)) }))
}

/** The work of a task is to be handed in, or no longer. */
export const setWaiting = (id: string, task: string, on: boolean): void =>
  change(id, ({ tasks, waiting }) => {
    const others = waiting.filter((each) => each !== task)
    return { id, tasks, waiting: on ? [...others, task] : others }
  })

/** Forgets the homework of a class, and its matches. */
export function forgetHomework(id: string): void {
  for (const task of toldTasks(id)) forgetLocalMatch(homeworkMatch(task.id))
  homework.change((all) => all.filter((each) => each.id !== id))
}

/** The class and task of a match of homework; undefined for any other match. */
export function taskOfMatch(match: string): { readonly id: string; readonly task: OwnTask } | undefined {
  for (const { id, tasks } of classHomework.value) {
    const task = tasks.find((each) => homeworkMatch(each.id) === match)
    if (task !== undefined) return { id, task }
  }
  return undefined
}

const LESSON_IDS = Object.keys(LESSON_MATCHES) as readonly (keyof typeof LESSON_MATCHES)[]

/** Which match of this device a part of a task is. */
const matchOfPart = ({ id, set }: OwnTask, part: string): LocalMatchId =>
  (set.kind === 'lesson' ? LESSON_IDS.find((lesson) => LESSON_MATCHES[lesson].scenario === part) : undefined) ??
  homeworkMatch(id)

/** Something finished on this device, to be handed in: the record of a match, or the move of a dilemma. */
export type FinishedPart =
  | { readonly part: string; readonly text: string }
  | { readonly part: string; readonly dilemma: number; readonly move: CrisisMove }

/** Parts of a task that are finished on this device and that the class does not have. */
export function finishedParts(task: OwnTask): readonly FinishedPart[] {
  return partsOf(task)
    .filter(({ part }) => !task.has.includes(part))
    .flatMap((part) => finishedPart(task, part) ?? [])
}

function finishedPart(task: OwnTask, part: TaskPart): FinishedPart | undefined {
  if (part.kind === 'move') {
    const move = moveOf(`dilemma ${part.number}`)
    return move === undefined ? undefined : { part: part.part, dilemma: part.number, move }
  }
  const found = loadLocalMatch(matchOfPart(task, part.part))
  const text = found && 'kept' in found && found.kept.seat === seatIn(part) ? found.kept.text : undefined
  return text?.includes(ENDED) ? { part: part.part, text: withoutEvents(text) } : undefined
}

const seatIn = ({ setup }: TaskPart & { kind: 'match' }): number | undefined => setup.seat || undefined

/** How the line begins that a match gets when it is over. */
const ENDED = '\n{"transcript":'

/** A record as it is handed in: what was ordered and the hash after it; what follows from that stays here. */
function withoutEvents(text: string): string {
  const lines = text.slice(0, text.indexOf(ENDED)).split('\n')
  return lines.map((line) => JSON.stringify({ ...JSON.parse(line), events: undefined })).join('\n')
}
