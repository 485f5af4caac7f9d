import { call } from './call.ts'

/** Calls about scenarios that people share. Each throws an ApiError when the server refuses or cannot be reached. */

/** Who may share scenarios here. */
export const readSharing = async () => (await call('GET /api/v1/shared-scenarios', {})).sharing

/** Shares a file; resolves with its id. @param token of a host or a teacher, if there is one */
export const shareScenario = async (file: string, token: string | undefined): Promise<string> =>
  (await call('POST /api/v1/shared-scenarios', { body: file, token })).id

/** A shared file. */
export const fetchShared = (id: string) => call('GET /api/v1/shared-scenarios/:id', { params: { id } })

/** What is shared here, for the host. */
export const readShared = async (token: string) =>
  (await call('GET /api/v1/host/shared-scenarios', { token })).scenarios
