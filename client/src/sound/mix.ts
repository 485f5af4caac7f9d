/** Sounds that go on, as against those with one meaning and an end. */
export const BEDS = ['room', 'wind', 'teletype', 'geiger', 'heart', 'siren', 'tinnitus'] as const
/** One of them. */
export type Bed = (typeof BEDS)[number]

/** What the room is about. */
export type SoundMoment = 'desk' | 'crisis' | 'alarm' | 'keys' | 'war' | 'silence'

/** What the sound of the room follows: public facts, and what the viewer's own screen shows. */
export interface SoundScene {
  readonly moment: SoundMoment
  /** The highest tension of any two powers, 0–1. */
  readonly tension: number
  /** Soot in the sky, 0–1. */
  readonly soot: number
  /** Share of the window's time that is over, 0–1. */
  readonly share: number
  /** The viewer's own land was hit in the exchange that is shown. */
  readonly isStruck: boolean
}

/** How loud each sound is, 0–1, and how fast the heart beats. */
export interface Mix {
  readonly levels: Readonly<Record<Bed, number>>
  /** Beats a minute. */
  readonly heartRate: number
}

const QUIET: Readonly<Record<Bed, number>> = {
  room: 0,
  wind: 0,
  teletype: 0,
  geiger: 0,
  heart: 0,
  siren: 0,
  tinnitus: 0,
}

/** Heartbeats a minute as an alarm begins, and as its time runs out. */
const [SLOW, FAST] = [60, 110]

/** Sounds of each moment. After an impact there is silence: only the ears ring, where it was one's own land. */
const MOMENTS: Readonly<Record<SoundMoment, (scene: SoundScene) => Partial<Record<Bed, number>>>> = {
  desk: ({ tension, soot }) => ({
    room: soot > 0 ? 0.15 : 0.35,
    wind: 0.12 + 0.3 * tension + 0.5 * soot,
    teletype: soot > 0 ? 0 : 0.15 + 0.6 * tension,
    geiger: soot,
  }),
  crisis: ({ tension, soot }) => ({ room: 0.5, wind: 0.25 + 0.25 * tension, heart: 0.35 * tension, geiger: soot }),
  alarm: () => ({ room: 0.25, heart: 0.9, teletype: 0.5 }),
  keys: () => ({ room: 0.3, heart: 0.6, siren: 0.35 }),
  war: () => ({ wind: 0.25, siren: 0.5 }),
  silence: ({ isStruck }) => ({ tinnitus: isStruck ? 0.4 : 0 }),
}

/** The sound of a moment. */
export function mixOf(scene: SoundScene): Mix {
  const hurry = scene.moment === 'alarm' ? scene.share : scene.moment === 'keys' ? 0.5 : 0.2 * scene.tension
  return {
    levels: { ...QUIET, ...MOMENTS[scene.moment](scene) },
    heartRate: SLOW + (FAST - SLOW) * hurry,
  }
}
