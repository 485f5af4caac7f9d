import { HAIR } from './hair.ts'
import { type LeaderFace, SKINS } from './leaders.ts'

const BLACK = '#080b10'

/** Two colours mixed: share 0 is the first, 1 the second. */
function mix(one: string, other: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [a, b] = [Number.parseInt(one.slice(at, at + 2), 16), Number.parseInt(other.slice(at, at + 2), 16)]
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${parts.join('')}`
}

/** Half of the face lies in shadow: the light comes from the left. */
const SHADE =
  'M107 38H170V200H101C103 192 107 182 105 172C101 166 105 161 113 157C117 151 111 147 106 144L104 139C113 139 117 132 110 126L103 108C107 99 116 95 118 88C118 74 111 60 107 38Z'

const headPath = ({ jaw, chin }: LeaderFace): string =>
  `M100 44C132 44 148 68 147 102C146.5 126 142 140 ${100 + jaw} 156C${100 + chin + 8} 172 ${100 + chin} 179 100 179C${100 - chin} 179 ${92 - chin} 172 ${100 - jaw} 156C58 140 53.5 126 53 102C52 68 68 44 100 44Z`

const BEARD =
  'M53 112c0 30 6 52 22 66 14 12 36 12 50 0 16-14 22-36 22-66-4 14-8 24-14 28-14-8-52-8-66 0-6-4-10-14-14-28z'
const STUBBLE = 'M57 132c2 24 16 48 43 48s41-24 43-48c-4 10-10 14-16 13-12-4-42-4-54 0-6 1-12-3-16-13z'

interface FaceProps {
  readonly face: LeaderFace
  /** The league's colour: of the room behind, the cloth, and the light on the dark side. */
  readonly colour: string
}

/** A leader's face in the light of one lamp. */
export function Face({ face, colour }: FaceProps) {
  const base = mix(SKINS[face.skin], colour, 0.2)
  const lit = mix(base, '#ffffff', 0.1)
  const dim = mix(base, mix(colour, BLACK, 0.78), 0.78)
  const dark = mix(base, BLACK, 0.9)
  const hair = HAIR[face.hair]
  const head = headPath(face)
  const id = `face-${face.hair}`
  return (
    <svg class="face" viewBox="14 26 172 172" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <clipPath id={id}>
        <path d={head} />
      </clipPath>
      <path d={hair.behind} fill={mix(face.hairColour, BLACK, face.hair === 'bob' ? 0.34 : 0.6)} />
      <path d="M74 140h52v46q-26 22-52 0z" fill={dim} />
      <path d="M74 146l10 26-4 14-6-2z" fill={lit} />
      <path d="M-4 226c4-30 34-38 76-46h56c42 8 72 16 76 46z" fill={mix(colour, BLACK, 0.74)} />
      <path d="M72 178l28 30 28-30 6 10-34 38-34-38z" fill={mix(colour, BLACK, 0.45)} />
      <path d={head} fill={lit} />
      <path d={SHADE} fill={dim} clip-path={`url(#${id})`} />
      {face.stubble && <path d={STUBBLE} fill={BLACK} opacity={0.55} />}
      {face.beard && <path d={BEARD} fill={face.hairColour} />}
      <Features face={face} colour={colour} lit={lit} dim={dim} dark={dark} />
      <path d={hair.before} fill={face.hair === 'kufi' ? mix(colour, BLACK, 0.52) : face.hairColour} />
      {'band' in hair && <path d={hair.band} fill={colour} />}
      {face.glasses && <Glasses />}
      <path
        d={`M147 96C147 126 142 142 ${100 + face.jaw} 158`}
        fill="none"
        stroke={mix(colour, '#ffffff', 0.25)}
        stroke-width={3}
        opacity={0.75}
      />
    </svg>
  )
}

interface FeaturesProps extends FaceProps {
  readonly lit: string
  readonly dim: string
  readonly dark: string
}

/** Eyes, brows, nose and mouth, at rest. */
function Features({ face, dim, dark }: FeaturesProps) {
  const lip = face.lips ? mix(mix(SKINS[face.skin], '#b0304a', 0.35), BLACK, 0.25) : dark
  const brow = mix(face.hairColour, face.hair === 'bob' ? dim : BLACK, 0.35)
  return (
    <g fill="none" stroke-linecap="round">
      {[78, 122].map((x) => (
        <g key={x}>
          <path
            d={`M${x - 13} 105Q${x - 1} 93.5 ${x + 13} 105Q${x} 111 ${x - 13} 105Z`}
            fill={x > 100 ? mix('#ffffff', dim, 0.5) : '#f6f2ec'}
          />
          <circle cx={x + 1} cy={104} r={5.2} fill={BLACK} />
          <path d={`M${x - 14} 105Q${x - 1} 92.5 ${x + 14} 105`} stroke={dark} stroke-width={3.6} />
          <path d={`M${x - 15} 90Q${x} 83 ${x + 14} 90`} stroke={brow} stroke-width={face.lips ? 4.2 : 6.5} />
        </g>
      ))}
      <path d="M92 134q8 6 16 1" stroke={dark} stroke-width={2.5} />
      <path d="M83 151Q92 147 100 149Q108 147 117 151Q100 153 83 151Z" fill={lip} />
      <path d="M82 151.600Q100 150 118 151.600" stroke={dark} stroke-width={3.2} />
      {face.lips ? (
        <path d="M88 154q12 7 24 0q-12 4-24 0z" fill={lip} />
      ) : (
        <path d="M92 161q8 3 16 0" stroke={dim} stroke-width={3} />
      )}
    </g>
  )
}

function Glasses() {
  return (
    <g fill="#ffffff" fill-opacity={0.12} stroke="#0b0d12" stroke-width={4}>
      <circle cx={78} cy={105} r={18} />
      <circle cx={122} cy={105} r={18} />
      <path d="M96 103q4-3 8 0M60 102l-8-3M140 102l8-3" fill="none" />
    </g>
  )
}
