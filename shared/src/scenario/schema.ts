import { z } from 'zod'
import {
  DOCTRINES,
  LAUNCH_AUTHORITIES,
  mapForces,
  mapReadinessLegs,
  READINESS_LEVELS,
  TARGETINGS,
} from '#shared/ruleset/forces'
import { CAUSES, TREATY_KINDS } from '#shared/ruleset/vocabulary'
import { MOST_LEVELS, MOST_POWERS, MOST_STATES } from '#shared/scenario/bounds'
import type { FormatName } from '#shared/scenario/faults'
import { slug, wordsSchema } from '#shared/scenario/words'

/** The shape of a scenario file (assets/scenarios). Unknown keys are errors, so a typo is found at start. */

const isoNumeric = z.string().regex(/^(\d{3}|x-[a-z-]+)$/, 'territory' satisfies FormatName)
const place = z.tuple([z.number().min(-180).max(180), z.number().min(-85).max(85)])
const level = (top: number) => z.int().min(0).max(top)

/** A number, or a number with its source or the reason for it. */
const cited = (number: z.ZodNumber) =>
  z
    .union([number, z.strictObject({ value: number, source: z.string().min(3) })])
    .transform((figure) => (typeof figure === 'number' ? figure : figure.value))

const readiness = z.literal([...READINESS_LEVELS])

const powerSchema = z.strictObject({
  id: slug,
  bloc: slug,
  /** Which of the eight power looks (colour, pattern, emblem) the client gives it. */
  look: level(7),
  capital: place,
  territories: z.array(isoNumeric).min(1),
  /** Millions. */
  population: cited(z.number().min(1).max(3000)),
  /** Index: a superpower has 100. */
  gdp: cited(z.number().min(5).max(300)),
  forces: z.strictObject(mapForces(() => cited(z.int().min(0).max(2000)).default(0))),
  technology: z.strictObject({
    accuracy: level(MOST_LEVELS.accuracy),
    hardness: level(MOST_LEVELS.hardness),
    quieting: level(MOST_LEVELS.quieting),
    detection: level(MOST_LEVELS.detection),
    enrichment: level(MOST_LEVELS.enrichment).default(3),
  }),
  posture: z.strictObject({
    readiness: z.strictObject(mapReadinessLegs(() => readiness)),
    targeting: z.enum(TARGETINGS),
    authority: z.enum(LAUNCH_AUTHORITIES),
  }),
  doctrine: z.enum(DOCTRINES),
})

const stateSchema = z.strictObject({
  id: slug,
  capital: place,
  territories: z.array(isoNumeric).min(1),
  population: cited(z.number().min(0.1).max(3000)),
  gdp: cited(z.number().min(0.1).max(300)),
  /** Starting pull of powers by id, 0–1; what is missing to 1 is non-aligned. Unseated powers are ignored. */
  alignment: z.record(slug, z.number().min(0).max(1)),
})

const storySchema = z.discriminatedUnion('type', [
  /** Unrest in a state sets its protector against that power's worst rival. */
  z.strictObject({ type: z.literal('revolt'), year: z.int().min(1).max(24), state: slug }),
  z.strictObject({
    type: z.literal('confrontation'),
    year: z.int().min(1).max(24),
    cause: z.enum(CAUSES),
    challenger: slug,
    defender: slug,
    over: slug.optional(),
  }),
])

const relationSchema = z.strictObject({ tension: z.number().min(0).max(100), hotline: z.boolean() })

/** Schema of a scenario file (assets/scenarios). */
export const scenarioSchema = z.strictObject({
  id: slug,
  /** Years of a match unless the host chooses others. */
  years: z.int().min(2).max(24),
  /** Published odds that a power is a security seeker. */
  seekerOdds: z.number().min(0).max(1),
  powers: z.array(powerSchema).min(2).max(MOST_POWERS),
  states: z.array(stateSchema).max(MOST_STATES),
  /** Which powers play, by number of seats; the others stand as lesser states. */
  seatings: z.record(z.string().regex(/^[2-8]$/, 'seats' satisfies FormatName), z.array(slug)),
  relations: z.strictObject({ sameBloc: relationSchema, otherBloc: relationSchema }),
  /** True when states and figures are real: then every figure names its source. */
  historical: z.boolean().default(false),
  /** Name of the words (assets/lang) that replace those of the nuclear age. */
  skin: slug.optional(),
  /** Numbers of the ruleset this scenario sets otherwise, by their names in the ruleset: "chapter.name", "forces.silos.price". */
  rules: z
    .record(z.string().regex(/^[a-zA-Z]+(\.[a-zA-Z0-9]+)+$/, 'rule' satisfies FormatName), cited(z.number()))
    .default({}),
  /** Types of planning orders on offer; all when absent. */
  orders: z.array(z.string()).min(1).optional(),
  /** Tensions of pairs that differ from their blocs' relation. */
  pairs: z.array(z.strictObject({ a: slug, b: slug, tension: z.number().min(0).max(100) })).default([]),
  treaties: z.array(z.strictObject({ kind: z.enum(TREATY_KINDS), a: slug, b: slug })).default([]),
  umbrellas: z.array(z.strictObject({ patron: slug, client: slug })).default([]),
  bases: z.array(z.strictObject({ patron: slug, host: slug, known: z.boolean() })).default([]),
  events: z.array(storySchema).default([]),
  /** Its own words by language, where the game has none: those of a host's folder bring them. */
  words: wordsSchema.optional(),
})

/** A scenario: powers, lesser states, seatings and opening position. */
export type Scenario = z.infer<typeof scenarioSchema>
/** A power of a scenario. */
export type ScenarioPower = Scenario['powers'][number]
/** A lesser state of a scenario. */
export type ScenarioState = Scenario['states'][number]
