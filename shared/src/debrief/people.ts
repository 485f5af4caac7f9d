import { beliefs } from '#shared/debrief/beliefs'
import { defineSection } from '#shared/debrief/define'
import { shareOnArms, spending } from '#shared/debrief/spending'
import type { Story } from '#shared/debrief/story'
import { umbrellas } from '#shared/debrief/umbrellas'
import type { PowerId } from '#shared/ids'
import { moduleOf } from '#shared/orders/index'
import type { Aim } from '#shared/ruleset/vocabulary'

/** One power's own page: what it did beside what it said. */
export interface PersonalPage {
  readonly power: PowerId
  /** A program played it, by its own word. */
  readonly program?: true
  /** Aims of its launches, oldest first; empty when it never fired. */
  readonly firedAt: readonly Aim[]
  readonly usedFirst: boolean
  /** As `Calibration.fear` and `Calibration.brier`. */
  readonly fear: number
  readonly brier?: number
  readonly promisesKept: number
  readonly promisesTested: number
  readonly treatiesBroken: number
  /** Share of its income that did not go to welfare, 0–1. */
  readonly armsShare: number
}

/** In seat order. */
export const people = defineSection({
  id: 'people',
  of: (story): readonly PersonalPage[] =>
    story.states.at(-1)!.powers.map(({ id, usedFirst }, seat) => {
      const { fear, brier } = beliefs.of(story).calibrations[seat]!
      const promises = umbrellas.of(story).filter(({ patron }) => patron === id)
      const tests = promises.flatMap((entry) => entry.tests)
      return {
        power: id,
        ...(story.record.programs?.includes(id) && { program: true as const }),
        firedAt: aimsOf(story, id),
        usedFirst,
        fear,
        ...(brier === undefined ? {} : { brier }),
        promisesKept: tests.filter(({ kept }) => kept).length,
        promisesTested: tests.length,
        treatiesBroken: breachesOf(story, id),
        armsShare: shareOnArms(spending.of(story).filter(({ power }) => power === id)),
      }
    }),
  closed: (pages) => pages.map(({ brier: _, ...page }) => page),
})

function aimsOf({ record }: Story, power: PowerId): readonly Aim[] {
  const claims = record.windows.flatMap(({ submissions }) =>
    (submissions[power] ?? []).flatMap((order) => moduleOf(order).claims(order)),
  )
  return claims.flatMap((claim) => (claim.kind === 'launch' ? [claim.aim] : []))
}

const breachesOf = ({ record }: Story, power: PowerId): number =>
  record.windows.flatMap(({ events }) =>
    events.filter((event) => event.type === 'treatyBroken' && event.power === power),
  ).length
