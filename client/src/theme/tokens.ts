/**
 * The one file of colours, sizes and type, shared by map and panels. A war room at night: dark, fine lines, one accent
 * per power, amber for uncertainty, red for nuclear danger only.
 */
export const COLOURS = {
  ground: '#070b10',
  sea: '#0a121a',
  seaLine: '#13202c',
  panel: '#0d151d',
  panelRaised: '#131e29',
  line: '#233241',
  lineStrong: '#3a4f63',
  text: '#dbe5ee',
  textSoft: '#9fb2c3',
  textFaint: '#7d92a5',
  land: '#1b2833',
  landLine: '#0b131a',
  estimate: '#e8b04a',
  estimateSoft: '#6b5528',
  danger: '#ff5a4f',
  dangerSoft: '#5a1d1a',
  good: '#7fc9a4',
  focus: '#8fd0ff',
} as const

/** How each of the eight powers looks: colour, a pattern for those who do not see it, an emblem for the smallest size. */
export interface PowerLook {
  readonly colour: string
  readonly pattern: 'plain' | 'diagonal' | 'dots' | 'crosses' | 'rows' | 'columns' | 'waves' | 'checks'
  readonly emblem: string
}

export const LOOKS: readonly PowerLook[] = [
  { colour: '#5fa8d3', pattern: 'diagonal', emblem: '◆' },
  { colour: '#b9c7d6', pattern: 'dots', emblem: '✶' },
  { colour: '#e0a458', pattern: 'rows', emblem: '●' },
  { colour: '#b76ef5', pattern: 'columns', emblem: '▲' },
  { colour: '#7bdc8f', pattern: 'crosses', emblem: '✚' },
  { colour: '#e6d36a', pattern: 'waves', emblem: '☾' },
  { colour: '#f28fb1', pattern: 'checks', emblem: '❖' },
  { colour: '#4fc1b5', pattern: 'plain', emblem: '■' },
]

export const lookOf = (look: number): PowerLook => LOOKS[look] ?? LOOKS[0]!

/** Text sizes a person may choose, as the root font size in pixels. */
export const TEXT_SIZES = { small: 14, normal: 16, large: 19 } as const
export type TextSize = keyof typeof TEXT_SIZES

/** Hands the tokens to the style sheets as custom properties. */
export function applyTokens(root: HTMLElement): void {
  for (const [name, value] of Object.entries(COLOURS)) root.style.setProperty(`--${kebab(name)}`, value)
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** A colour as the number Phaser wants. */
export const hexNumber = (colour: string): number => Number.parseInt(colour.slice(1), 16)
