import type { Socket } from 'node:net'

/** Sums the bytes written to watched sockets, open and closed ones. */
export function countBytes(): { watch(socket: Socket): void; total(): number } {
  const open = new Set<Socket>()
  let gone = 0
  return {
    watch(socket) {
      open.add(socket)
      socket.once('close', () => {
        open.delete(socket)
        gone += socket.bytesWritten
      })
    },
    total: () => gone + [...open].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0),
  }
}
