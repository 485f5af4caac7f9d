import { type Remote, wrap } from 'comlink'
import type { CommandName, Reply } from '#shared/protocol/messages'
import { problem } from '#shared/view/phrase'
import { botReasons, isLocalMatch, loadLocalMatch, saveLocalMatch } from '../store/localMatches.ts'
import type { LocalResult, Practice } from '../workers/practice.ts'
import { ApiError } from './call.ts'
import type { OpenTransport } from './transport.ts'

/** A match on this device, played by a worker without a server. Its state is stored before it is shown. */
export const openLocal: OpenTransport = async (match, _token, listener) => {
  const found = isLocalMatch(match) ? loadLocalMatch(match) : undefined
  if (found === undefined || !isLocalMatch(match)) throw new ApiError(problem('noSuchMatch'), 404)
  const worker = new Worker(new URL('../workers/practiceWorker.ts', import.meta.url), { type: 'module' })
  const practice = wrap<Practice>(worker)
  const wrong = 'kept' in found ? await practice.resume(found.kept) : await practice.begin(found.wish)
  if (wrong !== undefined) {
    worker.terminate()
    throw new ApiError(wrong, 404)
  }
  const take = async ({ reply, views, saved }: LocalResult): Promise<Reply> => {
    if (saved) saveLocalMatch(match, { kept: saved })
    botReasons.value = await practice.reasons()
    for (const view of views) listener.view(view)
    listener.facts(await practice.facts())
    return reply
  }
  await take({ reply: { ok: true }, views: [await practice.view()] })
  return {
    request: async (act, payload) => await take(await ask(practice, act, payload)),
    history: async () => ({ windows: await practice.past(), rule: 'off', chat: [] }),
    undoYear: async () => void (await take(await practice.undoYear())),
    close: () => worker.terminate(),
  }
}

interface Wish {
  readonly window?: number
  readonly orders?: readonly unknown[]
  readonly ready?: boolean
}

const NOTHING: LocalResult = { reply: { ok: true }, views: [] }

/** A match on this device takes orders and readiness; there are no others to talk to or to wait for. */
async function ask(practice: Remote<Practice>, act: CommandName, payload: object): Promise<LocalResult> {
  const { window = -1, orders = [], ready = false } = payload as Wish
  if (act === 'draft') return await practice.draft(window, orders)
  return act === 'ready' && ready ? await practice.ready(window) : NOTHING
}
