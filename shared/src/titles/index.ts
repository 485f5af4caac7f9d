import type { Deeds } from '#shared/titles/deeds'

/**
 * Every title, with what earns it: one line makes a new one, beside its words `title.<id>` in all languages. Titles are won by what a
 * power did, never by points, place or deaths, and are held as things stand: what a title rests on may be lost again.
 */
export const TITLES = {
  keptWord: ({ kept, broken, breaches, cheated }) => kept > 0 && broken + breaches + cheated === 0,
  oathBreaker: ({ broken, breaches, cheated }) => broken + breaches + cheated >= SEVERAL,
  bridgeBuilder: ({ partners, breaches, cheated }) => partners >= 3 && breaches + cheated === 0,
  disarmer: ({ scrapped }) => scrapped >= 10,
  helper: ({ aidedYears, unanswered, years }) => years >= FEW_YEARS && aidedYears >= years - 1 && unanswered === 0,
  deafEar: ({ unanswered }) => unanswered >= SEVERAL,
  coolHead: ({ doubt, salvos }) => doubt >= 0.5 && salvos === 0,
  caller: ({ calls }) => calls > 0,
  blinked: ({ gaveWayOn, salvos }) => gaveWayOn >= 4 && salvos === 0,
  overTheEdge: ({ stoodOn, isWar }) => stoodOn >= 6 && !isWar,
  termsMaker: ({ deals }) => deals > 0,
  cleanHands: ({ isWar, salvos }) => isWar && salvos === 0,
  sleepwalker: ({ activeYears, years }) => years >= FEW_YEARS && activeYears <= years / 5,
} as const satisfies Readonly<Record<string, (deeds: Deeds) => boolean>>

/** Id of a title. */
export type TitleId = keyof typeof TITLES
/** All ids of titles, in the order in which they are told. */
export const TITLE_IDS = Object.keys(TITLES) as readonly TitleId[]

/** How often makes a habit, and how many years make a match long enough to be judged by. */
const SEVERAL = 2
const FEW_YEARS = 4

/** The titles that these deeds earn, as things stand. */
export const titlesFor = (deeds: Deeds): readonly TitleId[] => TITLE_IDS.filter((id) => TITLES[id](deeds))
