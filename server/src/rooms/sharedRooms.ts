import { RedisDriver } from '@colyseus/redis-driver'
import { RedisPresence } from '@colyseus/redis-presence'
import { Redis } from 'ioredis'

/** What servers that live side by side share through Redis: which rooms there are, and messages between servers. */
export interface SharedRooms {
  readonly presence: RedisPresence
  readonly driver: RedisDriver
}

/** A line to Redis for counting; what cannot be asked at once is not waited for. */
export const connectRedis = (address: string): Redis =>
  new Redis(address, { enableOfflineQueue: false, maxRetriesPerRequest: 1 })

export const shareRooms = (address: string): SharedRooms => ({
  presence: new RedisPresence(address),
  driver: new RedisDriver(address),
})
