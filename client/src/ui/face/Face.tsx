import { useId } from 'preact/hooks'
import { HAIR } from './hair.ts'
import { type LeaderFace, SKINS } from './leaders.ts'
import { mix } from './mix.ts'
import { MOODS, type Mood } from './moods.ts'
import { WEAR } from './wear.ts'

const BLACK = '#080b10'

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
  readonly mood: Mood
  /** Head and shoulders without a frame around them; a portrait shows the head. */
  readonly bust?: boolean
}

/** What is drawn of head and shoulders, and of a portrait. */
const BUST = '0 26 200 194'
const HEAD = '14 26 172 172'

/** A leader's face in the light of one lamp. */
export function Face({ face, colour, mood, bust = false }: FaceProps) {
  const id = useId()
  const base = mix(SKINS[face.skin], colour, 0.2)
  const lit = mix(base, '#ffffff', 0.1)
  const dim = mix(base, mix(colour, BLACK, 0.78), 0.78)
  const dark = mix(base, BLACK, 0.9)
  const hair = HAIR[face.hair]
  const head = headPath(face)
  return (
    <svg
      class="face"
      viewBox={bust ? BUST : HEAD}
      preserveAspectRatio={bust ? 'xMidYMax meet' : 'xMidYMid slice'}
      data-mood={mood}
      aria-hidden="true"
    >
      <g transform={`rotate(${MOODS[mood].tilt} 100 200)`}>
        <clipPath id={id}>
          <path d={head} />
        </clipPath>
        <path d={hair.behind} fill={mix(face.hairColour, BLACK, face.hair === 'bob' ? 0.34 : 0.6)} />
        <path d="M74 140h52v46q-26 22-52 0z" fill={dim} />
        <path d="M74 146l10 26-4 14-6-2z" fill={lit} />
        {WEAR[face.wear].map(({ d, fill }) => (
          <path key={d} d={d} fill={fill(colour, mix(colour, BLACK, 0.74))} />
        ))}
        <path d={head} fill={lit} />
        <path d={SHADE} fill={dim} clip-path={`url(#${id})`} />
        {face.stubble && <path d={STUBBLE} fill={BLACK} opacity={0.55} />}
        {face.beard && <path d={BEARD} fill={face.hairColour} />}
        <Features face={face} mood={mood} colour={colour} dim={dim} dark={dark} />
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
        <path d="M132 182c34 6 62 14 70 34" fill="none" stroke={colour} stroke-width={3} opacity={0.6} />
      </g>
    </svg>
  )
}

interface FeaturesProps extends FaceProps {
  readonly dim: string
  readonly dark: string
}

/** Eyes, brows, nose and mouth, as the mood has them. */
function Features({ face, mood, dim, dark }: FeaturesProps) {
  const { bend, open } = MOODS[mood]
  const lip = face.lips ? mix(mix(SKINS[face.skin], '#b0304a', 0.35), BLACK, 0.25) : dark
  return (
    <g fill="none" stroke-linecap="round">
      <Eye x={78} side={1} face={face} mood={mood} white="#f6f2ec" dim={dim} dark={dark} />
      <Eye x={122} side={-1} face={face} mood={mood} white={mix('#ffffff', dim, 0.5)} dim={dim} dark={dark} />
      <path d="M92 134q8 6 16 1" stroke={dark} stroke-width={2.5} />
      <path
        d={`M83 151Q92 ${147 - open / 2} 100 ${149 - open / 3}Q108 ${147 - open / 2} 117 151Q100 ${152 + open * 2 - bend} 83 151Z`}
        fill={open > 0 ? BLACK : lip}
      />
      <path
        d={`M82 ${151 - bend * 0.6}Q100 ${151 + bend * 1.1} 118 ${151 - bend * 0.6}`}
        stroke={dark}
        stroke-width={3.2}
      />
      {face.lips ? (
        <path d={`M88 154q12 ${7 + bend * 0.2} 24 0q-12 4-24 0z`} fill={lip} />
      ) : (
        <path d="M92 161q8 3 16 0" stroke={dim} stroke-width={3} />
      )}
    </g>
  )
}

interface EyeProps extends Omit<FeaturesProps, 'colour'> {
  readonly x: number
  /** The way to the nose: 1 for the left eye of the drawing, −1 for the right one. */
  readonly side: 1 | -1
  readonly white: string
}

/** An eye and its brow. */
function Eye({ x, side, face, mood, white, dim, dark }: EyeProps) {
  const { inner, outer, lid } = MOODS[mood]
  const brow = mix(face.hairColour, face.hair === 'bob' ? dim : BLACK, 0.35)
  return (
    <>
      {lid < 2 ? (
        <path d={`M${x - 13} 104q13 7 26 0`} stroke={dark} stroke-width={4} />
      ) : (
        <>
          <path d={`M${x - 13} 105Q${x - 1} ${104 - lid * 1.5} ${x + 13} 105Q${x} 111 ${x - 13} 105Z`} fill={white} />
          <circle cx={x + 1} cy={104} r={lid > 9 ? 4.6 : 5.2} fill={BLACK} />
          <circle cx={x - 1} cy={102} r={1.5} fill="#ffffff" opacity={0.9} />
          <path d={`M${x - 14} 105Q${x - 1} ${103 - lid * 1.5} ${x + 14} 105`} stroke={dark} stroke-width={3.6} />
        </>
      )}
      <path
        d={`M${x - side * 15} ${90 + outer}Q${x - side * 2} ${83 + (outer + inner) / 2} ${x + side * 14} ${90 + inner}`}
        stroke={brow}
        stroke-width={face.lips ? 4.2 : 6.5}
      />
    </>
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
