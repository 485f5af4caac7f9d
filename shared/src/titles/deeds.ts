import type { EventType, SeenEvent } from '#shared/events/index'
import type { DatedEvent } from '#shared/events/withYears'
import type { PowerId } from '#shared/ids'
import { endFor } from '#shared/voices/endFor'

/** What one power has done so far, counted from the events it knew of. No interest, no points and no dead are among them. */
export interface Deeds {
  /** Years that have begun. */
  readonly years: number
  /** Years in which it did something: signed, spoke, built, helped, spied. To stand in a confrontation is none of it. */
  readonly activeYears: number
  /** Promises of its own that were tested and kept, and those broken. */
  readonly kept: number
  readonly broken: number
  /** Powers it concluded a treaty with, treaties it broke, and how often it was found cheating. */
  readonly partners: number
  readonly breaches: number
  readonly cheated: number
  /** Warheads it scrapped before witnesses. */
  readonly scrapped: number
  /** Years in which it aided a lesser state. */
  readonly aidedYears: number
  /** Pleas of its clients that it left unanswered. */
  readonly unanswered: number
  /** Highest rung on which it gave way, and on which it stood at all; 0 for none. */
  readonly gaveWayOn: number
  readonly stoodOn: number
  /** Confrontations it ended with terms. */
  readonly deals: number
  /** False alarms on its screens, the highest confidence of one, 0–1, and how often it called the other on the hotline. */
  readonly falseAlarms: number
  readonly doubt: number
  readonly calls: number
  /** Salvos of its own, and whether any power's came down. */
  readonly salvos: number
  readonly isWar: boolean
}

const NOTHING_DONE = {
  years: 0,
  activeYears: 0,
  kept: 0,
  broken: 0,
  partners: 0,
  breaches: 0,
  cheated: 0,
  scrapped: 0,
  aidedYears: 0,
  unanswered: 0,
  gaveWayOn: 0,
  stoodOn: 0,
  deals: 0,
  falseAlarms: 0,
  doubt: 0,
  calls: 0,
  salvos: 0,
  isWar: false,
} satisfies Deeds

/** Events that tell of an act of the power they name first. */
const ACTS: readonly EventType[] = [
  'aidGiven',
  'baseAnnounced',
  'baseBuilt',
  'baseClosed',
  'ceasefireAgreed',
  'forceDelivered',
  'researchReported',
  'spyReported',
  'statementMade',
  'treatyBroken',
  'treatyConcluded',
  'treatyLeft',
  'treatyProposed',
  'umbrellaExtended',
  'umbrellaReaffirmed',
  'umbrellaWithdrawn',
  'warheadsScrapped',
]

/** What a power has done, from the events it knew of, oldest first. */
export function deedsOf(power: PowerId, events: readonly DatedEvent[]): Deeds {
  const count = new Count(power)
  for (const { year, event } of events) count.take(year, event)
  return count.deeds()
}

/** A count of deeds under way. */
class Count {
  readonly #power: PowerId
  readonly #deeds: { -readonly [Name in keyof Deeds]: Deeds[Name] } = { ...NOTHING_DONE }
  readonly #active = new Set<number>()
  readonly #aided = new Set<number>()
  readonly #partners = new Set<PowerId>()
  /** Confidence of the tracks on its screens by their origin, until they have proved false or real. */
  readonly #tracks = new Map<PowerId, number>()

  constructor(power: PowerId) {
    this.#power = power
  }

  deeds(): Deeds {
    return {
      ...this.#deeds,
      activeYears: this.#active.size,
      aidedYears: this.#aided.size,
      partners: this.#partners.size,
    }
  }

  take(year: number, event: SeenEvent): void {
    const deeds = this.#deeds
    deeds.years = Math.max(deeds.years, year)
    if (event.type === 'salvoLanded') {
      deeds.isWar = true
      if (event.attacker === this.#power) deeds.salvos++
    }
    const isOwn = 'power' in event && event.power === this.#power
    if (isOwn && ACTS.includes(event.type)) this.#active.add(year)
    if (isOwn) this.#takeOwn(year, event)
    this.#takeBetween(year, event)
  }

  /** An event that names the power first. */
  #takeOwn(year: number, event: SeenEvent): void {
    const deeds = this.#deeds
    switch (event.type) {
      case 'promiseKept':
        deeds.kept++
        break
      case 'promiseBroken':
        deeds.broken++
        break
      case 'treatyBroken':
        deeds.breaches++
        break
      case 'cheatingFound':
        deeds.cheated++
        break
      case 'warheadsScrapped':
        deeds.scrapped += event.warheads
        break
      case 'aidGiven':
        this.#aided.add(year)
        break
      case 'pleaUnanswered':
        deeds.unanswered++
        break
      case 'hotlineAnswered':
        deeds.calls++
        break
      case 'warningRaised':
        this.#tracks.set(event.origin, event.confidence)
        break
      case 'alarmProvedFalse':
        deeds.falseAlarms++
        deeds.doubt = Math.max(deeds.doubt, this.#tracks.get(event.origin) ?? 0)
        break
    }
  }

  /** An event of two powers, of which it may be either. */
  #takeBetween(year: number, event: SeenEvent): void {
    const deeds = this.#deeds
    if (!('power' in event && 'target' in event)) return
    const sides: readonly PowerId[] = [event.power, event.target]
    if (!sides.includes(this.#power)) return
    const other = sides.find((side) => side !== this.#power) ?? this.#power
    if (event.type === 'treatyConcluded') {
      this.#partners.add(other)
      this.#active.add(year)
    }
    if (event.type === 'crisisMoved' || event.type === 'crisisEnded')
      deeds.stoodOn = Math.max(deeds.stoodOn, event.rung)
    if (event.type !== 'crisisEnded') return
    if (endFor(event, this.#power) === 'lost' || event.outcome === 'bothYielded')
      deeds.gaveWayOn = Math.max(deeds.gaveWayOn, event.rung)
    if (event.outcome === 'deal') deeds.deals++
  }
}
