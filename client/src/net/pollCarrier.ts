import type { PollNews } from '#shared/protocol/messages'
import { fetchNews, fetchPast, postAct } from './api.ts'
import type { Ears, OpenCarrier } from './carrier.ts'

const ASK_MILLISECONDS = 1500

/** Asking now and then: for networks that let neither sockets nor streams through. */
export const openPoll: OpenCarrier = async (match, token, ears) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let closed = false
  let window: number | undefined
  let words = 0
  const ask = async () => {
    const news = await fetchNews(match, token, { after: window, words })
    if (closed) return
    tell(news, ears)
    window = news.view?.observation.window.number ?? window
    words += news.words.length
    timer = setTimeout(() => ask().catch(lost), ASK_MILLISECONDS)
  }
  const lost = () => {
    if (!closed) ears.lost(false)
  }
  await ask()
  return {
    request: (act, payload) => postAct(match, token, { act, ...payload }),
    past: () => fetchPast(match, token),
    close() {
      closed = true
      clearTimeout(timer)
    },
  }
}

function tell({ view, facts, words, closesIn }: PollNews, ears: Ears): void {
  for (const word of words) ears.word(word)
  if (view !== undefined) ears.view(view)
  ears.facts(facts)
  ears.clock(closesIn)
}
