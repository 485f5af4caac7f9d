import { z } from 'zod'

const LTI = 'https://purl.imsglobal.org/spec/lti/claim'
const DEEP_LINK = 'https://purl.imsglobal.org/spec/lti-dl/claim'
const AGS = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint'
const ROLES = 'http://purl.imsglobal.org/vocab/lis/v2'

/** Names of claims in messages of LTI 1.3 Core and Deep Linking 2.0, as 1EdTech (IMS) defines them. */
export const CLAIMS = {
  message: `${LTI}/message_type`,
  version: `${LTI}/version`,
  deployment: `${LTI}/deployment_id`,
  target: `${LTI}/target_link_uri`,
  roles: `${LTI}/roles`,
  custom: `${LTI}/custom`,
  presentation: `${LTI}/launch_presentation`,
  resource: `${LTI}/resource_link`,
  deepLinkSettings: `${DEEP_LINK}/deep_linking_settings`,
  contentItems: `${DEEP_LINK}/content_items`,
  deepLinkData: `${DEEP_LINK}/data`,
  scores: AGS,
} as const

/** Kinds of messages. */
export const MESSAGES = {
  launch: 'LtiResourceLinkRequest',
  deepLink: 'LtiDeepLinkingRequest',
  deepLinkAnswer: 'LtiDeepLinkingResponse',
} as const

/** The one version of LTI 1.3. */
export const LTI_VERSION = '1.3.0'
/** What a tool must be allowed to give scores. */
export const SCORE_SCOPE = 'https://purl.imsglobal.org/spec/lti-ags/scope/score'

const TEACHING = [
  `${ROLES}/membership#Instructor`,
  `${ROLES}/membership#ContentDeveloper`,
  `${ROLES}/membership#Administrator`,
  `${ROLES}/institution/person#Administrator`,
  `${ROLES}/system/person#Administrator`,
]

/** Of an id token that a platform has signed: what is read of it. Names and mail that it may hold as well are not. */
export const messageSchema = z
  .object({
    sub: z.string().min(1).max(300),
    nonce: z.string(),
    aud: z.union([z.string(), z.array(z.string())]),
    azp: z.string().optional(),
    [CLAIMS.message]: z.string(),
    [CLAIMS.version]: z.literal(LTI_VERSION),
    [CLAIMS.deployment]: z.string(),
    [CLAIMS.roles]: z.array(z.string()).default([]),
    [CLAIMS.custom]: z.record(z.string(), z.unknown()).default({}),
    [CLAIMS.presentation]: z.object({ return_url: z.url().optional() }).optional(),
    [CLAIMS.scores]: z.object({ lineitem: z.url().optional(), scope: z.array(z.string()).default([]) }).optional(),
    [CLAIMS.deepLinkSettings]: z
      .object({
        deep_link_return_url: z.url(),
        accept_types: z.array(z.string()),
        accept_lineitem: z.boolean().optional(),
        data: z.string().optional(),
      })
      .optional(),
  })
  .readonly()

/** What is read of a platform's message. */
export type LtiMessage = z.output<typeof messageSchema>

/** Whether the message is of somebody who teaches, or runs the platform. */
export const isTeaching = (message: LtiMessage): boolean =>
  message[CLAIMS.roles].some((role) => role === 'Instructor' || TEACHING.includes(role))
