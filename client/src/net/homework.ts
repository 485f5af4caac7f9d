import { printDilemmaMove } from '#shared/homework/dilemmaMove'
import type { OwnTask } from '#shared/protocol/homework'
import { type FinishedPart, finishedParts, keepTasks, toldTasks } from '../store/homework.ts'
import { sendWork } from './classApi.ts'

/**
 * Hands in what is finished of a task, part by part, and keeps what the class has of it then. Done again it has one outcome.
 * @throws ApiError when the class refuses a part, or cannot be reached
 */
export async function handIn(id: string, token: string, task: OwnTask): Promise<void> {
  for (const part of finishedParts(task)) {
    const { part: name, done } = await sendWork(id, token, task.id, await textOf(part))
    const tasks = toldTasks(id).map((each) =>
      each.id === task.id ? { ...each, has: [...each.has.filter((had) => had !== name), name], done } : each,
    )
    keepTasks(id, tasks)
  }
}

/** Moves are of the rules that this page plays by; those rules are fetched for that alone. */
async function textOf(part: FinishedPart): Promise<string> {
  if ('text' in part) return part.text
  const { RULESET } = await import('#shared/ruleset/ruleset')
  return printDilemmaMove({ rulesVersion: RULESET.version, dilemma: part.dilemma, move: part.move })
}
