import type { PowerId, ScenarioId, StateId, TerritoryId } from '#shared/ids'
import type {
  ByForce,
  ByLeg,
  ByReadinessLeg,
  Doctrine,
  Estimated,
  Interest,
  LaunchAuthority,
  Readiness,
  ResearchLine,
  Targeting,
} from '#shared/ruleset/forces'
import type { Aim, Cause, Grade, HiddenTechnology, Outcome, TreatyKind, WindowKind } from '#shared/ruleset/vocabulary'
import type { Agenda } from '#shared/state/agenda'
import type { Confrontation, PastCrisis } from '#shared/state/confrontation'
import type { LesserState } from '#shared/state/lesserState'

/**
 * The whole truth between windows: JSON only, readonly, no class, Map, Date or generator state. Numbers are whole or
 * quantised to six decimals. `powers` stand in seat order; matrices are indexed by seat on both sides.
 * Nothing here leaves the server but through view/observe.ts.
 */
export interface GameState {
  readonly rulesVersion: number
  readonly scenario: ScenarioId
  /** 1 … years; stays at `years` when the match has ended. */
  readonly year: number
  readonly years: number
  /** Counts every window of the match from 0; names the window a submission is for. */
  readonly windowNumber: number
  readonly window: Window
  readonly powers: readonly PowerState[]
  readonly states: readonly LesserState[]
  /** Tension of each pair, 0–100, symmetric, zero on the diagonal. */
  readonly tension: readonly (readonly number[])[]
  /** What each pair's tension falls back to as time passes. */
  readonly baseTension: readonly (readonly number[])[]
  /** Treaties in force, oldest first; public. */
  readonly treaties: readonly Treaty[]
  /** Bases on the soil of lesser states, oldest first. */
  readonly bases: readonly Base[]
  /** Offers that stand: made this year or the last. Known to the two only. */
  readonly offers: readonly TreatyOffer[]
  /** Confrontations under way; empty but in a confrontation window. */
  readonly confrontations: readonly Confrontation[]
  /** Confrontations that are over, oldest first. */
  readonly crises: readonly PastCrisis[]
  /** What the scenario has in store, by year; secret. */
  readonly storyline: readonly StoryEvent[]
  /** Words that replace those of the nuclear age; public. */
  readonly skin?: string
  /** Numbers of the ruleset this scenario sets otherwise, by "chapter.name"; public. */
  readonly ruleChanges: Readonly<Record<string, number>>
  /** Kinds of planning orders this scenario offers; absent when all. */
  readonly ordersOffered?: readonly string[]
  /** beliefs[i][j]: what i believes of j. */
  readonly beliefs: readonly (readonly Belief[])[]
  /**
   * What the world at large reckons each power's forces to be, by seat: public numbers that depend on forces (tension, pulls,
   * promises) are computed from this, never from the truth. Shown to no viewer.
   */
  readonly publicAssessments: readonly Assessment[]
  /** The exchange under way; all zeros and empty lists in peace. */
  readonly exchange: Exchange
  readonly climate: Climate
  readonly publishedSeekerOdds: number
  /** Present exactly when the match has ended. */
  readonly ending?: Ending
}

/** A treaty between two seats, the lower first. */
export interface Treaty {
  readonly kind: TreatyKind
  readonly a: number
  readonly b: number
  /** Last year of the treaty, once notice was given. */
  readonly endsAfter?: number
}

/** A right to keep forward missiles on a host's soil. */
export interface Base {
  readonly patron: number
  readonly host: StateId
  /** Public: announced, or found. */
  readonly known: boolean
}

/** Something a scenario brings about at the end of the planning window of a year. */
export interface StoryEvent {
  readonly year: number
  readonly cause: Cause
  /** Seats; absent where the rules choose who cares most. */
  readonly challenger?: number
  readonly defender?: number
  readonly over?: StateId
}

/** A treaty offered and not yet answered. */
export interface TreatyOffer {
  readonly kind: TreatyKind
  readonly from: number
  readonly to: number
  readonly year: number
}

/** How the match ended, with all scores. */
export interface Ending {
  readonly outcome: Outcome
  readonly world: WorldScore
  /** Points and grade of each power, in seat order. */
  readonly powers: readonly { readonly total: number; readonly grade: Grade }[]
}

/** How the world did as a whole. */
export interface WorldScore {
  readonly yearsOfPeace: number
  /** Millions. */
  readonly dead: number
  readonly starved: number
  /** Share of a normal harvest in the last year, 0–1. */
  readonly harvest: number
  /** 0–1000. */
  readonly points: number
}

/** The whole truth about one power. */
export interface PowerState {
  readonly id: PowerId
  readonly bloc: string
  readonly look: number
  readonly capital: readonly [longitude: number, latitude: number]
  readonly territories: readonly TerritoryId[]
  readonly interest: Interest
  /** Interest of the leader before the change; absent before it. */
  readonly formerInterest?: Interest
  /** What the leader who came half way wants besides; absent before it. */
  readonly agenda?: Agenda
  /** Millions alive. */
  readonly population: number
  readonly startPopulation: number
  readonly gdp: number
  readonly startGdp: number
  /** 0–100. */
  readonly support: number
  /** Budget points to spend this year, upkeep already paid. */
  readonly treasury: number
  /** The year's income before upkeep: what "the whole income left for welfare" is measured by. */
  readonly income: number
  readonly forces: ByForce<number>
  /** Ordered this year, fielded next year. */
  readonly onOrder: ByForce<number>
  readonly technology: Technology
  readonly posture: Posture
  readonly doctrine: DeclaredDoctrine
  /** 0–100: whether this power keeps its word. */
  readonly integrity: number
  /** Whether it rallied its people last year (raises this year's budget). */
  readonly rallied: boolean
  readonly usedFirst: boolean
  /** Millions killed at home by weapons and by hunger. */
  readonly dead: number
  readonly starved: number
  /** National value lost to war, 0–1. */
  readonly loss: number
  /** Points so far; see resolve/phases/scoring.ts. */
  readonly score: ScoreSheet
}

/** Levels by line; enrichment of NUCLEAR or more means the power can field warheads. */
export type Technology = Readonly<Record<ResearchLine, number>>

/** Readiness, standing targets and launch authority of a power. */
export interface Posture {
  readonly readiness: ByReadinessLeg<Readiness>
  readonly targeting: Targeting
  readonly authority: LaunchAuthority
}

/** The doctrine a power has declared. */
export interface DeclaredDoctrine {
  readonly aim: Doctrine
  /** Named by a limited doctrine only. */
  readonly against?: PowerId
}

/** Points of a power so far, by year and kind. */
export interface ScoreSheet {
  readonly welfare: number
  readonly security: number
  readonly influence: number
  readonly war: number
  readonly peace: number
  readonly agenda: number
}

/** What an observer reckons of a power's forces, from reports with errors. */
export interface Assessment {
  readonly forces: Readonly<Record<Estimated, ForceBelief>>
  readonly technology: Readonly<Record<HiddenTechnology, readonly number[]>>
  /** Sighted readiness of silos and bombers, whichever is higher, 1–5, with noise, smoothed over years. */
  readonly readiness: number
  /** Errors of the last reports by force, in units of the report's sigma. The truth, hidden from every viewer. */
  readonly errors: Readonly<Record<Estimated, number>>
}

/** What one power believes of another: forces, technology and interest. */
export interface Belief extends Assessment {
  /** Log-odds that the power is a security seeker. */
  readonly seeker: number
}

/** What is believed of a force, and of the error of the last report on it (state/estimates.ts). */
export interface ForceBelief extends LogNormal {
  /** Mean and variance of that error in units of the report's sigma, and its covariance with ln(quantity + 1). */
  readonly error: number
  readonly errorVariance: number
  readonly covariance: number
}

/** ln(quantity + 1) is believed normal with this mean and variance. */
export interface LogNormal {
  readonly mean: number
  readonly variance: number
}

/** Soot in the stratosphere, and the famine still to come. */
export interface Climate {
  /** Tg of soot in the stratosphere. */
  readonly soot: number
  /** Shares of mankind still to starve, by coming year. */
  readonly famineToCome: readonly number[]
  /** Nuclear weapons have been used in this match, and in how many of its years. */
  readonly weaponsUsed: boolean
  readonly warYears: number
}

/** One salvo under way, or come down this exchange. */
export interface Salvo {
  readonly attacker: number
  readonly target: number
  /** Warheads by leg, already taken from the attacker's forces. */
  readonly warheads: ByLeg<number>
  readonly aim: Aim
  /** Fired without an order (clause 7.10). */
  readonly accident: boolean
  /** Aimed at a power that had already fired in this exchange; a launch on a false alarm is not. */
  readonly retaliation: boolean
}

/** Tracks on one power's screens. `real` is the truth and never shown before the window closes. */
export interface Track {
  readonly viewer: number
  readonly origin: number
  readonly count: number
  /** 0–1, from the sensors' evidence. */
  readonly confidence: number
  readonly minutes: number
  readonly real: boolean
  readonly asked: boolean
}

/** The nuclear exchange under way: salvos, warnings, and who has fired at whom. */
export interface Exchange {
  readonly wave: number
  readonly inFlight: readonly Salvo[]
  /** Tension of each pair when the window closed in which the first salvo left; absent while none has. */
  readonly tension?: readonly (readonly number[])[]
  readonly tracks: readonly Track[]
  /** False tracks to be raised once no confrontation is open (clause 10.8); absent when none are. */
  readonly alarmsToCome?: readonly Pick<Track, 'viewer' | 'origin'>[]
  /** Seats that have had their warning in this exchange, or fired first in it: warned once, then at war. */
  readonly warned: readonly boolean[]
  /** Seats hit so far. */
  readonly struck: readonly boolean[]
  readonly salvosBySeat: readonly number[]
  /** EMT that has come down on each seat's people so far in this exchange. */
  readonly emtBySeat: readonly number[]
  /** EMT aimed at cities and at forces so far in this exchange: what burns. */
  readonly cityEmt: number
  readonly forceEmt: number
  /** Pairs that agreed to stop, and stopped: they fire at each other no more in this exchange. */
  readonly ceasefires: readonly (readonly [number, number])[]
  /** Who fired at whom so far: fired[i] lists the seats i aimed at. */
  readonly firedAt: readonly (readonly number[])[]
  /** Seats that fired in this exchange at a seat that had not fired. */
  readonly aggressors: readonly boolean[]
  /** Seats whose command was lost: they cannot answer. */
  readonly silenced: readonly boolean[]
}

/** What the match waits for. Participants are seats: who they are is public, what they choose is not. */
export interface Window {
  readonly kind: WindowKind
  readonly participants: readonly number[]
  readonly seconds: number
}
