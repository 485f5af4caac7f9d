import { fault, type ScenarioFault } from '#shared/scenario/faults'
import type { ScenarioWords } from '#shared/scenario/words'

interface NamedThings {
  readonly powers: readonly { readonly id: string }[]
  readonly states: readonly { readonly id: string }[]
  readonly words?: ScenarioWords | undefined
}

/** Powers and states that a language has no words for, and words for what is not there. */
export function wordFaults({ powers, states, words = {} }: NamedThings): ScenarioFault[] {
  return Object.entries(words).flatMap(([language, named]) => [
    ...unlike(`words.${language}.powers`, powers, named.powers),
    ...unlike(`words.${language}.states`, states, named.states),
  ])
}

function unlike(path: string, things: readonly { readonly id: string }[], words: object): ScenarioFault[] {
  const ids = things.map((thing) => thing.id)
  return [
    ...ids.filter((known) => !Object.hasOwn(words, known)).map((known) => fault(`${path}.${known}`, 'noName')),
    ...Object.keys(words)
      .filter((known) => !ids.includes(known))
      .map((known) => fault(`${path}.${known}`, 'nothingThere')),
  ]
}
