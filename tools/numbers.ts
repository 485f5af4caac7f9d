/**
 * A number given on the command line.
 * @throws RangeError when it is not a number or below 0: a trial of NaN rounds would pass without a trial
 */
export function numberOf(option: string, given: string): number {
  const value = Number(given)
  if (given.trim() === '' || !(value >= 0))
    throw new RangeError(`--${option} takes a number of 0 or more, not "${given}"`)
  return value
}
