import type { PollNews } from '#shared/protocol/messages'
import { fetchHistory, fetchNews, postCommand } from './api.ts'
import type { OpenTransport, TransportListener } from './transport.ts'

const ASK_MILLISECONDS = 1500

/** Asking now and then: for networks that let neither sockets nor streams through. */
export const openPoll: OpenTransport = async (match, token, listener) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let closed = false
  let window: number | undefined
  let words = 0
  const ask = async () => {
    const news = await fetchNews(match, token, { after: window, words })
    if (closed) return
    tell(news, listener)
    window = news.view?.observation.window.number ?? window
    words += news.chat.length
    timer = setTimeout(() => ask().catch(lost), ASK_MILLISECONDS)
  }
  const lost = () => {
    if (!closed) listener.lost(false)
  }
  await ask()
  return {
    request: (act, payload) => postCommand(match, token, { act, ...payload }),
    history: () => fetchHistory(match, token),
    close() {
      closed = true
      clearTimeout(timer)
    },
  }
}

function tell({ view, facts, chat: words, closesIn }: PollNews, listener: TransportListener): void {
  for (const word of words) listener.chat(word)
  if (view !== undefined) listener.view(view)
  listener.facts(facts)
  listener.clock(closesIn)
}
