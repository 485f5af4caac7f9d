/** What people may say at a table: nothing, set phrases in everybody's own language, or anything. */
export const CHAT_RULES = ['off', 'phrases', 'free'] as const
export type ChatRule = (typeof CHAT_RULES)[number]

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
export type ChatPhrase = (typeof PHRASES)[number]

/** Longest free text, in characters. */
export const LONGEST_CHAT = 200
