import type { Request } from 'express'
import { isLoopback } from './callerAddress.ts'

/** Whether the caller is on this machine and speaks for itself: through a proxy here every caller seems to be local. */
export const isLocal = ({ socket, headers }: Request): boolean =>
  isLoopback(socket.remoteAddress) &&
  ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'].every((name) => headers[name] === undefined)
