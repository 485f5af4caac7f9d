import { useEffect, useState } from 'preact/hooks'
import type { PivotalChoice } from '#shared/debrief/choices'
import { type MatteringChoice, matteringOf, shortlist, type WeighedChoice } from '#shared/debrief/matter'
import type { PowerId } from '#shared/ids'
import type { Archive } from '../workers/archive.ts'

/** What the search for the choice that mattered has found. */
export interface FoundChoice {
  /** How many choices were tried otherwise. */
  readonly tried: number
  /** Undefined when none moved the points by more than luck does. */
  readonly mattering: MatteringChoice | undefined
}

/** Engines that weigh at the same time. */
const ENGINES = 2

/** The one choice of a power that mattered, once it is found; a record of other rules has none to try. */
export function useMatteringChoice(archive: Archive, power: PowerId): FoundChoice | undefined {
  const [found, setFound] = useState<FoundChoice | undefined>(undefined)
  useEffect(() => {
    let isWanted = true
    setFound(undefined)
    // A page that was left has no engine any more.
    find(archive, power).then(
      (choice) => isWanted && setFound(choice),
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [archive, power])
  return found
}

async function find(archive: Archive, power: PowerId): Promise<FoundChoice> {
  const tried = await archive.engine.triedChoices(power)
  const screened = await weighed(archive, 'first', tried)
  const again = await weighed(archive, 'second', shortlist(screened))
  return { tried: tried.length, mattering: matteringOf(again) }
}

/** Choices weighed by several engines at once; what comes of it does not depend on how they are shared out. */
async function weighed(
  archive: Archive,
  look: 'first' | 'second',
  choices: readonly PivotalChoice[],
): Promise<readonly WeighedChoice[]> {
  const parts = Array.from({ length: ENGINES }, (_, part) => choices.filter((_choice, n) => n % ENGINES === part))
  const found = await Promise.all(
    parts.map(async (part) => (part.length === 0 ? [] : await archive.work((engine) => engine.weigh(look, part)))),
  )
  const all = found.flat()
  // In the order of the choices, so that of equals the same comes first.
  return choices.flatMap((choice) => all.find((each) => JSON.stringify(each.choice) === JSON.stringify(choice)) ?? [])
}
