import { defineSection, whole } from '#shared/debrief/define'
import { type Story, type YearStart, yearStarts } from '#shared/debrief/story'
import type { PowerId, StateId } from '#shared/ids'

/** One promise from beginning to end: what it was worth to its client, and what happened when it was tested. */
export interface PromiseEntry {
  readonly patron: PowerId
  readonly client: StateId
  readonly since: number
  /** First year without it; absent when it outlived the match. */
  readonly until?: number
  /** What the client believed at the start of each year, 0–100. */
  readonly believed: readonly { readonly year: number; readonly credibility: number }[]
  readonly tests: readonly { readonly year: number; readonly kept: boolean }[]
}

/** A promise as it stood at the start of a year. */
type Sighting = Pick<PromiseEntry, 'patron' | 'client' | 'since'> & PromiseEntry['believed'][number]

/** Every umbrella that stood at the start of a year, in the order in which they were opened. */
export const umbrellas = defineSection({
  id: 'umbrellas',
  of(story): readonly PromiseEntry[] {
    const starts = yearStarts(story)
    const promises = Map.groupBy(
      starts.flatMap(sightings),
      ({ patron, client, since }) => `${patron} ${client} ${since}`,
    )
    return [...promises.values()].map((seen) => {
      const { patron, client, since } = seen[0]!
      const until = starts.find(({ year }) => year > seen.at(-1)!.year)?.year
      const believed = seen.map(({ year, credibility }) => ({ year, credibility }))
      const tests = testsOf(story, patron, client).filter(({ year }) => year >= since && year <= (until ?? year))
      return { patron, client, since, ...(until === undefined ? {} : { until }), believed, tests }
    })
  },
  closed: whole,
})

function sightings({ year, state }: YearStart): readonly Sighting[] {
  return state.states.flatMap(({ id: client, umbrella }) => {
    if (umbrella === undefined) return []
    const { patron, since, credibility } = umbrella
    return [{ patron: state.powers[patron]!.id, client, since, year, credibility }]
  })
}

function testsOf({ record, states }: Story, patron: PowerId, client: StateId): PromiseEntry['tests'] {
  return record.windows.flatMap(({ events }, index) =>
    events.flatMap((event) => {
      if (event.type !== 'promiseKept' && event.type !== 'promiseBroken') return []
      if (event.power !== patron || event.client !== client) return []
      return [{ year: states[index]!.year, kept: event.type === 'promiseKept' }]
    }),
  )
}
