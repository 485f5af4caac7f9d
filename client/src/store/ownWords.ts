import type { ScenarioEntry } from '#shared/protocol/system'
import { addTexts } from '../text/text.ts'

type Words = NonNullable<ScenarioEntry['words']>

/**
 * Adds the words of a scenario that does not come with the game; names that the game has stay as they are. English stands in for
 * what another language lacks: what is there first stands in for English.
 */
export function addOwnWords(id: string, words: Words): void {
  const all = { en: Object.values(words)[0]!, ...words }
  for (const [language, named] of Object.entries(all)) addTexts(language, textsOf(id, named))
}

function textsOf(id: string, { name, summary, note, powers, states, blocs }: Words[string]) {
  const named = Object.entries(powers)
  return {
    scenario: { [id]: { name, summary, note } },
    power: Object.fromEntries(named.map(([power, { short, name: own }]) => [power, { name: own, short }])),
    // A power that no seat plays is a lesser state.
    state: { ...Object.fromEntries(named.map(([power, { name: own }]) => [power, own])), ...states },
    bloc: blocs,
    leader: Object.fromEntries(
      named.map(([power, { leader, name: own }]) => [power, { name: leader ?? own, title: leader ?? own }]),
    ),
  }
}
