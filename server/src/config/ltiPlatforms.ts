import { z } from 'zod'
import { parsedJson } from '#shared/parsedJson'

/** Whether an address is by https, or of a program on the same machine. */
export const isSafeAddress = (address: string): boolean => {
  const url = URL.parse(address)
  if (url === null) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname))
}

const address = z.string().refine(isSafeAddress, 'must be https://…')

const platformSchema = z.strictObject({
  /** As its people call it: stands on the pages they see. */
  name: z.string().min(1).max(60),
  issuer: z.string().min(1).max(300),
  clientId: z.string().min(1).max(200),
  /** Ids of the places in the platform at which the game is set up. */
  deployments: z.array(z.string().min(1).max(200)).min(1),
  /** Where the platform signs people in, gives keys to its services, and publishes its own keys. */
  login: address,
  token: address,
  keys: address,
  /** Whom its services want to be addressed as, where that is not `token`. */
  audience: z.string().optional(),
  /** Whether it is told who took part. */
  grades: z.boolean().default(false),
})

/** A learning platform whose people may come in by LTI 1.3, as the host of the server has set it. */
export type LtiPlatform = z.output<typeof platformSchema>

const list = z.array(platformSchema).min(1)

/** The platforms as JSON text; what is wrong names the place in it. */
export const ltiPlatformsSchema = z.string().transform((given, context): LtiPlatform[] => {
  const read = parsedJson(given)
  const parsed = list.safeParse(read)
  if (parsed.success && !hasTwice(parsed.data)) return parsed.data
  const issue = parsed.error?.issues[0]
  const fault =
    read === undefined
      ? 'must be JSON'
      : issue === undefined
        ? 'names a client of one issuer twice'
        : `${issue.path.join('.')}: ${issue.message}`
  context.addIssue({ code: 'custom', message: fault })
  return z.NEVER
})

const hasTwice = (platforms: readonly LtiPlatform[]): boolean =>
  new Set(platforms.map(({ issuer, clientId }) => `${issuer}\n${clientId}`)).size < platforms.length
