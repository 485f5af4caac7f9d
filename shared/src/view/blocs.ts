/** What is needed of a power to tell its bloc. */
interface InBloc {
  readonly bloc: string
}

/**
 * The blocs of a match, in the order of their first members; empty where no two powers share one, for then a power and its bloc are the
 * same thing.
 */
export function blocsOf(powers: readonly InBloc[]): readonly string[] {
  const blocs = [...new Set(powers.map(({ bloc }) => bloc))]
  return blocs.length < powers.length ? blocs : []
}
