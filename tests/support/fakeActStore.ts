import type { ActStore, StoredAct } from '#server/lib/acts'

/** Keeps acts as long as it lives. `acts` shows what is kept. */
export function fakeActStore(): ActStore & { readonly acts: Map<string, StoredAct> } {
  const acts = new Map<string, StoredAct>()
  return {
    acts,
    async begin(key, asked) {
      const found = acts.get(key)
      if (found === undefined) acts.set(key, { asked, outcome: undefined })
      return found
    },
    find: async (key) => acts.get(key),
    async finish(key, outcome) {
      acts.set(key, { ...acts.get(key)!, outcome })
    },
    async drop(key) {
      if (acts.get(key)?.outcome === undefined) acts.delete(key)
    },
    async forgetBefore() {},
  }
}
