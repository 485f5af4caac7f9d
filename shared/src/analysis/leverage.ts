import { cityDamage } from '#shared/analysis/damage'
import {
  type Arsenal,
  arrivingWarheads,
  exposedShare,
  fullExchange,
  launchableWarheads,
  leakage,
} from '#shared/analysis/exchange'
import type { Ruleset } from '#shared/ruleset/ruleset'

/** How sure one power's answer to another's first strike is, 0–1: the loss it inflicts over the loss that deters. */
export const assuredShare = (ruleset: Ruleset, own: Arsenal, rival: Arsenal): number =>
  Math.min(1, fullExchange(ruleset, rival, own).attackerLoss / ruleset.scoring.assuredLoss)

/** How much a rival could do to a power's people if it tried, 0–1: the loss it could inflict over the loss that deters. */
export const threatShare = (ruleset: Ruleset, rival: Arsenal, own: Arsenal): number =>
  threatOf(
    ruleset,
    leakage(ruleset, arrivingWarheads(ruleset, launchableWarheads(ruleset, rival, true)), own.interceptors),
    own,
  )

/** The same by the warheads of the rival that get past the power's interceptors. */
export function threatOf(ruleset: Ruleset, arriving: number, own: Pick<Arsenal, 'shelters' | 'population'>): number {
  const emt = arriving * ruleset.exchange.megatonsEquivalent * exposedShare(ruleset, own.shelters)
  return Math.min(1, cityDamage(ruleset, emt, own.population).loss / ruleset.scoring.assuredLoss)
}

/** Exposure of a power to a rival, 0–1: the rival can hurt it, and its answer is not sure (clause 7.1). */
export function exposure(ruleset: Ruleset, own: Arsenal, rival: Arsenal): number {
  const threat = threatShare(ruleset, rival, own)
  return threat === 0 ? 0 : threat * (1 - assuredShare(ruleset, own, rival))
}
