import type { PollNews } from '#shared/protocol/match'
import { fetchHistory, fetchMatchUpdates, postCommand } from './api.ts'
import type { OpenTransport, TransportListener } from './transport.ts'

const POLL_MILLISECONDS = 1500

/** Polling: for networks that let neither sockets nor streams through. */
export const openPoll: OpenTransport = async (match, token, listener) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let closed = false
  let window: number | undefined
  let messages = 0
  const poll = async () => {
    const news = await fetchMatchUpdates(match, token, { after: window, chat: messages })
    if (closed) return
    tell(news, listener)
    if (news.view !== undefined) window = isSealed(news.view) ? undefined : news.view.observation.window.number
    messages += news.chat.length
    timer = setTimeout(() => poll().catch(lost), POLL_MILLISECONDS)
  }
  const lost = () => {
    if (!closed) listener.lost(false)
  }
  await poll()
  return {
    request: (command, input) => postCommand(match, token, command, input),
    history: () => fetchHistory(match, token),
    close() {
      closed = true
      clearTimeout(timer)
    },
  }
}

/** A match that has ended and whose secrets are not open yet: its window is the last, and its view is not. */
const isSealed = ({ observation: { window, reveal } }: NonNullable<PollNews['view']>): boolean =>
  window.kind === 'ended' && reveal === undefined

function tell({ view, facts, chat, ...clock }: PollNews, listener: TransportListener): void {
  for (const message of chat) listener.chat(message)
  if (view !== undefined) listener.view(view)
  listener.facts(facts)
  listener.clock(clock)
}
