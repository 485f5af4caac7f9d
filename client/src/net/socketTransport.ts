import { Client, type Room } from 'colyseus.js'
import { PROTOCOL_VERSION, type Reply } from '#shared/protocol/messages'
import { viewDecoder } from '#shared/protocol/viewStream'
import { fetchHistory, openRoom } from './api.ts'
import { homeAddress } from './home.ts'
import type { OpenTransport, RoomFacts, TransportListener } from './transport.ts'
import { unpackView } from './unpackView.ts'

/** Close code by which the server says that a newer tab has the seat (server/src/rooms/matchRoom.ts). */
const TAKEN_BY_NEWER_TAB = 4100
const ANSWER_MILLISECONDS = 8000

/** A room's socket: the usual way. */
export const openSocket: OpenTransport = async (match, token, listener) => {
  await openRoom(match)
  const client = new Client(homeAddress().slice(0, -1))
  const room = await client.joinById(match, { protocol: PROTOCOL_VERSION, ...(token === undefined ? {} : { token }) })
  room.reconnection.enabled = false
  listen(room, listener)
  return {
    request: (act, payload) => room.request<object, Reply>(act, payload, { timeout: ANSWER_MILLISECONDS }),
    history: () => fetchHistory(match, token),
    close() {
      room.leave().catch(() => undefined)
    },
  }
}

function listen(room: Room, listener: TransportListener): void {
  const read = viewDecoder()
  room.onMessage('view', (bytes: Uint8Array) => listener.view(read(unpackView(bytes))))
  room.onMessage('word', listener.chat)
  room.onStateChange((facts: RoomFacts) => listener.facts(facts))
  room.onLeave((code) => listener.lost(code === TAKEN_BY_NEWER_TAB))
}
