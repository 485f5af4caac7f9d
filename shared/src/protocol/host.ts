import { z } from 'zod'
import { commandBody } from '#shared/protocol/commandBody'
import { LONGEST_ANNOUNCEMENT } from '#shared/protocol/hostRules'
import { visibleText } from '#shared/protocol/visible'
import { idText, timeControlSchema, type Wire, wholeCount } from '#shared/protocol/wire'
import { WINDOW_KINDS } from '#shared/ruleset/vocabulary'

/** The password of the host's page. */
export const hostLoginSchema = z.strictObject({ password: z.string().min(1).max(200) })
/** Ends this token, or all there are. */
export const hostLogoutSchema = z.strictObject({ everywhere: z.boolean() })
/** A token for the host's page, good for twelve hours or until it is logged out. */
export const hostTokenSchema = z.strictObject({ token: z.string() }).meta({ id: 'HostToken' })

/** Which server, as `HostedServer` names it. */
const serverUrl = z.string().max(300)

/** What the host of a server can do, by name. */
export const HOST_COMMANDS = {
  /** Nothing new begins at this server; what runs goes on. */
  drain: z.strictObject({ server: serverUrl }),
  undrain: z.strictObject({ server: serverUrl }),
  /** One line, shown on all pages until it is taken back. */
  announce: z.strictObject({ text: visibleText(LONGEST_ANNOUNCEMENT) }),
  takeBack: z.strictObject({}),
  /** A match ends with the year that runs. */
  end: z.strictObject({ match: idText }),
  /** A table whose match has not begun is no more. */
  closeLobby: z.strictObject({ lobby: idText }),
  /** A shared scenario is deleted; copies of it stay with those who made them. */
  forgetScenario: z.strictObject({ scenario: idText }),
  /** A report has been seen to, and is deleted. */
  forgetReport: z.strictObject({ report: idText }),
  /** A match of no class is deleted, with its record and what was reported in it; backups made before still hold it. */
  forgetMatch: z.strictObject({ match: idText }),
  /** A class is deleted with its matches, by its code or id. */
  forgetClass: z.strictObject({ classroom: idText }),
} as const

/** A host's command: its name and its input in one object. */
export const hostCommandSchema = commandBody(HOST_COMMANDS).meta({ id: 'HostCommand' })
/** A host's command: its name and its input in one object. */
export type HostCommand = Wire<typeof hostCommandSchema>

/** A match in memory as its server's host sees it: no names, nothing secret. */
const hostedMatchSchema = z
  .strictObject({
    id: z.string(),
    scenario: z.string(),
    year: z.int(),
    years: z.int(),
    /** Kind of the open window. */
    window: z.enum(WINDOW_KINDS),
    timeControl: timeControlSchema,
    inClass: z.boolean(),
    /** Seats of people for whom the match waits. */
    human: wholeCount,
    away: wholeCount,
    bot: wholeCount,
    /** People who look at it now. */
    connected: wholeCount,
  })
  .meta({ id: 'HostedMatch' })
/** A match in memory, as the host's page shows it: no names, no orders. */
export type HostedMatch = Wire<typeof hostedMatchSchema>

/** What runs on a server. */
export const versionsSchema = z
  .strictObject({
    version: z.string(),
    /** Of the rules: a match goes on under those it was begun with. */
    rules: z.int(),
    /** Of the messages: a client of another one is asked to reload. */
    protocol: z.int(),
    /** The database's last migration. */
    schema: z.string(),
  })
  .meta({ id: 'Versions' })

/** How one server does. */
export const hostedServerSchema = z
  .strictObject({
    /** Where the other servers reach it, which tells them apart; empty for a server by itself. */
    url: z.string(),
    matches: z.array(hostedMatchSchema),
    classes: wholeCount,
    connections: z.strictObject({ socket: wholeCount, stream: wholeCount, poll: wholeCount }),
    load: z.strictObject({
      /** Bytes of memory. */
      rss: z.number(),
      /** Latest the event loop has been since the last look, in milliseconds. */
      lag: z.number(),
      /** Share of one processor since the last look. */
      cpu: z.number(),
      /** Seconds since the start. */
      uptime: z.number(),
    }),
    versions: versionsSchema,
    draining: z.boolean(),
    /** What it needs and cannot reach; absent when all is there. */
    missing: z.string().exactOptional(),
  })
  .meta({ id: 'HostedServer' })
/** State of one server: load, matches, versions. */
export type HostedServer = Wire<typeof hostedServerSchema>

/** A server that is there and does not answer. */
const silentServerSchema = z.strictObject({ url: z.string(), silent: z.literal(true) })
/** A server that does not answer. */
export type SilentServer = Wire<typeof silentServerSchema>

/** All servers on one database. */
export const hostStatusSchema = z
  .strictObject({
    servers: z.array(z.union([hostedServerSchema, silentServerSchema])),
    /** Empty when nothing is announced. */
    announcement: z.string(),
  })
  .meta({ id: 'HostStatus' })
/** All servers on one database. */
export type HostStatus = Wire<typeof hostStatusSchema>

/** What is announced; empty when nothing is. */
export const announcementSchema = z.strictObject({ text: z.string() }).meta({ id: 'Announcement' })
/** What is announced; empty when nothing is. */
export type Announcement = Wire<typeof announcementSchema>
