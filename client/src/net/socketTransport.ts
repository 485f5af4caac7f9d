import { Client, type Room } from '@colyseus/sdk'
import { CLOSE_CODES, PROTOCOL_VERSION } from '#shared/protocol/connection'
import type { Reply } from '#shared/protocol/messages'
import { viewDecoder } from '#shared/protocol/viewStream'
import { fetchHistory, openRoom } from './api.ts'
import { renewConnections } from './call.ts'
import { homeAddress } from './home.ts'
import { LineWatch } from './lineWatch.ts'
import type { OpenTransport, RoomFacts, TransportListener } from './transport.ts'
import { unpackView } from './unpackView.ts'

const ANSWER_MILLISECONDS = 8000

/** A room's socket: the usual transport. */
export const openSocket: OpenTransport = async (match, token, listener) => {
  await openRoom(match)
  const client = new Client(homeAddress().slice(0, -1))
  const room = await client.joinById(match, { protocol: PROTOCOL_VERSION, ...(token === undefined ? {} : { token }) })
  room.reconnection.enabled = false
  const watch = listen(room, listener)
  return {
    request: (command, input) => room.request<object, Reply>(command, input, { timeout: ANSWER_MILLISECONDS }),
    history: () => fetchHistory(match, token),
    check: () => watch.check(),
    close() {
      watch.stop()
      // One that has ended by itself takes no farewell.
      if (room.connection.isOpen) room.leave().catch(() => undefined)
    },
  }
}

/** Hands over what the room sends. A browser tells a page nothing of the server's pings: the page asks by its own. */
function listen(room: Room, listener: TransportListener): LineWatch {
  const read = viewDecoder()
  const watch = new LineWatch({
    ask: () => room.ping(() => undefined),
    silent() {
      renewConnections()
      room.connection.close()
      listener.lost(false)
    },
  })
  const hear = room.connection.events.onmessage
  room.connection.events.onmessage = (message: MessageEvent) => {
    watch.heard()
    hear?.(message)
  }
  room.onMessage('view', (bytes: Uint8Array) => listener.view(read(unpackView(bytes))))
  room.onMessage('chat', listener.chat)
  room.onStateChange((facts: RoomFacts) => listener.facts(facts))
  room.onLeave((code) => {
    watch.stop()
    listener.lost(code === CLOSE_CODES.displaced)
  })
  return watch
}
