import { z } from 'zod'
import { type Wire, wholeCount } from '#shared/protocol/wire'

/** Milliseconds since 1970. */
const moment = z.number()
const bytes = z.number()

/** Who made a backup: the server in its turn, a key of the host's page, or a command of the owner's. */
export const BACKUP_MAKERS = ['automatic', 'host', 'balance'] as const

/** A backup that is there. */
export const backupSchema = z
  .strictObject({ name: z.string(), at: moment, bytes, maker: z.enum(BACKUP_MAKERS) })
  .meta({ id: 'Backup' })
/** A backup that is there. */
export type BackupEntry = Wire<typeof backupSchema>

/** What playing every stored match again came to. */
export const verificationSchema = z
  .strictObject({
    at: moment,
    over: wholeCount,
    goingOn: wholeCount,
    /** Matches of rules or scenarios that are gone: they cannot be played again. */
    foreign: wholeCount,
    /** Matches that do not hold, by id; the first twenty. */
    broken: z.array(z.string()),
    /** Why it was not carried to its end; absent when it was. */
    fault: z.string().exactOptional(),
  })
  .meta({ id: 'Verification' })
/** What playing every stored match again came to. */
export type Verification = Wire<typeof verificationSchema>

/** What a host does that is written down, beside the commands of HOST_COMMANDS. */
export const HOST_DEEDS = ['login', 'logout', 'logoutEverywhere', 'backUp', 'verify', 'askNewest'] as const

/** Something the host has done, or asked for: written down before it is done, and never changed. */
export const hostDeedSchema = z
  .strictObject({
    number: wholeCount,
    at: moment,
    /** A command of the host, or one of HOST_DEEDS. */
    act: z.string(),
    /** Id or code of what it is about. */
    about: z.string().exactOptional(),
    /** Who did it, where people sign on by name. */
    by: z.string().exactOptional(),
    /** It could not be done. */
    failed: z.literal(true).exactOptional(),
  })
  .meta({ id: 'HostDeed' })
/** Something the host has done. */
export type HostDeed = Wire<typeof hostDeedSchema>

/** Database, disk, backups and the log of the host's acts. */
export const upkeepSchema = z
  .strictObject({
    /** Absent where the size cannot be told. */
    database: z.strictObject({ kind: z.enum(['file', 'postgres', 'memory']), bytes: bytes.exactOptional() }),
    /** Of the disk on which the database's file or its backups lie. */
    disk: z.strictObject({ free: bytes, total: bytes }),
    /** The newest first, twenty at most; how many there are in all. */
    backups: z.array(backupSchema),
    backupCount: wholeCount,
    /** How many backups made by the key are kept, the newest. */
    backupKeep: wholeCount,
    /** A backup is being made, or matches are being played again. */
    backingUp: z.boolean(),
    verifying: z.boolean(),
    verified: verificationSchema.exactOptional(),
    /** Whether the server knows where to ask for the newest version. */
    canAskNewest: z.boolean(),
    /** The last acts, the newest first, fifty at most. */
    acts: z.array(hostDeedSchema),
  })
  .meta({ id: 'Upkeep' })
/** Database, disk, backups and the log of the host's acts. */
export type Upkeep = Wire<typeof upkeepSchema>

/** What a server that knows of versions has told. */
export const newestSchema = z
  .strictObject({
    version: z.string(),
    newest: z.string(),
    isNewer: z.boolean(),
    /** A page about it, by https. */
    page: z.string().exactOptional(),
  })
  .meta({ id: 'Newest' })
/** What a server that knows of versions has told. */
export type Newest = Wire<typeof newestSchema>
