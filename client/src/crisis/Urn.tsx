import { oddsOf } from './odds.ts'

/** Where the beads lie: rows from the bottom up, in units of a drawing of 150 by 150. */
const BOTTOM = 124
const MIDDLE = 75
const WIDTH = 78
const HEIGHT = 66
/** The share of a row that is used is less where the urn narrows to its foot and its neck. */
const NARROW = 0.72

/** The odds, 0–1, of an accident as an urn from which one bead is drawn: its red beads are the accidents. */
export function Urn({ chance }: { readonly chance: number }) {
  const { red, all } = oddsOf(chance)
  const columns = Math.ceil(Math.sqrt((all * WIDTH) / HEIGHT))
  const gap = WIDTH / columns
  const beads = Array.from({ length: all }, (_, n) => {
    const row = Math.floor(n / columns)
    const rows = Math.ceil(all / columns)
    const narrow = row === 0 || row === rows - 1 ? NARROW : 1
    const x = MIDDLE + ((n % columns) - (columns - 1) / 2) * gap * narrow
    return `M${x.toFixed(1)} ${(BOTTOM - row * gap).toFixed(1)}h0`
  })
  // Spread through the urn, the same places every time.
  const isRed = (n: number) => Math.floor(((n + 1) * red) / all) > Math.floor((n * red) / all)
  const drawn = (wanted: boolean) => beads.filter((_, n) => isRed((n * 7 + 3) % all) === wanted).join('')
  return (
    <svg class="urn" viewBox="14 24 122 114" aria-hidden="true">
      <path
        d="M40 34h70l-6 14c18 14 24 30 24 48 0 22-12 40-26 46H48c-14-6-26-24-26-46 0-18 6-34 24-48z"
        transform="translate(0 -8)"
        class="glass-wall"
      />
      <g stroke-width={gap * 0.86} stroke-linecap="round">
        <path d={drawn(false)} class="bead" />
        <path d={drawn(true)} class="bead red" />
      </g>
      <path d="M36 24h78v6H36z" class="rim" />
    </svg>
  )
}
