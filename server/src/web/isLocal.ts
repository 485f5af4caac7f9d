import type { Request } from 'express'

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/

/** Whether the caller is on this machine and speaks for itself: through a proxy here every caller seems to be local. */
export const isLocal = ({ socket, headers }: Request): boolean =>
  LOOPBACK.test(socket.remoteAddress ?? '') &&
  ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'].every((name) => headers[name] === undefined)
