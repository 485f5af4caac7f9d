import { type Remote, wrap } from 'comlink'
import type { CommandInput, CommandName, Reply } from '#shared/protocol/messages'
import { type Problem, problem } from '#shared/view/phrase'
import { passDeviceOn } from '../store/deviceTurn.ts'
import {
  botReasons,
  isLocalMatch,
  loadLocalMatch,
  type StoredLocalMatch,
  saveLocalMatch,
} from '../store/localMatches.ts'
import { addOwnWords } from '../store/ownWords.ts'
import type { SavedLocalMatch } from '../workers/keptLocalMatch.ts'
import type { LocalMatch, LocalMatchResult } from '../workers/localMatch.ts'
import { ApiError } from './call.ts'
import type { OpenTransport } from './transport.ts'

/** A worker that plays a match, and what was stored of it last. */
interface LocalEngine {
  readonly worker: Worker
  readonly match: Remote<LocalMatch>
  kept: SavedLocalMatch | undefined
}

/** The engine of a match whose device is being passed on: its bots need not think through all that was again. */
let waiting: LocalEngine | undefined

/** A match on this device, played by a worker without a server. Its state is stored before it is shown. */
export const openLocal: OpenTransport = async (id, _token, listener) => {
  const stored = isLocalMatch(id) ? loadLocalMatch(id) : undefined
  if (stored === undefined || !isLocalMatch(id)) throw new ApiError(problem('noSuchMatch'), 404)
  const engine = await engineOf(stored)
  const { worker, match } = engine
  let isPassedOn = false
  const publish = async (result: LocalMatchResult): Promise<Reply> => {
    const { reply, views, saved } = result
    if (saved) {
      saveLocalMatch(id, { kept: saved })
      engine.kept = saved
    }
    if (result.isPassedOn && saved?.shared) {
      isPassedOn = true
      waiting = engine
      passDeviceOn(saved.shared.turn)
      return reply
    }
    botReasons.value = await match.reasons()
    for (const view of views) listener.view(view)
    listener.facts(await match.facts())
    return reply
  }
  await publish({ reply: { ok: true }, views: await match.arrivals() })
  return {
    request: async (command, input) => await publish(await perform(match, command, input)),
    history: async () => ({ windows: await match.past(), rule: 'off', chat: [] }),
    undoYear: async () => void (await publish(await match.undoYear())),
    close: () => {
      if (!isPassedOn) worker.terminate()
    },
  }
}

/** The engine that waits, if what it plays is what is stored; a new one otherwise. @throws ApiError when the match cannot be played */
async function engineOf(stored: StoredLocalMatch): Promise<LocalEngine> {
  const had = waiting
  waiting = undefined
  if (had !== undefined && 'kept' in stored && JSON.stringify(had.kept) === JSON.stringify(stored.kept)) return had
  had?.worker.terminate()
  const worker = new Worker(new URL('../workers/localMatchWorker.ts', import.meta.url), { type: 'module' })
  const match = wrap<LocalMatch>(worker)
  const wrong = await openStored(match, stored)
  if (wrong === undefined) {
    const own = await match.own()
    if (own !== undefined) addOwnWords(own.id, own.words)
    return { worker, match, kept: undefined }
  }
  worker.terminate()
  throw new ApiError(wrong, 404)
}

async function openStored(match: Remote<LocalMatch>, stored: StoredLocalMatch): Promise<Problem | undefined> {
  if ('kept' in stored) return await match.resume(stored.kept)
  return 'chair' in stored ? await match.takeChair(stored.chair) : await match.begin(stored.wish)
}

/** A local match takes orders and readiness; it has no other players to talk to or to wait for. */
async function perform(
  match: Remote<LocalMatch>,
  command: CommandName,
  { window, orders = [], ready = false }: Partial<CommandInput<'draft'> & CommandInput<'ready'>>,
): Promise<LocalMatchResult> {
  if (window !== undefined && command === 'draft') return await match.draft(window, orders)
  if (window !== undefined && command === 'ready' && ready) return await match.ready(window)
  return { reply: { ok: true }, views: [] }
}
