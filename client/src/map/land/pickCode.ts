/**
 * A territory's number as a colour of the hidden picking canvas: twelve bits of number, twelve bits of check. Where two
 * colours blend along an edge the check fails, so a blend never names a third territory.
 */

const BITS = 12
const MASK = (1 << BITS) - 1

const check = (index: number): number => (index * 1597 + 811) & MASK

/** The colour of territory number 0–4094. */
export function pickColour(index: number): string {
  const code = ((index + 1) << BITS) | check(index + 1)
  return `#${code.toString(16).padStart(6, '0')}`
}

/** The number a pixel stands for, or undefined for sea and for blends. */
export function pickIndex(red: number, green: number, blue: number, alpha: number): number | undefined {
  if (alpha !== 255) return undefined
  const code = (red << 16) | (green << 8) | blue
  const index = code >> BITS
  return index > 0 && (code & MASK) === check(index) ? index - 1 : undefined
}
