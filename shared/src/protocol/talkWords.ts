/** What people may say at a table: nothing, set phrases in everybody's own language, or anything. */
export const TALK_RULES = ['off', 'phrases', 'free'] as const
export type TalkRule = (typeof TALK_RULES)[number]

/** Phrases everybody has words for; some speak of a third power. */
export const PHRASES = [
  'greeting',
  'wePromise',
  'wantTreaty',
  'stopArming',
  'thatWasNoAttack',
  'standDown',
  'weWillAnswer',
  'beware',
  'thanks',
  'no',
] as const
export type TalkPhrase = (typeof PHRASES)[number]

/** Longest free text, in characters. */
export const LONGEST_WORDS = 200
