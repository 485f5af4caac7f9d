import { z } from 'zod'

/**
 * Must be imported before any schema is made: otherwise zod tries whether it may compile code, and the page's content
 * policy, which forbids eval, reports the attempt.
 */
z.config({ jitless: true })
