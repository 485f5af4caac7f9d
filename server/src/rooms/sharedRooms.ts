import { RedisDriver } from '@colyseus/redis-driver'
import { RedisPresence } from '@colyseus/redis-presence'
import { Redis } from 'ioredis'

/** What servers on one database share through Redis: which rooms there are, and messages between servers. */
export interface SharedRooms {
  readonly presence: RedisPresence
  readonly driver: RedisDriver
}

/** A connection to Redis for counting; a call fails at once while it is down. */
export const connectRedis = (address: string): Redis =>
  new Redis(address, { enableOfflineQueue: false, maxRetriesPerRequest: 1 })

/** Attempts to reach Redis before a call about rooms fails: about two seconds, within which a restart is over. */
const RETRIES = 8

/**
 * Connects the rooms of this process to Redis.
 * @param onFault told when a connection breaks; it is made anew by itself
 */
export function shareRooms(address: string, onFault: (fault: unknown) => void): SharedRooms {
  const connect = () => new Redis(address, { maxRetriesPerRequest: RETRIES }).on('error', onFault)
  return { presence: new RedisPresence(connect()), driver: new RedisDriver(connect()) }
}

/** Resolves when a room can be made: both lines to Redis answer. @throws when one does not */
export async function pingRooms({ presence, driver }: SharedRooms): Promise<void> {
  await Promise.all([driver.has('nobody'), presence.get('nobody')])
}
