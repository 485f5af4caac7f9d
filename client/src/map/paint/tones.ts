/** Mixing of colour tokens. Colours are '#rrggbb'. */

const channels = (colour: string): readonly [number, number, number] => {
  const code = Number.parseInt(colour.slice(1, 7), 16)
  return [code >> 16, (code >> 8) & 255, code & 255]
}

/** The colour a share `t` of the way from a to b. */
export function mixColours(a: string, b: string, t: number): string {
  const [ra, ga, ba] = channels(a)
  const [rb, gb, bb] = channels(b)
  const blend = (from: number, to: number) => Math.round(from + (to - from) * t)
  return `#${((blend(ra, rb) << 16) | (blend(ga, gb) << 8) | blend(ba, bb)).toString(16).padStart(6, '0')}`
}

/** A colour with an opacity, for canvas styles. */
export function withOpacity(colour: string, opacity: number): string {
  const [r, g, b] = channels(colour)
  return `rgba(${r},${g},${b},${opacity})`
}

/** The power a lesser state leans to most, and how much more than not at all, in tenths: small shifts repaint nothing. */
export function leaningShade(
  alignment: readonly number[],
): { readonly seat: number; readonly strength: number } | undefined {
  let seat = -1
  let most = 0
  for (const [k, pull] of alignment.entries()) {
    if (pull > most) {
      seat = k
      most = pull
    }
  }
  const strength = Math.round(most * 10) / 10
  return seat < 0 || strength === 0 ? undefined : { seat, strength }
}

/** How bright a colour looks, 0–1. */
export function brightness(colour: string): number {
  const [r, g, b] = channels(colour)
  return (0.299 * r + 0.587 * g + 0.114 * b) / 255
}
