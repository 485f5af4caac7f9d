import type { HostCommand, HostStatus } from '#shared/protocol/host'
import type { Upkeep } from '#shared/protocol/upkeep'
import { call } from './call.ts'

/** Calls of the host's page. Each throws an ApiError when the server refuses or cannot be reached. */

/** What is announced on this server; empty when nothing is. */
export const readAnnouncement = () => call('GET /api/v1/announcement', {})

/** A token for the host's page. */
export const loginAsHost = (password: string) => call('POST /api/v1/host/login', { body: { password } })

/** Ends this token, or all tokens for the host's page. */
export const logOutHost = (token: string, everywhere: boolean) =>
  call('POST /api/v1/host/logout', { token, body: { everywhere } })

/** The state of all servers on the database, and their matches. */
export const readHostStatus = (token: string): Promise<HostStatus> => call('GET /api/v1/host/status', { token })

/** What players have reported about each other. */
export const readReports = async (token: string) => (await call('GET /api/v1/host/reports', { token })).reports

/** Database, disk, backups, and what the host has done. */
export const readUpkeep = (token: string): Promise<Upkeep> => call('GET /api/v1/host/upkeep', { token })

/** Makes a backup; resolves when it is on the disk. */
export const makeBackup = (token: string) => call('POST /api/v1/host/backups', { token })

/** Begins to play every stored match again. */
export const checkAllMatches = (token: string) => call('POST /api/v1/host/verifications', { token })

/** Asks which version is the newest. */
export const askNewestVersion = (token: string) => call('POST /api/v1/host/newest', { token })

/** Does something as the host of the server. */
export const sendHostCommand = (token: string, body: HostCommand) => call('POST /api/v1/host/commands', { token, body })
