import { type BotId, isBotId } from '#shared/bots/index'
import { isTreatmentId, type TreatmentId } from '#shared/treatments/index'
import { type Problem, problem } from '#shared/view/phrase'

/**
 * Thrown when something stored names a bot or a treatment that this version of the game does not have: another version
 * wrote it. It is refused with this problem and never played with something else in its place.
 */
export class UnknownContentError extends Error {
  readonly problem: Problem

  /** @param message the same as `why` in English, for logs and exports */
  constructor(message: string, why: Problem) {
    super(message)
    this.problem = why
  }
}

/** A stored text as a bot's id. @throws UnknownContentError */
export function storedBot(bot: string): BotId {
  if (isBotId(bot)) return bot
  throw new UnknownContentError(`this version of the game has no bot '${bot}'`, problem('noSuchBot', { bot }))
}

/** A stored text as a treatment's id. @throws UnknownContentError */
export function storedTreatment(treatment: string): TreatmentId {
  if (isTreatmentId(treatment)) return treatment
  const message = `this version of the game has no treatment '${treatment}'`
  throw new UnknownContentError(message, problem('noSuchTreatment', { treatment }))
}

/** What `read` gives; undefined where it names content that this version does not have. */
export async function ifKnown<Value>(read: () => Value | Promise<Value>): Promise<Value | undefined> {
  try {
    return await read()
  } catch (fault) {
    if (fault instanceof UnknownContentError) return undefined
    throw fault
  }
}
