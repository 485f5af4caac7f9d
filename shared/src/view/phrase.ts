/** A sentence to be: a text key and its arguments. Words stay in assets/lang; the rules speak only keys. */
export interface Phrase {
  readonly key: string
  readonly args: Readonly<Record<string, string | number>>
}

/** Why something is not acceptable. Computed from what its author can see, so that it never tells a secret. */
export interface Problem extends Phrase {}

export const phrase = (key: string, args: Phrase['args'] = {}): Phrase => ({ key, args })
export const problem = (name: string, args: Phrase['args'] = {}): Problem => ({ key: `problem.${name}`, args })
