import type { HairName } from './hair.ts'
import type { WearName } from './wear.ts'

/** What makes a leader's face. */
export interface LeaderFace {
  readonly skin: keyof typeof SKINS
  readonly hair: HairName
  readonly hairColour: string
  readonly wear: WearName
  /** Half the width of jaw and chin, in units of the drawing. */
  readonly jaw: number
  readonly chin: number
  readonly beard?: boolean
  readonly stubble?: boolean
  readonly glasses?: boolean
  readonly lips?: boolean
}

/** Tones of skin in full light. */
export const SKINS = { light: '#f1d6bd', mid: '#c9986c', deep: '#93633f' } as const

/** The leaders of the invented leagues. Nobody real: historical powers have none and show their emblem. */
export const LEADERS: Readonly<Record<string, LeaderFace>> = {
  antilles: { skin: 'deep', hair: 'curls', hairColour: '#aab4bd', wear: 'lapel', jaw: 34, chin: 14, lips: true },
  boreal: { skin: 'light', hair: 'bob', hairColour: '#f2f5f7', wear: 'highCollar', jaw: 33, chin: 13, lips: true },
  dawn: { skin: 'light', hair: 'part', hairColour: '#1a1424', wear: 'mandarin', jaw: 36, chin: 17, glasses: true },
  monsoon: { skin: 'mid', hair: 'bun', hairColour: '#20141b', wear: 'shawl', jaw: 33, chin: 13, lips: true },
  thalassa: { skin: 'light', hair: 'wave', hairColour: '#8d979b', wear: 'open', jaw: 38, chin: 19, beard: true },
  savanna: { skin: 'deep', hair: 'kufi', hairColour: '#14110e', wear: 'robe', jaw: 37, chin: 18, stubble: true },
  coral: { skin: 'mid', hair: 'swept', hairColour: '#3a2a20', wear: 'lapel', jaw: 34, chin: 15, lips: true },
  austral: { skin: 'mid', hair: 'bald', hairColour: '#c9cdd0', wear: 'coat', jaw: 38, chin: 18 },
}
