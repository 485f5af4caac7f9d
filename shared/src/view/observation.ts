import type { PowerId, ScenarioId, StateId, TerritoryId } from '#shared/ids'
import type { ByForce, Estimated, HostedLeg, Interest } from '#shared/ruleset/forces'
import type {
  AgendaKind,
  Cause,
  CrisisMove,
  CrisisOutcome,
  Grade,
  HiddenTechnology,
  Outcome,
  Stance,
  TreatyKind,
  WindowKind,
} from '#shared/ruleset/vocabulary'
import type { DeclaredDoctrine, Posture, ScoreSheet, Technology, WorldScore } from '#shared/state/gameState'
import type { CredibilityParts } from '#shared/state/lesserState'

/** The recipient of an observation. A spectator sees what is public. */
export type Viewer = { readonly kind: 'power'; readonly power: PowerId } | { readonly kind: 'spectator' }

/** What a match that has ended shows: everything, or no more than before it ended. */
export type Disclosure = 'open' | 'sealed'

declare const seen: unique symbol
/** Marks what the view functions built. Senders accept nothing else, so a `GameState` cannot be sent by mistake. */
export type Seen<T> = T & { readonly [seen]: true }

/** All that one viewer may know of a match between windows. A field is here because `observe` lists it. */
export interface Observation {
  readonly viewer: Viewer
  readonly rulesVersion: number
  readonly scenario: ScenarioId
  readonly year: number
  readonly years: number
  readonly window: SeenWindow
  /** The viewer's own power, in full; absent for a spectator. */
  readonly self?: OwnPower
  /** Every power in seat order, the viewer's own among them. */
  readonly powers: readonly SeenPower[]
  readonly states: readonly SeenState[]
  /** Bases the viewer knows of: its own, and those that were announced or found. */
  readonly bases: readonly SeenBase[]
  /** One row per pair of powers, in seat order. */
  readonly pairs: readonly SeenPair[]
  /** Confrontations the viewer stands in or may watch. */
  readonly confrontations: readonly SeenConfrontation[]
  /** Confrontations that are over and were not kept private from the viewer, oldest first. */
  readonly crises: readonly SeenCrisis[]
  readonly climate: SeenClimate
  /** Kinds of planning orders this scenario offers; absent when all. */
  readonly ordersOffered?: readonly string[]
  /** Words that replace those of the nuclear age. */
  readonly skin?: string
  /** Numbers of the ruleset this scenario sets otherwise, by "chapter.name". */
  readonly ruleChanges: Readonly<Record<string, number>>
  /** Published odds that a power is a security seeker, 0–1. */
  readonly seekerOdds: number
  /** Everything, once the match has ended and no other is played with its luck. */
  readonly reveal?: Reveal
}

/** An observation by a seated power, as against a spectator's. */
export type PlayerView = Observation & { readonly self: OwnPower }

/** True when the observation is a seated power's. */
export function isPlayerView(view: Observation): view is PlayerView {
  return view.self !== undefined
}

/** The open window, as a viewer sees it. */
export interface SeenWindow {
  readonly number: number
  readonly kind: WindowKind
  readonly participants: readonly PowerId[]
  readonly seconds: number
  /** What the viewer's own sensors report; empty but in a warning window of the viewer's. */
  readonly tracks: readonly SeenTrack[]
  /** Powers that may be answered or struck again in a retaliation window: those that have fired. */
  readonly attackers: readonly PowerId[]
  /** Powers the viewer exchanged fire with in this exchange, no ceasefire between them. */
  readonly enemies: readonly PowerId[]
  /** Powers the viewer agreed to a ceasefire with in this exchange. */
  readonly ceasefires: readonly PowerId[]
  /** False when the viewer's command was lost in the exchange: its people cannot order a launch. */
  readonly canLaunch: boolean
}

/** Tracks on the viewer's sensors: real or false, it cannot tell. */
export interface SeenTrack {
  readonly origin: PowerId
  readonly count: number
  /** 0–1. */
  readonly confidence: number
  readonly minutes: number
  /** The viewer can ask the origin on a hotline. */
  readonly hotline: boolean
}

/** The viewer's own power, in full. */
export interface OwnPower {
  readonly id: PowerId
  readonly interest: Interest
  /** What its leader wants besides; absent until leaders change half way. */
  readonly agenda?: SeenAgenda
  readonly treasury: number
  readonly income: number
  /** Budget points a year the present forces cost to keep. */
  readonly upkeep: number
  /**
   * Output against the trend of a country at peace, as it is scored: 0 to `prosperCeiling`; absent in what transcripts of rules
   * before 8 kept.
   */
  readonly prosperity?: number
  readonly forces: ByForce<number>
  readonly onOrder: ByForce<number>
  readonly technology: Technology
  readonly posture: Posture
}

/** A leader's agenda, with what it is about. */
export interface SeenAgenda {
  readonly kind: AgendaKind
  /** The leader's first year. */
  readonly since: number
  /** The state to be won. */
  readonly state?: StateId
  /** The rival to be calmed, and the tension with it when the leader came. */
  readonly rival?: PowerId
  readonly tension?: number
  /** Output when the leader came. */
  readonly gdp?: number
}

/** A power as a viewer sees it: public facts, and an estimate of the rest. */
export interface SeenPower {
  readonly id: PowerId
  readonly bloc: string
  readonly look: number
  readonly capital: readonly [longitude: number, latitude: number]
  readonly territories: readonly TerritoryId[]
  readonly population: number
  readonly gdp: number
  readonly support: number
  readonly doctrine: DeclaredDoctrine
  readonly integrity: number
  /** Levels of shelters: digging is public. */
  readonly shelters: number
  /** Can field warheads. */
  readonly nuclear: boolean
  /** Millions killed by weapons, and by hunger. */
  readonly dead: number
  readonly starved: number
  /** National value lost to war, 0–1. */
  readonly loss: number
  /** Share of the lesser states' weight that leans to this power, 0–1. */
  readonly influence: number
  /** What the viewer believes of it; absent for the viewer itself and for spectators. */
  readonly estimate?: Estimate
}

/** What a viewer believes of a power; of the legs on a host's soil, the warheads counted at known bases. */
export interface Estimate extends Readonly<Record<HostedLeg, number>> {
  readonly forces: Readonly<Record<Estimated, Band>>
  /** Odds over the levels 0–5. */
  readonly technology: Readonly<Record<HiddenTechnology, readonly number[]>>
  /** Last sighted readiness, 1–5, with error. */
  readonly readiness: number
  /** Believed probability of a security seeker, 0–1. */
  readonly seeker: number
}

/** 10 %, 50 % and 90 % points of a belief, in whole warheads or pieces. */
export interface Band {
  readonly low: number
  readonly median: number
  readonly high: number
}

/** A lesser state; all of it is public. */
export interface SeenState {
  readonly id: StateId
  readonly capital: readonly [longitude: number, latitude: number]
  readonly territories: readonly TerritoryId[]
  readonly population: number
  readonly gdp: number
  /** Pull of each power, 0–1, in seat order. */
  readonly alignment: readonly number[]
  /** The power it leans to, if its pull is over a third. */
  readonly leansTo?: PowerId
  /** The promise that covers it. */
  readonly umbrella?: SeenUmbrella
  /** 0–100. */
  readonly fear: number
  /** Credibility it needs to feel safe, 0–100. */
  readonly needs: number
  readonly stance: Stance
  /** 0–100. */
  readonly enrichment: number
}

/** An umbrella over a lesser state, with its credibility. */
export interface SeenUmbrella {
  readonly patron: PowerId
  readonly since: number
  readonly endsAfter?: number
  /** 0–100, in the client's own judgement. */
  readonly credibility: number
  readonly parts: CredibilityParts
}

/** A confrontation the viewer may know of. */
export interface SeenConfrontation {
  readonly cause: Cause
  readonly challenger: PowerId
  readonly defender: PowerId
  readonly over?: StateId
  readonly rung: number
  readonly stands: number
  /** Probability of an accident, 0–1, if neither side climbs now and if one does, as the viewer can judge it. */
  readonly risk: number
  readonly riskAbove: number
  readonly offers: readonly { readonly from: PowerId; readonly secret: boolean }[]
  readonly mediated: boolean
  /** The defender had promised to cover the state before this year. */
  readonly pledged: boolean
  /** Threats of each side at the other this year. */
  readonly threats: readonly [challenger: boolean, defender: boolean]
  /** What both did last, and the steps each has climbed; for the two sides only. */
  readonly last?: readonly [challenger: CrisisMove, defender: CrisisMove]
  readonly climbed?: readonly [challenger: number, defender: number]
  /** The viewer's own spy level on the other this year, 0–3; for the two sides only. */
  readonly spies?: number
}

/** A past confrontation the viewer may know of. */
export interface SeenCrisis {
  readonly year: number
  readonly cause: Cause
  readonly challenger: PowerId
  readonly defender: PowerId
  readonly over?: StateId
  readonly rung: number
  readonly outcome: CrisisOutcome
}

/** A base the viewer knows of. */
export interface SeenBase {
  readonly patron: PowerId
  readonly host: StateId
  /** Public. */
  readonly known: boolean
  /** Warheads of hosted legs that stand there. */
  readonly missiles: number
}

/** Tension and treaties between two powers, as the viewer sees them. */
export interface SeenPair {
  readonly a: PowerId
  readonly b: PowerId
  /** 0–100. */
  readonly tension: number
  /** Treaties in force between the two, and the last year of those that were given notice of. */
  readonly treaties: readonly { readonly kind: TreatyKind; readonly endsAfter?: number }[]
  /** Offers that stand between the two; empty unless the viewer is one of them. */
  readonly offers: readonly { readonly kind: TreatyKind; readonly from: PowerId }[]
}

/** The climate, as all viewers see it. */
export interface SeenClimate {
  /** Tg. */
  readonly soot: number
  /** °C. */
  readonly cooling: number
  readonly weaponsUsed: boolean
}

/** The truth revealed at the end of a match. */
export interface Reveal {
  readonly outcome: Outcome
  readonly world: WorldScore
  /** In seat order. */
  readonly powers: readonly RevealedPower[]
}

/** The true interest and forces of a power, revealed at the end. */
export interface RevealedPower {
  readonly id: PowerId
  readonly interest: Interest
  /** That of the leader before the change half way, and the agenda of the one after it; absent when there was no change. */
  readonly formerInterest?: Interest
  readonly agenda?: SeenAgenda
  readonly forces: ByForce<number>
  readonly score: ScoreSheet
  readonly total: number
  readonly grade: Grade
}
