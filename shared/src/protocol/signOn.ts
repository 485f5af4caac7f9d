import { z } from 'zod'
import type { Wire } from '#shared/protocol/wire'
import { hashOfList } from '#shared/sha256'

/** What somebody who signs on may be; students and players never sign on. */
export const STAFF_ROLES = ['host', 'teacher'] as const
/** What somebody who signs on may be. */
export type StaffRole = (typeof STAFF_ROLES)[number]

/** As which roles people can sign on here. */
export const signOnWaysSchema = z
  .strictObject({
    host: z.boolean(),
    teacher: z.boolean(),
  })
  .meta({ id: 'SignOnWays' })
/** As which roles people can sign on here. */
export type SignOnWays = Wire<typeof signOnWaysSchema>

/** What a sign-on has led back to the page with, and the secret of the page that began it. */
export const signOnSchema = z.strictObject({ ticket: z.string().min(1).max(2000), secret: z.string().min(1).max(100) })

/** A token of somebody who has signed on, good for twelve hours or until it is logged out. */
export const staffTokenSchema = z
  .strictObject({ token: z.string(), role: z.enum(STAFF_ROLES) })
  .meta({ id: 'StaffToken' })
/** A token of somebody who has signed on. */
export type StaffToken = Wire<typeof staffTokenSchema>

/** Sets this use of SHA-256 apart from all others. */
const DOMAIN = 'delicate-balance sign-on 1'

/** By what the server knows the page that began a sign-on: only who has the secret can take what came of it. */
export const pageOfSecret = (secret: string): string => hashOfList([DOMAIN, secret])
