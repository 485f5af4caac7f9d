import { totalWarheadBand } from '#shared/analysis/arsenal'
import { brierScore, coverage } from '#shared/analysis/calibration'
import { totalWarheads } from '#shared/analysis/exchange'
import { defineSection } from '#shared/debrief/define'
import { type Story, yearStarts } from '#shared/debrief/story'
import type { PowerId } from '#shared/ids'
import { mean } from '#shared/math'
import type { Band } from '#shared/view/observation'
import { observe } from '#shared/view/observe'

/** What one power believed of another at the start of a year, beside the truth. */
export interface BeliefStory {
  readonly year: number
  readonly viewer: PowerId
  readonly rival: PowerId
  /** Warheads: the believed band (10 %, 50 %, 90 %), and the truth. */
  readonly warheads: Band
  readonly truth: number
  /** Believed probability that the rival seeks only security, 0–1. */
  readonly seeker: number
  /** Whether it did; absent while interests are closed. */
  readonly isSeeker?: boolean
}

/** How well one power knew the others. */
export interface Calibration {
  readonly viewer: PowerId
  /** Brier score of the beliefs about interests, 0–1; 0 is perfect, 0.25 that of a coin. Absent while interests are closed. */
  readonly brier?: number
  /** Share of true arsenals inside the 10–90 % bands, 0–1; 0.8 is well calibrated. */
  readonly coverage: number
  /** Mean of median estimate over truth, less 1: above 0 where it believed more than there was. */
  readonly fear: number
}

/** What the powers believed of each other. */
export interface BeliefFigures {
  /** Every belief of every year, by year, viewer and rival in seat order. */
  readonly entries: readonly BeliefStory[]
  /** In seat order. */
  readonly calibrations: readonly Calibration[]
}

/** Section: what the powers believed of each other, beside the truth. */
export const beliefs = defineSection({
  id: 'beliefs',
  of(story): BeliefFigures {
    const entries = entriesOf(story)
    return { entries, calibrations: calibrationsOf(story.record.seats, entries) }
  },
  closed: ({ entries, calibrations }) => ({
    entries: entries.map(({ year, viewer, rival, warheads, truth, seeker }) => ({
      year,
      viewer,
      rival,
      warheads,
      truth,
      seeker,
    })),
    calibrations: calibrations.map(({ viewer, coverage, fear }) => ({ viewer, coverage, fear })),
  }),
})

function entriesOf(story: Story): readonly BeliefStory[] {
  return yearStarts(story).flatMap(({ year, state }) =>
    state.powers.flatMap(({ id: viewer }) =>
      observe(story.ruleset, state, { kind: 'power', power: viewer }).powers.flatMap(
        ({ id: rival, estimate }, seat) => {
          if (estimate === undefined) return []
          const { forces, interest } = state.powers[seat]!
          return [
            {
              year,
              viewer,
              rival,
              warheads: totalWarheadBand(estimate),
              truth: totalWarheads(forces),
              seeker: estimate.seeker,
              isSeeker: interest === 'securitySeeker',
            },
          ]
        },
      ),
    ),
  )
}

function calibrationsOf(powers: readonly PowerId[], entries: readonly BeliefStory[]): readonly Calibration[] {
  return powers.map((viewer) => {
    const own = entries.filter((belief) => belief.viewer === viewer)
    const armed = own.filter(({ truth }) => truth > 0)
    const ratios = armed.map(({ warheads, truth }) => warheads.median / truth)
    return {
      viewer,
      brier: brierScore(own.map(({ seeker, isSeeker = false }) => ({ believed: seeker, true: isSeeker }))),
      coverage: coverage(own.map(({ warheads, truth }) => ({ ...warheads, truth }))),
      fear: ratios.length === 0 ? 0 : mean(ratios) - 1,
    }
  })
}
