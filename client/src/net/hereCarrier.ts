import { type Remote, wrap } from 'comlink'
import type { Reply } from '#shared/protocol/messages'
import { problem } from '#shared/view/phrase'
import { botReasons, isHere, keepHere, recallHere } from '../store/practice.ts'
import type { Outcome, Practice } from '../workers/practice.ts'
import { Refused } from './api.ts'
import type { ActName, OpenCarrier } from './carrier.ts'

/** No server at all: a worker on this device plays the match. What it says is kept before it is shown. */
export const openHere: OpenCarrier = async (match, _token, ears) => {
  const found = isHere(match) ? recallHere(match) : undefined
  if (found === undefined || !isHere(match)) throw new Refused(problem('noSuchMatch'), 404)
  const worker = new Worker(new URL('../workers/practiceWorker.ts', import.meta.url), { type: 'module' })
  const practice = wrap<Practice>(worker)
  const wrong = 'kept' in found ? await practice.resume(found.kept) : await practice.begin(found.wish)
  if (wrong !== undefined) {
    worker.terminate()
    throw new Refused(wrong, 404)
  }
  const take = async ({ reply, views, kept }: Outcome): Promise<Reply> => {
    if (kept) keepHere(match, { kept })
    botReasons.value = await practice.reasons()
    for (const view of views) ears.view(view)
    ears.facts(await practice.facts())
    return reply
  }
  await take({ reply: { ok: true }, views: [await practice.view()] })
  return {
    request: async (act, payload) => await take(await ask(practice, act, payload)),
    past: async () => ({ windows: await practice.past(), rule: 'off', words: [] }),
    undoYear: async () => void (await take(await practice.undoYear())),
    close: () => worker.terminate(),
  }
}

interface Wish {
  readonly window?: number
  readonly orders?: readonly unknown[]
  readonly ready?: boolean
}

const NOTHING: Outcome = { reply: { ok: true }, views: [] }

/** Of all acts a match alone knows orders and ready; nobody is there to hear words or to wait for. */
async function ask(practice: Remote<Practice>, act: ActName, payload: object): Promise<Outcome> {
  const { window = -1, orders = [], ready = false } = payload as Wish
  if (act === 'draft') return await practice.draft(window, orders)
  return act === 'ready' && ready ? await practice.ready(window) : NOTHING
}
