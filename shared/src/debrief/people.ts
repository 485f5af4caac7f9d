import type { Calibration } from '#shared/debrief/beliefs'
import { shareOnArms, type YearSpent } from '#shared/debrief/spending'
import type { Story } from '#shared/debrief/story'
import type { PromiseEntry } from '#shared/debrief/umbrellas'
import type { PowerId } from '#shared/ids'
import { moduleOf } from '#shared/orders/index'
import type { Aim } from '#shared/ruleset/vocabulary'

/** One power's own page: its deeds beside its words. */
export interface PersonalPage {
  readonly power: PowerId
  /** What it fired at, if it fired: its doctrine in deeds. */
  readonly firedAt: readonly Aim[]
  readonly usedFirst: boolean
  /** Middle estimates over the truth, less 1. */
  readonly fear: number
  readonly brier: number
  readonly promisesKept: number
  readonly promisesTested: number
  readonly treatiesBroken: number
  /** Share of its income that did not go to welfare, 0–1. */
  readonly armsShare: number
}

export interface PeopleParts {
  readonly calibrations: readonly Calibration[]
  readonly umbrellas: readonly PromiseEntry[]
  readonly spending: readonly YearSpent[]
}

/** In seat order. */
export function peopleOf(story: Story, { calibrations, umbrellas, spending }: PeopleParts): readonly PersonalPage[] {
  const last = story.states.at(-1)!
  return last.powers.map(({ id, usedFirst }, seat) => {
    const tests = umbrellas.filter(({ patron }) => patron === id).flatMap((entry) => entry.tests)
    return {
      power: id,
      firedAt: aimsOf(story, id),
      usedFirst,
      fear: calibrations[seat]!.fear,
      brier: calibrations[seat]!.brier,
      promisesKept: tests.filter(({ kept }) => kept).length,
      promisesTested: tests.length,
      treatiesBroken: countOf(story, id),
      armsShare: shareOnArms(spending.filter(({ power }) => power === id)),
    }
  })
}

function aimsOf({ record }: Story, power: PowerId): readonly Aim[] {
  const claims = record.windows.flatMap(({ submissions }) =>
    (submissions[power] ?? []).flatMap((order) => moduleOf(order).claims(order)),
  )
  return claims.flatMap((claim) => (claim.kind === 'launch' ? [claim.aim] : []))
}

const countOf = ({ record }: Story, power: PowerId): number =>
  record.windows.flatMap(({ events }) =>
    events.filter((event) => event.type === 'treatyBroken' && event.power === power),
  ).length
