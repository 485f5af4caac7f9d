import { Client, type Room } from 'colyseus.js'
import { PROTOCOL_VERSION, type Reply } from '#shared/protocol/messages'
import { viewReader } from '#shared/protocol/viewLine'
import { fetchPast, openRoom } from './api.ts'
import type { Ears, OpenCarrier, RoomFacts } from './carrier.ts'
import { homeAddress } from './home.ts'
import { unpack } from './unpack.ts'

/** Close code by which the server says that a newer tab has the seat (server/src/rooms/matchRoom.ts). */
const TAKEN_BY_NEWER_TAB = 4100
const ANSWER_MILLISECONDS = 8000

/** A room's socket: the usual way. */
export const openSocket: OpenCarrier = async (match, token, ears) => {
  await openRoom(match)
  const client = new Client(homeAddress().slice(0, -1))
  const room = await client.joinById(match, { protocol: PROTOCOL_VERSION, ...(token === undefined ? {} : { token }) })
  room.reconnection.enabled = false
  listen(room, ears)
  return {
    request: (act, payload) => room.request<object, Reply>(act, payload, { timeout: ANSWER_MILLISECONDS }),
    past: () => fetchPast(match, token),
    close() {
      room.leave().catch(() => undefined)
    },
  }
}

function listen(room: Room, ears: Ears): void {
  const read = viewReader()
  room.onMessage('view', (bytes: Uint8Array) => ears.view(read(unpack(bytes))))
  room.onMessage('word', ears.word)
  room.onStateChange((facts: RoomFacts) => ears.facts(facts))
  room.onLeave((code) => ears.lost(code === TAKEN_BY_NEWER_TAB))
}
