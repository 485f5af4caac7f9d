import { z } from 'zod'
import { visibleText } from '#shared/protocol/visible'
import type { TimeControl, WindowKind } from '#shared/ruleset/vocabulary'

/** Longest line announced to everybody. */
export const LONGEST_ANNOUNCEMENT = 200

/** POST /api/host/login. */
export const hostLoginSchema = z.strictObject({ password: z.string().min(1).max(200) })

/** Which server, as `HostedServer` names it. */
const serverUrl = z.string().max(300)

/** POST /api/host/acts: what the host of a server can do. */
export const hostCommandSchema = z.discriminatedUnion('act', [
  /** Nothing new begins at this server; what runs goes on. */
  z.strictObject({ act: z.literal('drain'), server: serverUrl }),
  z.strictObject({ act: z.literal('undrain'), server: serverUrl }),
  /** One line, shown to everybody until it is taken back. */
  z.strictObject({ act: z.literal('announce'), text: visibleText(LONGEST_ANNOUNCEMENT) }),
  z.strictObject({ act: z.literal('takeBack') }),
  /** A match ends with the year that runs. */
  z.strictObject({ act: z.literal('end'), match: z.string().min(1).max(31) }),
])
export type HostCommand = z.infer<typeof hostCommandSchema>

/** A match in memory as its server's host sees it: no names, nothing secret. */
export interface HostedMatch {
  readonly id: string
  readonly scenario: string
  readonly year: number
  readonly years: number
  /** Kind of the open window. */
  readonly window: WindowKind
  readonly timeControl: TimeControl
  readonly inClass: boolean
  /** Seats of people whom the match waits for. */
  readonly human: number
  readonly away: number
  readonly bot: number
  /** People who look at it now. */
  readonly connected: number
}

/** GET /api/host/server: how one server does. */
export interface HostedServer {
  /** Where the others reach it, which tells them apart; empty for a server by itself. */
  readonly url: string
  readonly matches: readonly HostedMatch[]
  readonly classes: number
  readonly connections: Readonly<Record<'socket' | 'stream' | 'poll', number>>
  readonly load: {
    readonly rss: number
    readonly lag: number
    readonly cpu: number
    readonly uptime: number
  }
  readonly versions: {
    readonly version: string
    readonly rules: number
    readonly protocol: number
    readonly schema: string
  }
  readonly draining: boolean
  /** What it needs and cannot reach; absent when all is there. */
  readonly missing?: string
}

/** A server that is there and does not answer. */
export interface SilentServer {
  readonly url: string
  readonly silent: true
}

/** GET /api/host/status: all servers on one database. */
export interface HostStatus {
  readonly servers: readonly (HostedServer | SilentServer)[]
  readonly announcement: string
}

/** GET /api/announcement: empty when nothing is said. */
export interface Announcement {
  readonly text: string
}
