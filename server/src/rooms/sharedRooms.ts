import { RedisDriver } from '@colyseus/redis-driver'
import { RedisPresence } from '@colyseus/redis-presence'

/** What servers that live side by side share through Redis: which rooms there are, and messages between servers. */
export interface SharedRooms {
  readonly presence: RedisPresence
  readonly driver: RedisDriver
}

export const shareRooms = (address: string): SharedRooms => ({
  presence: new RedisPresence(address),
  driver: new RedisDriver(address),
})
