/** Ids of the worlds of the sample class, in addresses; their records come with the game. */
export const SAMPLE_WORLDS: readonly string[] = ['sample1', 'sample2', 'sample3', 'sample4', 'sample5']

/** The record of a world of the sample class, as text. */
export async function sampleRecord(match: string): Promise<string> {
  const { records } = (await import('../../../assets/sample/class.json')).default
  return records[SAMPLE_WORLDS.indexOf(match)] ?? ''
}
