import { z } from 'zod'
import { DOCTRINES, FORCES, LAUNCH_AUTHORITIES, READINESS_LEVELS, TARGETINGS } from '#shared/ruleset/forces'

/** A scenario file is data: this is all it may say. Unknown keys are errors, so a typo is found at start. */

const slug = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, 'lower-case letters, digits and dashes')
const isoNumeric = z
  .string()
  .regex(/^(\d{3}|x-[a-z-]+)$/, 'an ISO 3166-1 numeric code, or x- and a name where ISO has none')
const place = z.tuple([z.number().min(-180).max(180), z.number().min(-85).max(85)])
const level = (top: number) => z.int().min(0).max(top)

const readiness = z.literal([...READINESS_LEVELS])

const powerSchema = z.strictObject({
  id: slug,
  bloc: slug,
  /** Which of the eight power looks (colour, pattern, emblem) the client gives it. */
  look: level(7),
  capital: place,
  territories: z.array(isoNumeric).min(1),
  /** Millions. */
  population: z.number().min(1).max(3000),
  /** Index: a superpower has 100. */
  gdp: z.number().min(5).max(300),
  forces: z.strictObject(
    Object.fromEntries(FORCES.map((force) => [force, z.int().min(0).max(2000)])) as Record<
      (typeof FORCES)[number],
      z.ZodInt
    >,
  ),
  technology: z.strictObject({ accuracy: level(5), hardness: level(4), quieting: level(5), detection: level(5) }),
  posture: z.strictObject({
    readiness: z.strictObject({ silos: readiness, submarines: readiness, bombers: readiness }),
    targeting: z.enum(TARGETINGS),
    authority: z.enum(LAUNCH_AUTHORITIES),
  }),
  doctrine: z.enum(DOCTRINES),
})

const stateSchema = z.strictObject({
  id: slug,
  capital: place,
  territories: z.array(isoNumeric).min(1),
  population: z.number().min(0.1).max(3000),
  gdp: z.number().min(0.1).max(300),
  /** Starting pull of powers by id, 0–1; what is missing to 1 is non-aligned. Unseated powers are ignored. */
  alignment: z.record(slug, z.number().min(0).max(1)),
})

const relationSchema = z.strictObject({ tension: z.number().min(0).max(100), hotline: z.boolean() })

export const scenarioSchema = z.strictObject({
  id: slug,
  /** Years of a match when the host does not choose. */
  years: z.int().min(2).max(24),
  /** Published odds that a power is a security seeker. */
  seekerOdds: z.number().min(0).max(1),
  powers: z.array(powerSchema).min(2).max(8),
  states: z.array(stateSchema).max(40),
  /** Which powers play, by number of seats; the others stand as lesser states. */
  seatings: z.record(z.string().regex(/^[2-8]$/), z.array(slug)),
  relations: z.strictObject({ sameBloc: relationSchema, otherBloc: relationSchema }),
})

export type Scenario = z.infer<typeof scenarioSchema>
export type ScenarioPower = Scenario['powers'][number]
export type ScenarioState = Scenario['states'][number]
