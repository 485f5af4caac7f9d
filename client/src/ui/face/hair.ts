/**
 * Hair of the leaders' faces, drawn for a face of 200 by 220 units: what lies behind the head, what lies before it, and bands in
 * the league's colour. The project's own drawing.
 */
export interface Hair {
  readonly behind: string
  readonly before: string
  readonly band?: string
}

/** Cuts of hair by name. */
export const HAIR = {
  curls: {
    behind:
      'M39 78a19 19 0 1 0 38 0a19 19 0 1 0 -38 0zM37 98a15 15 0 1 0 30 0a15 15 0 1 0 -30 0zM42 58a20 20 0 1 0 40 0a20 20 0 1 0 -40 0zM59 44a21 21 0 1 0 42 0a21 21 0 1 0 -42 0zM80 39a22 22 0 1 0 44 0a22 22 0 1 0 -44 0zM103 45a21 21 0 1 0 42 0a21 21 0 1 0 -42 0zM121 60a19 19 0 1 0 38 0a19 19 0 1 0 -38 0zM130 80a17 17 0 1 0 34 0a17 17 0 1 0 -34 0zM137 100a13 13 0 1 0 26 0a13 13 0 1 0 -26 0z',
    before:
      'M53 66a13 13 0 1 0 26 0a13 13 0 1 0 -26 0zM67 58a13 13 0 1 0 26 0a13 13 0 1 0 -26 0zM84 55a13 13 0 1 0 26 0a13 13 0 1 0 -26 0zM101 57a13 13 0 1 0 26 0a13 13 0 1 0 -26 0zM117 66a13 13 0 1 0 26 0a13 13 0 1 0 -26 0zM47 84a9 9 0 1 0 18 0a9 9 0 1 0 -18 0zM136 86a9 9 0 1 0 18 0a9 9 0 1 0 -18 0z',
  },
  bob: {
    behind: 'M100 32C56 32 42 70 42 108c0 30 2 48 8 62h22l4-60h50l4 60h22c6-14 8-32 8-62 0-38-16-76-60-76z',
    before: 'M54 112C50 84 58 58 92 48c30-8 56 14 56 62-8-10-12-24-16-34-20 10-48 14-62 10-8 6-14 16-16 26z',
  },
  part: {
    behind: 'M52 104C46 62 68 36 102 36s54 26 47 68z',
    before: 'M51 106C47 74 60 48 84 44c24-8 58-2 66 60l-5 3c-4-14-8-24-14-32-18 4-44 0-60-12-6 12-10 26-12 42z',
  },
  bun: {
    behind: 'M88 28a24 24 0 1 0 48 0a24 24 0 1 0 -48 0zM50 108C46 64 68 38 100 38s56 26 50 70z',
    before:
      'M51 118C46 78 62 48 98 46c-8 18-28 30-36 44-4 8-5 18-6 28zM149 118c5-40-11-70-51-72 14 16 34 28 42 44 4 8 4 18 5 28z',
  },
  wave: {
    behind: 'M48 112C40 62 66 32 104 34c38 0 56 34 48 78z',
    before:
      'M50 108c-4-20 0-40 10-50 2-12 22-22 34-16 14-8 40 0 46 18 10 10 14 28 9 48-6-10-8-24-16-34-12 2-20-4-28-10-12 10-34 8-42 12-7 8-9 20-13 32z',
  },
  kufi: {
    behind: '',
    before: 'M56 74c0-10 2-36 6-42 10-10 66-10 76 0 4 6 7 32 7 42-24-9-64-9-89 0z',
    band: 'M56 84l0-11c25-9 64-9 89 0v11c-24-8-65-8-89 0z',
  },
  swept: {
    behind: 'M46 120C40 66 64 34 104 34s58 34 48 84c-2 16 0 34 4 44l-20 6H70l-22-4c2-12 2-28-2-44z',
    before: 'M52 108C48 70 66 44 104 44c34 0 50 30 45 64-8-22-24-40-46-42-22 2-40 18-51 42z',
  },
  bald: { behind: 'M50 124c-6-16-6-34 2-44l12 6-4 40zM150 124c6-16 6-34-2-44l-12 6 4 40z', before: '' },
} as const satisfies Readonly<Record<string, Hair>>

/** Name of a cut of hair. */
export type HairName = keyof typeof HAIR
