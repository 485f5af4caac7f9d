import type { ClassStore } from '../classroom/classStore.ts'
import type { LobbyStore } from '../lobby/lobbyStore.ts'
import type { ChatStore } from '../match/chatStore.ts'
import type { MatchStore } from '../match/matchStore.ts'
import type { Ownership } from '../match/ownership.ts'

/** Writes of a store that count only while this server holds what it plays. */
interface Writes<Store> {
  /** Numbered in the database, so that of two servers only one can have written: asked before is enough. */
  readonly numbered: readonly (keyof Store)[]
  /** Another server might overwrite it: the lease is checked again before a result is acknowledged. */
  readonly plain: readonly (keyof Store)[]
}

function fence<Store extends object>(store: Store, { numbered, plain }: Writes<Store>, ownership: Ownership): Store {
  const fenced: Store = { ...store }
  for (const name of [...numbered, ...plain]) {
    const write = store[name] as (...given: readonly unknown[]) => Promise<unknown>
    const guarded = async (...given: readonly unknown[]) => {
      ownership.assertHeld()
      const written = await write(...given)
      if (plain.includes(name)) ownership.assertHeld()
      return written
    }
    Object.assign(fenced, { [name]: guarded })
  }
  return fenced
}

/** Windows are numbered in the database; drafts, clocks and seats are not. */
export const fencedMatches = (store: MatchStore, ownership: Ownership): MatchStore => ({
  ...fence(store, { numbered: ['create'], plain: ['abandon'] }, ownership),
  async commit(writes) {
    ownership.assertHeld()
    await store.commit(writes)
    if (writes.some(({ kind }) => kind !== 'window')) ownership.assertHeld()
  },
})

/** A lobby store that refuses writes without the lease. */
export const fencedLobbies = (store: LobbyStore, ownership: Ownership): LobbyStore =>
  fence(store, { numbered: ['create'], plain: ['save', 'remove'] }, ownership)

/** A chat store that refuses writes without the lease. */
export const fencedChat = (store: ChatStore, ownership: Ownership): ChatStore =>
  fence(store, { numbered: ['add'], plain: [] }, ownership)

/** A class store that refuses writes without the lease. */
export const fencedClasses = (store: ClassStore, ownership: Ownership): ClassStore =>
  fence(store, { numbered: ['create', 'write'], plain: ['keepWork'] }, ownership)
