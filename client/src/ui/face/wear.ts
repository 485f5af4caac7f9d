import { mix } from './mix.ts'

/** A piece of clothing: its path and its colour, from the league's colour and the dark cloth made of it. */
interface Piece {
  readonly d: string
  fill(colour: string, cloth: string): string
}

const COAT = 'M-4 226c4-30 34-38 76-46h56c42 8 72 16 76 46z'
const white = (share: number) => (colour: string) => mix(colour, '#ffffff', share)
const tint = (share: number) => (colour: string, cloth: string) => mix(cloth, colour, share)
const cloth = (_colour: string, dark: string) => dark

/** What leaders wear, from the back to the front. The drawing is 200 by 220 units, the neck at its middle. */
export const WEAR = {
  lapel: [
    { d: 'M-4 226c4-28 34-36 78-44l26 22 26-22c44 8 74 16 78 44z', fill: cloth },
    { d: 'M74 180l26 46 26-46-8-6H82z', fill: white(0.55) },
    { d: 'M72 180l-14 14 12 8-6 8 30 18 4-6zM128 180l14 14-12 8 6 8-30 18-4-6z', fill: tint(0.28) },
  ],
  highCollar: [
    { d: 'M-4 226c4-30 30-36 70-46h68c40 10 66 16 70 46z', fill: cloth },
    {
      d: 'M62 150c-4 14-6 30-4 46 20 14 64 14 84 0 2-16 0-32-4-46-6 24-20 34-38 34s-32-10-38-34z',
      fill: tint(0.35),
    },
    { d: 'M62 150c-4 14-6 30-4 46l12 6c-4-18-6-36-8-52z', fill: white(0.4) },
  ],
  mandarin: [
    { d: COAT, fill: cloth },
    { d: 'M74 172c-2 8-2 16 0 22 14 8 38 8 52 0 2-6 2-14 0-22-8 12-44 12-52 0z', fill: tint(0.45) },
    { d: 'M98.500 200h3v26h-3z', fill: white(0.3) },
  ],
  shawl: [
    { d: COAT, fill: cloth },
    { d: 'M-4 226c8-30 44-40 70-44 6 14 40 34 92 44z', fill: tint(0.65) },
    { d: 'M12 208c18-12 36-18 52-20 8 12 30 28 62 38l-8 0c-30-9-48-22-56-34-16 3-32 8-48 19z', fill: white(0.5) },
  ],
  open: [
    { d: COAT, fill: cloth },
    { d: 'M72 178l28 38 28-38 14 8-30 40H88l-30-40z', fill: white(0.72) },
  ],
  robe: [
    { d: 'M-8 226c2-36 40-42 80-48h56c40 6 78 12 80 48z', fill: cloth },
    {
      d: 'M67 180c8 18 19 32 33 48 14-16 25-30 33-48l-7-4c-8 18-16 28-26 41-10-13-18-23-26-41z',
      fill: (colour) => colour,
    },
  ],
  coat: [
    { d: COAT, fill: cloth },
    { d: 'M72 178l28 30 28-30 6 10-34 38-34-38z', fill: tint(0.3) },
  ],
} as const satisfies Readonly<Record<string, readonly Piece[]>>

/** What a leader may wear. */
export type WearName = keyof typeof WEAR
