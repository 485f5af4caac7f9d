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

/** Connects the rooms of this process to Redis. */
export const shareRooms = (address: string): SharedRooms => ({
  presence: new RedisPresence(address),
  driver: new RedisDriver(address),
})

/** Resolves when a room can be made: both lines to Redis answer. @throws when one does not */
export async function pingRooms({ presence, driver }: SharedRooms): Promise<void> {
  await Promise.all([driver.has('nobody'), presence.get('nobody')])
}
