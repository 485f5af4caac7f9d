import { z } from 'zod'

/**
 * Must be imported before any schema is made: zod would otherwise test whether it may compile code, and the page's content
 * policy, which allows no eval, would report the attempt.
 */
z.config({ jitless: true })
