import type { Announcement, HostCommand, HostStatus } from '#shared/protocol/host'
import { bearer, call, post, postAs } from './api.ts'

/** What is announced on this server; empty when nothing is. */
export const readAnnouncement = (): Promise<Announcement> => call('api/announcement')

/** A token for the host's page. @throws Refused when the password is wrong */
export const loginAsHost = (password: string): Promise<{ token: string }> => call('api/host/login', post({ password }))

export const readHostStatus = (token: string): Promise<HostStatus> =>
  call('api/host/status', { headers: bearer(token) })

export const sendHostCommand = (token: string, act: HostCommand): Promise<{ ok: true }> =>
  postAs(token, 'api/host/acts', act)
