import { NUCLEAR } from '#shared/ruleset/forces'
import type { DraftFile } from '../store/drafts.ts'
import {
  blocName,
  leaderTitle,
  powerName,
  powerShort,
  scenarioName,
  scenarioNote,
  scenarioSummary,
  stateName,
} from '../text/text.ts'
import { filePowers, type Holder, statesOf } from './file.ts'

const OWN = 'own-'

/** What a copy calls an id of the game's: names of the game stay with its own ids. */
const renamed = (id: string): string => `${OWN}${id}`.slice(0, 31)

/** What the game calls a power of its own, cut to what a file may hold. */
const namesOf = (power: string) => ({
  name: powerName(power).slice(0, 40),
  short: powerShort(power).slice(0, 14),
  leader: leaderTitle(power).slice(0, 40),
})

/** A scenario of the game as a file of one's own: with ids of its own, and with the game's words in one language. */
export function copyOf(file: DraftFile, language: string): DraftFile {
  const scenario = String(file['id'])
  const [powers, states] = [filePowers(file), statesOf(file)]
  const blocs = [...new Set(powers.map(({ bloc = '' }) => bloc))]
  const note = scenarioNote(scenario)
  const words = {
    name: scenarioName(scenario).slice(0, 60),
    summary: scenarioSummary(scenario).slice(0, 400),
    ...(note === '' ? {} : { note: note.slice(0, 600) }),
    powers: Object.fromEntries(powers.map(({ id }) => [renamed(id), namesOf(id)])),
    states: Object.fromEntries(states.map(({ id }) => [renamed(id), stateName(id).slice(0, 40)])),
    blocs: Object.fromEntries(blocs.map((bloc) => [renamed(bloc), blocName(bloc).slice(0, 40)])),
  }
  const { id: _, ...rest } = file
  let text = JSON.stringify({ ...rest, powers: powers.map(withEnrichment) })
  const ids = new Set([...powers.map(({ id }) => id), ...states.map(({ id }) => id), ...blocs])
  for (const id of ids) text = text.replaceAll(`"${id}"`, `"${renamed(id)}"`)
  return { id: renamed(scenario), words: { [language]: words }, ...(JSON.parse(text) as DraftFile) }
}

/** What a file leaves out has its usual value: here it is written, so that it can be changed. */
const withEnrichment = (power: Holder & { readonly technology?: object }) => ({
  ...power,
  technology: { enrichment: NUCLEAR, ...power.technology },
})
