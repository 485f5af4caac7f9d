import { withYears } from '#shared/events/withYears'
import type { Connection, ConnectionListener } from '../net/connection.ts'
import { chatMessages, chatRule, receiveChat } from '../store/chat.ts'
import {
  applyClock,
  applyView,
  connectionRefusal,
  connectionStatus,
  draftInput,
  lateOrders,
  matchFacts,
  matchId,
  newsFeed,
  noteSaved,
  orders,
  playerView,
  ready,
  readyWanted,
  role,
  saving,
  transportKind,
  windowNumber,
} from '../store/game.ts'
import { rememberTransport } from '../store/rememberedTransport.ts'
import { noteResult, placeOf } from '../store/results.ts'
import { keepCommitment } from '../store/seats.ts'
import { noteOldWords } from '../store/words.ts'

type Sender = Pick<Connection, 'request'>

/**
 * Writes what the connection to the open match brings into the store. Orders and readiness given while the connection was
 * down are sent when it is back in the same window.
 * @param sender the connection that is listened to
 */
export function matchListener(sender: () => Sender): ConnectionListener {
  let hasHistory = false
  return {
    view(message) {
      applyView(message)
      noteOwnResult()
    },
    chat: receiveChat,
    facts(facts) {
      matchFacts.value = facts
      chatRule.value = facts.talk
      if (matchId.value !== undefined) keepCommitment(matchId.value, facts.commitment)
    },
    clock: applyClock,
    history({ rule, chat, windows }) {
      chatRule.value = rule
      // What was said while the line was down is news; what was said before the page was opened is not.
      if (!hasHistory)
        noteOldWords(chat.filter(({ number }) => !chatMessages.value.some((had) => had.number === number)))
      hasHistory = true
      for (const message of chat) receiveChat(message)
      const events = windows.flatMap((window) => window.events)
      const entries = withYears(events, 1)
      // A view may have brought newer events while the history was fetched.
      if (entries.length > newsFeed.value.length) newsFeed.value = entries
    },
    state({ status, transport, refusal }) {
      transportKind.value = transport
      connectionRefusal.value = refusal
      connectionStatus.value = status
      if (status === 'live' && transport !== 'local') rememberTransport(transport)
      if (status === 'live') resend(sender()).catch(() => undefined)
    },
  }
}

/** Asks once more for orders whose answer was lost: they have the same mark, and what had arrived is answered as it was. */
async function askAboutLateOrders(sender: Sender): Promise<void> {
  const late = lateOrders.value
  if (late === undefined || late.isKnown) return
  const { ok } = await sender.request('draft', late.input)
  if (lateOrders.value === late) lateOrders.value = ok ? undefined : { ...late, isKnown: true }
}

/** Keeps how a match went that has ended, for the strength of the next bots: of matches with one person, against bots alone. */
function noteOwnResult(): void {
  const view = playerView.value
  const people = matchFacts.value.seats.filter(({ human }) => human).length
  if (matchId.value === undefined || role.value !== 'player' || view?.reveal === undefined || people !== 1) return
  noteResult({ match: matchId.value, place: placeOf(view.reveal, view.self.id), powers: view.powers.length })
}

/** Sends what the server lacks of the open window; the first view of a window leaves nothing of the one before. */
async function resend(sender: Sender): Promise<void> {
  await askAboutLateOrders(sender)
  if (saving.value !== 'saved') {
    const sent = orders.value
    const { ok } = await sender.request('draft', draftInput())
    if (ok) noteSaved(sent)
    else saving.value = 'unsaved'
    if (!ok) return
    ready.value = false
  }
  if (!readyWanted.value || ready.value) return
  const window = windowNumber.value
  const { ok } = await sender.request('ready', { window, ready: true })
  if (windowNumber.value === window) ready.value = ok
}
