import type { Character } from '#shared/bots/mind/character'
import type { LaunchPolicy } from '#shared/bots/policies/launch'

const ANSWERS: LaunchPolicy = { aim: 'countervalue', share: 100, defendsAllies: false }

/** A leader of no doctrine: what every character differs from. */
const PLAIN = {
  reading: 'median',
  likes: {},
  shuns: [],
  doctrine: 'limited',
  dread: 1,
  bluff: 0.05,
  yielding: 0,
  launch: ANSWERS,
  targeting: 'countervalue',
  authority: 'onWarning',
} as const satisfies Omit<Character, 'id'>

/** Ten doctrines as priors of one mind, by id, in the order in which they fill seats. */
export const CHARACTERS = {
  /** Arms as the other side arms, rests when it rests (Axelrod 1984). */
  'tit-for-tat': {
    ...PLAIN,
    id: 'tit-for-tat',
    likes: { treaty: 1 },
    bluff: 0.1,
    launch: { ...ANSWERS, share: 50, defendsAllies: true },
    targeting: 'counterforce',
    resents: 'lately',
  },
  /** Keeps the least force that can still answer. */
  'minimal-deterrer': {
    ...PLAIN,
    id: 'minimal-deterrer',
    reading: 'high',
    likes: { arms: 1, treaty: 1, demand: -6, scrap: 1 },
    doctrine: 'minimal',
    dread: 1.3,
    bluff: 0.02,
    yielding: 1,
    authority: 'afterImpact',
  },
  /** Seeks more than the other side has. */
  'superiority-seeker': {
    ...PLAIN,
    id: 'superiority-seeker',
    reading: 'high',
    likes: { arms: 4, shield: 2, treaty: -1, demand: 2, research: 1 },
    shuns: ['armsLimit', 'interceptorLimit', 'noFirstUse'],
    doctrine: 'unlimited',
    dread: 0.7,
    bluff: 0.15,
    yielding: -1,
    launch: { onWarningFrom: 0.85, aim: 'counterforce', share: 75, defendsAllies: true },
    targeting: 'counterforce',
  },
  /** Reads every estimate at its worst. */
  'worst-case-planner': {
    ...PLAIN,
    id: 'worst-case-planner',
    reading: 'high',
    likes: { arms: 3, shield: 1, formations: 1, spy: 1 },
    shuns: ['armsLimit'],
    dread: 1.2,
    launch: { onWarningFrom: 0.75, aim: 'counterforce', share: 100, defendsAllies: true },
    targeting: 'counterforce',
  },
  /** Shows that it means no harm by deeds (Kydd 2005). */
  reassurer: {
    ...PLAIN,
    id: 'reassurer',
    likes: { treaty: 3, scrap: 2, demand: -8, aid: 1, words: 0.5 },
    doctrine: 'minimal',
    dread: 1.5,
    bluff: 0,
    yielding: 2,
    launch: { aim: 'countervalue', share: 50, defendsAllies: true },
    targeting: 'withheld',
    authority: 'delegated',
  },
  /** Keeps faith until a rival arms in earnest; then never again (Axelrod 1984). */
  grim: {
    ...PLAIN,
    id: 'grim',
    likes: { treaty: 0.5 },
    dread: 0.8,
    launch: { ...ANSWERS, defendsAllies: true },
    resents: 'forever',
  },
  /** Plays with risk (Schelling 1966). */
  gambler: {
    ...PLAIN,
    id: 'gambler',
    reading: 'low',
    likes: { demand: 5, words: 1, formations: 1 },
    shuns: ['armsLimit'],
    dread: 0.35,
    bluff: 0.5,
    yielding: -3,
    launch: { onWarningFrom: 0.9, aim: 'countervalue', share: 100, defendsAllies: false },
  },
  /** Takes what costs little. */
  opportunist: {
    ...PLAIN,
    id: 'opportunist',
    reading: 'low',
    likes: { aid: 1, demand: 3, breach: 2 },
    shuns: ['inspection'],
    dread: 0.8,
    bluff: 0.25,
    launch: { onWarningFrom: 0.93, aim: 'counterforce', share: 50, defendsAllies: false },
    targeting: 'counterforce',
  },
  /** Promises much and stands by it (Huth & Russett 1984). */
  'loyal-patron': {
    ...PLAIN,
    id: 'loyal-patron',
    likes: { aid: 1, formations: 2, promise: 3, base: 1 },
    dread: 0.7,
    bluff: 0.1,
    yielding: -1,
    launch: { aim: 'counterforce', share: 75, defendsAllies: true },
    targeting: 'counterforce',
  },
  /** Lives under the umbrella of others (Olson & Zeckhauser 1966). */
  'free-rider': {
    ...PLAIN,
    id: 'free-rider',
    likes: { arms: -3, formations: -1, treaty: 2 },
    dread: 1.3,
    yielding: 1,
  },
} as const satisfies Readonly<Record<string, Character>>

/** Id of a character. */
export type CharacterId = keyof typeof CHARACTERS
