/**
 * The colours of the game, for map and panels. A war room at night: dark, fine lines, one accent per power, bone for what is
 * done, paper for what is read, amber for uncertainty only, red for nuclear danger only.
 */
export const COLOURS = {
  ground: '#060a0f',
  sea: '#0a1620',
  seaLine: '#13222e',
  panel: '#0c151e',
  panelRaised: '#172431',
  line: '#2a3b4c',
  lineStrong: '#4d657b',
  text: '#eaf1f7',
  textSoft: '#b3c4d3',
  textFaint: '#8ea4b7',
  land: '#1c2a35',
  landLine: '#0b131a',
  bone: '#efe6d3',
  paper: '#e9dfca',
  ink: '#17140f',
  estimate: '#e8b04a',
  estimateText: '#ffc966',
  estimateSoft: '#2b2210',
  danger: '#ff5a4f',
  dangerSoft: '#3c1210',
  good: '#a6e6c5',
  loss: '#f3d9cf',
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
  { colour: '#f28fb1', pattern: 'rows', emblem: '●' },
  { colour: '#b76ef5', pattern: 'columns', emblem: '▲' },
  { colour: '#7bdc8f', pattern: 'plain', emblem: '✚' },
  { colour: '#c6d957', pattern: 'waves', emblem: '☾' },
  { colour: '#d9805f', pattern: 'checks', emblem: '❖' },
  { colour: '#4fc1b5', pattern: 'crosses', emblem: '■' },
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
