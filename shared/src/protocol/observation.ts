import { z } from 'zod'
import type { ScenarioId, StateId, TerritoryId } from '#shared/ids'
import { idText, powerIdText } from '#shared/protocol/wire'
import {
  DOCTRINES,
  ESTIMATED,
  FORCES,
  HOSTED_LEGS,
  INTERESTS,
  LAUNCH_AUTHORITIES,
  READINESS_LEGS,
  READINESS_LEVELS,
  RESEARCH_LINES,
  recordOf,
  TARGETINGS,
} from '#shared/ruleset/forces'
import {
  AGENDA_KINDS,
  CAUSES,
  CRISIS_MOVES,
  CRISIS_OUTCOMES,
  GRADES,
  HIDDEN_TECHNOLOGIES,
  OUTCOMES,
  STANCES,
  TREATY_KINDS,
  WINDOW_KINDS,
} from '#shared/ruleset/vocabulary'
import type { Observation, Seen } from '#shared/view/observation'

/**
 * Schema of an observation as it travels. The type and what each field means stand in shared/src/view/observation.ts; the
 * last lines do not compile when the two differ.
 */

const stateIdSchema = idText as unknown as z.ZodType<StateId, StateId>
const territoryIdSchema = idText as unknown as z.ZodType<TerritoryId, TerritoryId>
const place = z.tuple([z.number(), z.number()])
const forces = z.record(z.enum(FORCES), z.number())

const windowSchema = z
  .strictObject({
    number: z.int(),
    kind: z.enum(WINDOW_KINDS),
    participants: z.array(powerIdText),
    seconds: z.number(),
    tracks: z.array(
      z.strictObject({
        origin: powerIdText,
        count: z.number(),
        confidence: z.number(),
        minutes: z.number(),
        hotline: z.boolean(),
      }),
    ),
    attackers: z.array(powerIdText),
    enemies: z.array(powerIdText),
    ceasefires: z.array(powerIdText),
    canLaunch: z.boolean(),
  })
  .meta({ id: 'Window' })

const agendaSchema = z
  .strictObject({
    kind: z.enum(AGENDA_KINDS),
    since: z.int(),
    state: stateIdSchema.exactOptional(),
    rival: powerIdText.exactOptional(),
    tension: z.number().exactOptional(),
    gdp: z.number().exactOptional(),
  })
  .meta({ id: 'Agenda' })

const ownPowerSchema = z
  .strictObject({
    id: powerIdText,
    interest: z.enum(INTERESTS),
    agenda: agendaSchema.exactOptional(),
    treasury: z.number(),
    income: z.number(),
    upkeep: z.number(),
    prosperity: z.number().exactOptional(),
    forces,
    onOrder: forces,
    technology: z.record(z.enum(RESEARCH_LINES), z.number()),
    posture: z.strictObject({
      readiness: z.record(z.enum(READINESS_LEGS), z.literal([...READINESS_LEVELS])),
      targeting: z.enum(TARGETINGS),
      authority: z.enum(LAUNCH_AUTHORITIES),
    }),
  })
  .meta({ id: 'OwnPower' })

const bandSchema = z
  .strictObject({ low: z.number(), median: z.number(), high: z.number() })
  .meta({ id: 'Band', description: '10 %, 50 % and 90 % points of a belief.' })

const powerSchema = z
  .strictObject({
    id: powerIdText,
    bloc: z.string(),
    look: z.number(),
    capital: place,
    territories: z.array(territoryIdSchema),
    population: z.number(),
    gdp: z.number(),
    support: z.number(),
    doctrine: z.strictObject({ aim: z.enum(DOCTRINES), against: powerIdText.exactOptional() }),
    integrity: z.number(),
    shelters: z.number(),
    nuclear: z.boolean(),
    dead: z.number(),
    starved: z.number(),
    loss: z.number(),
    influence: z.number(),
    estimate: z
      .strictObject({
        forces: z.record(z.enum(ESTIMATED), bandSchema),
        ...recordOf(HOSTED_LEGS, () => z.number()),
        technology: z.record(z.enum(HIDDEN_TECHNOLOGIES), z.array(z.number())),
        readiness: z.number(),
        seeker: z.number(),
      })
      .exactOptional(),
  })
  .meta({ id: 'Power' })

const stateSchema = z
  .strictObject({
    id: stateIdSchema,
    capital: place,
    territories: z.array(territoryIdSchema),
    population: z.number(),
    gdp: z.number(),
    alignment: z.array(z.number()),
    leansTo: powerIdText.exactOptional(),
    umbrella: z
      .strictObject({
        patron: powerIdText,
        since: z.number(),
        endsAfter: z.number().exactOptional(),
        credibility: z.number(),
        parts: z.strictObject({ word: z.number(), stake: z.number(), risk: z.number(), balance: z.number() }),
      })
      .exactOptional(),
    fear: z.number(),
    needs: z.number(),
    stance: z.enum(STANCES),
    enrichment: z.number(),
  })
  .meta({ id: 'LesserState' })

const treaty = z.enum(TREATY_KINDS)

const pairSchema = z
  .strictObject({
    a: powerIdText,
    b: powerIdText,
    tension: z.number(),
    treaties: z.array(z.strictObject({ kind: treaty, endsAfter: z.number().exactOptional() })),
    offers: z.array(z.strictObject({ kind: treaty, from: powerIdText })),
  })
  .meta({ id: 'Pair' })

const sides = {
  cause: z.enum(CAUSES),
  challenger: powerIdText,
  defender: powerIdText,
  over: stateIdSchema.exactOptional(),
  rung: z.number(),
}

const confrontationSchema = z
  .strictObject({
    ...sides,
    stands: z.number(),
    risk: z.number(),
    riskAbove: z.number(),
    offers: z.array(z.strictObject({ from: powerIdText, secret: z.boolean() })),
    mediated: z.boolean(),
    pledged: z.boolean(),
    threats: z.tuple([z.boolean(), z.boolean()]),
    last: z.tuple([z.enum(CRISIS_MOVES), z.enum(CRISIS_MOVES)]).exactOptional(),
    climbed: z.tuple([z.number(), z.number()]).exactOptional(),
    spies: z.number().exactOptional(),
  })
  .meta({ id: 'Confrontation' })

const revealSchema = z
  .strictObject({
    outcome: z.enum(OUTCOMES),
    world: z.strictObject({
      yearsOfPeace: z.number(),
      dead: z.number(),
      starved: z.number(),
      harvest: z.number(),
      points: z.number(),
    }),
    powers: z.array(
      z.strictObject({
        id: powerIdText,
        interest: z.enum(INTERESTS),
        formerInterest: z.enum(INTERESTS).exactOptional(),
        agenda: agendaSchema.exactOptional(),
        forces,
        score: z.strictObject({
          welfare: z.number(),
          security: z.number(),
          influence: z.number(),
          war: z.number(),
          peace: z.number(),
          agenda: z.number(),
        }),
        total: z.number(),
        grade: z.enum(GRADES),
      }),
    ),
  })
  .meta({ id: 'Reveal', description: 'Everything, once the match has ended.' })

const fields = z
  .strictObject({
    viewer: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('power'), power: powerIdText }),
      z.strictObject({ kind: z.literal('spectator') }),
    ]),
    rulesVersion: z.int(),
    scenario: idText as unknown as z.ZodType<ScenarioId, ScenarioId>,
    year: z.int(),
    years: z.int(),
    window: windowSchema,
    self: ownPowerSchema.exactOptional(),
    powers: z.array(powerSchema),
    states: z.array(stateSchema),
    bases: z.array(
      z.strictObject({ patron: powerIdText, host: stateIdSchema, known: z.boolean(), missiles: z.number() }),
    ),
    pairs: z.array(pairSchema),
    confrontations: z.array(confrontationSchema),
    crises: z.array(z.strictObject({ ...sides, year: z.int(), outcome: z.enum(CRISIS_OUTCOMES) })),
    climate: z.strictObject({ soot: z.number(), cooling: z.number(), weaponsUsed: z.boolean() }),
    ordersOffered: z.array(z.string()).exactOptional(),
    skin: z.string().exactOptional(),
    ruleChanges: z.record(z.string(), z.number()),
    seekerOdds: z.number(),
    reveal: revealSchema.exactOptional(),
  })
  .meta({ id: 'Observation', description: 'All that one viewer may know of a match: shared/src/view/observation.ts.' })

type Plain<T> = T extends string | number | boolean | undefined ? T : { -readonly [Key in keyof T]: Plain<T[Key]> }
type Identical<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
/** The schema, if it describes the type field by field, optional ones among them; otherwise nothing is assignable. */
type Describing<Type, Schema extends z.ZodType> =
  Identical<Plain<Type>, Plain<z.output<Schema>>> extends true ? Schema : never

const complete: Describing<Observation, typeof fields> = fields

/** An observation as it travels. Its type keeps the mark of what `observe` built (`Seen`). */
export const observationSchema = complete as unknown as z.ZodType<Seen<Observation>>
