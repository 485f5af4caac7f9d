/**
 * The colours of the game, for map and panels. A war room at night: dark, fine lines, one accent per power, amber for
 * uncertainty, red for nuclear danger only.
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

/** The look of a power: a colour, a pattern that works without colours, an emblem for the smallest sizes. */
export interface PowerLook {
  readonly colour: string
  readonly pattern: 'plain' | 'diagonal' | 'dots' | 'crosses' | 'rows' | 'columns' | 'waves' | 'checks'
  readonly emblem: string
}

/** The looks of up to eight powers, by the index that a scenario gives each. */
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

/** The look with an index; the first for an unknown index. */
export const lookOf = (look: number): PowerLook => LOOKS[look] ?? LOOKS[0]!

/** Text sizes of the settings, as the root font size in pixels. */
export const TEXT_SIZES = { small: 14, normal: 16, large: 19 } as const
/** One of the text sizes. */
export type TextSize = keyof typeof TEXT_SIZES

/** Sets the colours as custom properties for the style sheets. */
export function applyTokens(root: HTMLElement): void {
  for (const [name, value] of Object.entries(COLOURS)) root.style.setProperty(`--${kebab(name)}`, value)
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** A colour as a number, as Phaser takes it. */
export const hexNumber = (colour: string): number => Number.parseInt(colour.slice(1), 16)
