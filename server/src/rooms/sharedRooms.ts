import { RedisDriver } from '@colyseus/redis-driver'
import { RedisPresence } from '@colyseus/redis-presence'
import { Redis } from 'ioredis'

/** What servers on one database share through Redis: which rooms there are, and messages between servers. */
export interface SharedRooms {
  readonly presence: RedisPresence
  readonly driver: RedisDriver
}

/** Milliseconds a count may take before it is made without Redis. */
const LONGEST_COUNT = 500

/** A connection to Redis for counting; a call fails at once while it is down, and soon while it is silent. */
export const connectRedis = (address: string): Redis =>
  new Redis(address, { enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: LONGEST_COUNT })

/** Attempts to reach Redis before a call about rooms fails: about two seconds, within which a restart is over. */
const RETRIES = 8

/** Milliseconds a call about rooms waits for Redis: one that takes connections and answers none counts as away. */
const LONGEST_CALL = 5000

/**
 * Connects the rooms of this process to Redis.
 * @param onFault told when a connection breaks; it is made anew by itself
 */
export function shareRooms(address: string, onFault: (fault: unknown) => void): SharedRooms {
  const connect = () =>
    new Redis(address, { maxRetriesPerRequest: RETRIES, commandTimeout: LONGEST_CALL }).on('error', onFault)
  return { presence: new RedisPresence(connect()), driver: new RedisDriver(connect()) }
}

/** Resolves when a room can be made: both lines to Redis answer. @throws when one does not */
export async function pingRooms({ presence, driver }: SharedRooms): Promise<void> {
  await Promise.all([driver.has('nobody'), presence.get('nobody')])
}
