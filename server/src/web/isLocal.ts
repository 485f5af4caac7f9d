import type { Request } from 'express'

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/

/** A caller on this machine that speaks for itself: behind a proxy on this machine everybody seems to be here. */
export const isLocal = ({ socket, headers }: Request): boolean =>
  LOOPBACK.test(socket.remoteAddress ?? '') &&
  ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'].every((name) => headers[name] === undefined)
