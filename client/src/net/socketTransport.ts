import { Client, type Room } from 'colyseus.js'
import { CLOSE_CODES, PROTOCOL_VERSION } from '#shared/protocol/connection'
import type { Reply } from '#shared/protocol/messages'
import { viewDecoder } from '#shared/protocol/viewStream'
import { fetchHistory, openRoom } from './api.ts'
import { homeAddress } from './home.ts'
import type { OpenTransport, RoomFacts, TransportListener } from './transport.ts'
import { unpackView } from './unpackView.ts'

const ANSWER_MILLISECONDS = 8000

/** A room's socket: the usual transport. */
export const openSocket: OpenTransport = async (match, token, listener) => {
  await openRoom(match)
  const client = new Client(homeAddress().slice(0, -1))
  const room = await client.joinById(match, { protocol: PROTOCOL_VERSION, ...(token === undefined ? {} : { token }) })
  room.reconnection.enabled = false
  listen(room, listener)
  return {
    request: (command, input) => room.request<object, Reply>(command, input, { timeout: ANSWER_MILLISECONDS }),
    history: () => fetchHistory(match, token),
    close() {
      room.leave().catch(() => undefined)
    },
  }
}

function listen(room: Room, listener: TransportListener): void {
  const read = viewDecoder()
  room.onMessage('view', (bytes: Uint8Array) => listener.view(read(unpackView(bytes))))
  room.onMessage('chat', listener.chat)
  room.onStateChange((facts: RoomFacts) => listener.facts(facts))
  room.onLeave((code) => listener.lost(code === CLOSE_CODES.displaced))
}
