import { z } from 'zod'
import { type Wire, wholeCount } from '#shared/protocol/wire'
import { scenarioSchema } from '#shared/scenario/schema'
import { wordsSchema } from '#shared/scenario/words'

/** A scenario as the front page offers it. */
const scenarioEntrySchema = z
  .strictObject({
    id: z.string(),
    years: z.int(),
    /** Numbers of powers it can be played with. */
    seats: z.array(wholeCount),
    /** Ids of the powers in seat order, by their number. */
    seatings: z.record(z.string(), z.array(z.string())),
    /** Its own words by language, where it does not come with the game. */
    words: wordsSchema.exactOptional(),
  })
  .meta({ id: 'ScenarioEntry' })
/** A scenario in the list of scenarios. */
export type ScenarioEntry = Wire<typeof scenarioEntrySchema>

/** All scenarios, and the names of the bots that can hold a seat. */
export const scenarioListSchema = z
  .strictObject({ scenarios: z.array(scenarioEntrySchema), bots: z.array(z.string()) })
  .meta({ id: 'ScenarioList' })

/** A scenario as its file has it, without the sources of its figures. */
export const scenarioFileSchema = scenarioSchema.meta({
  id: 'ScenarioFile',
  description: 'docs/scenarios.md tells what each field means.',
})

/** What every player may know of a scenario: neither forces, technology and postures, nor bases, nor what its story has in store. */
export const openScenarioSchema = scenarioSchema
  .pick({
    id: true,
    years: true,
    seekerOdds: true,
    states: true,
    seatings: true,
    relations: true,
    historical: true,
    skin: true,
    rules: true,
    orders: true,
    pairs: true,
    treaties: true,
    umbrellas: true,
    words: true,
  })
  .extend({
    powers: z.array(
      scenarioSchema.shape.powers.element.pick({
        id: true,
        bloc: true,
        look: true,
        capital: true,
        territories: true,
        population: true,
        gdp: true,
        doctrine: true,
      }),
    ),
  })
  .meta({ id: 'Scenario', description: 'docs/scenarios.md tells what each field means.' })
/** What every player may know of a scenario. */
export type OpenScenario = z.output<typeof openScenarioSchema>

/** Where other machines find the game, likeliest first; told only to pages opened on the server's own machine. */
export const addressesSchema = z.strictObject({ addresses: z.array(z.string()) }).meta({ id: 'Addresses' })

/** Whether the server can do its work; `fault` is what it lacks, with status 503. */
export const readinessSchema = z
  .strictObject({ ok: z.boolean(), fault: z.string().exactOptional() })
  .meta({ id: 'Readiness' })

/** A document of OpenAPI 3.1. */
export const openApiSchema = z.looseObject({ openapi: z.literal('3.1.1') })
