/** Another server on the same database. */
export interface Peer {
  /** Where it is reached; no two have the same. */
  readonly url: string
  /** It takes nothing new. */
  readonly draining: boolean
}

/** The servers beside this one. */
export interface Peers {
  /** Where the others reach this server; empty when it has its database for itself. */
  readonly own: string
  /** The others that live, last seen first. */
  others(): Promise<readonly Peer[]>
  /** Lets the others know whether this server takes anything new. */
  tellDraining(on: boolean): Promise<void>
}

/** Beside a server that has its database for itself. */
export const NO_PEERS: Peers = { own: '', others: async () => [], tellDraining: async () => undefined }
