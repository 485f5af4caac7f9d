import { mix } from './mix.ts'

/** A historical power speaks through an office: a figure in the dark with the power's emblem, the portrait of no person. */
export function Office({
  colour,
  emblem,
  bust = false,
}: {
  readonly colour: string
  readonly emblem: string
  readonly bust?: boolean
}) {
  return (
    <svg
      class="face"
      viewBox={bust ? '0 26 200 194' : '14 26 172 172'}
      preserveAspectRatio={bust ? 'xMidYMax meet' : 'xMidYMid slice'}
      aria-hidden="true"
    >
      <path d="M-4 226c4-30 34-38 76-46h56c42 8 72 16 76 46z" fill={mix(colour, '#080b10', 0.8)} />
      <path
        d="M100 44C132 44 148 68 147 102C146.500 126 142 140 135 156C124 172 116 179 100 179C84 179 76 172 65 156C58 140 53.500 126 53 102C52 68 68 44 100 44Z"
        fill={mix(colour, '#080b10', 0.88)}
      />
      <path
        d="M147 96C147 126 142 142 135 158M132 182c34 6 62 14 70 34"
        fill="none"
        stroke={mix(colour, '#ffffff', 0.2)}
        stroke-width={3}
        opacity={0.8}
      />
      <text x="100" y="126" fill={colour} font-size="52" text-anchor="middle">
        {emblem}
      </text>
    </svg>
  )
}
