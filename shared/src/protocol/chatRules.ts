/** What people may say in a match: nothing, set phrases that each reads in their own language, or anything. */
export const CHAT_RULES = ['off', 'phrases', 'free'] as const
/** What players may say in a match. */
export type ChatRule = (typeof CHAT_RULES)[number]

/** The set phrases, which every language has; some speak of a third power. */
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
/** A set phrase of the chat. */
export type ChatPhrase = (typeof PHRASES)[number]

/** Longest free text, in characters. */
export const LONGEST_CHAT = 200
