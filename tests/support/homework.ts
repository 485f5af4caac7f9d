import { loadScenarios } from '#server/lib/loadScenarios'
import { BOTS } from '#shared/bots/index'
import type { TaskPart } from '#shared/homework/parts'
import { TRANSCRIPT_START } from '#shared/match/recordText'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import { isPlayerView } from '#shared/view/observation'
import type { SavedLocalMatch } from '../../client/src/workers/keptLocalMatch.ts'
import { LocalMatch } from '../../client/src/workers/localMatch.ts'

const scenarios = loadScenarios()
/** Far above the windows of a match of ten years. */
const MOST_WINDOWS = 200

/** Plays a match of a task on the device as a bot would, to its end. */
export async function playLocally(part: TaskPart, as: keyof typeof BOTS = 'tit-for-tat'): Promise<SavedLocalMatch> {
  if (part.kind !== 'match') throw new Error('this part is no match')
  const match = new LocalMatch(async (id) => scenarios.get(id))
  const wrong = await match.begin(part.setup)
  if (wrong !== undefined) throw new Error(wrong.key)
  let memory: unknown
  for (let n = 0; n < MOST_WINDOWS; n++) {
    const { observation } = match.view()
    if (observation.window.kind === 'ended' || !isPlayerView(observation)) break
    const { number } = observation.window
    const decision = BOTS[as].decide(RULESET, observation, createRng('a student').split(String(number)), memory)
    memory = decision.memory
    const drafted = match.draft(number, decision.orders)
    if (!drafted.reply.ok) throw new Error(JSON.stringify(drafted.reply))
    match.ready(number)
  }
  return match.saved()
}

/** A file as a device hands it in: without events, and without what is shown of it when its rules are gone. */
export const withoutEvents = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(TRANSCRIPT_START))
    .map((line) => {
      const { events: _, ...rest } = JSON.parse(line)
      return `${JSON.stringify(rest)}\n`
    })
    .join('')
