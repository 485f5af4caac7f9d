import type { RunnerTestCase } from 'vitest'

/** The two kinds of cases by which secrets are tested: docs/secrecy.md. */
export const SECRECY_KINDS = ['fixed position', 'act of last year'] as const
/** Kind of a secrecy case. */
export type SecrecyKind = (typeof SECRECY_KINDS)[number]

/** What one test tried. */
export interface SecrecyCases {
  readonly kind: SecrecyKind
  /** Positions whose hidden part was changed, or acts that were replaced by others. */
  readonly cases: number
  /** Cases times the viewers whose bytes were compared. */
  readonly comparisons: number
}

declare module 'vitest' {
  interface TaskMeta {
    secrecyCases?: SecrecyCases
  }
}

/** Notes with the test how many cases it tried, for `npm run tool -- nightly` to add up. */
export function noteCases({ meta }: Readonly<RunnerTestCase>, tried: SecrecyCases): void {
  meta.secrecyCases = tried
}
