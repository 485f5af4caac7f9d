import { effect } from '@preact/signals'
import { bestLanguage } from '../text/languages.ts'
import { TEXT_SIZES, type TextSize } from '../theme/tokens.ts'
import { kept } from './kept.ts'

/** The player's settings, stored on this device. */
export interface Settings {
  /** BCP 47 tag. */
  readonly language: string
  readonly textSize: TextSize
  readonly reducedMotion: boolean
  /** Attacks are shown in lights, names and numbers; otherwise they are only told in a sentence. */
  readonly warPictures: boolean
  /** Loudness of sounds that have a meaning, in percent; 0 is silent. */
  readonly volume: number
  /** Loudness of what only goes on in the room, in percent. */
  readonly ambience: number
  /** Sounds are told in words too. */
  readonly captions: boolean
  /** Sound is on in matches of a class. */
  readonly classSound: boolean
  readonly highContrast: boolean
  /** Terms are explained in plain words first, not as a textbook says it. */
  readonly plainWords: boolean
  /** The full lists stay open beside the map. */
  readonly lists: boolean
}

function readSettings(stored: unknown): Settings {
  const base: Settings = {
    language: bestLanguage(globalThis.navigator?.languages ?? []),
    textSize: 'normal',
    volume: 50,
    ambience: 30,
    captions: false,
    classSound: false,
    plainWords: true,
    lists: false,
    warPictures: true,
    reducedMotion: globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false,
    highContrast: globalThis.matchMedia?.('(prefers-contrast: more)').matches ?? false,
  }
  return { ...base, ...(typeof stored === 'object' ? stored : {}) }
}

const keptSettings = kept('settings', readSettings)

/** This device's settings, the same in all tabs. */
export const settings = keptSettings.value

/** Changes some settings. */
export function changeSettings(change: Partial<Settings>): void {
  keptSettings.change((now) => ({ ...now, ...change }))
}

/** Applies the settings to the page, now and whenever they change. */
export function applySettings(root: HTMLElement): void {
  effect(() => {
    const { textSize, reducedMotion, highContrast } = settings.value
    root.style.fontSize = `${TEXT_SIZES[textSize] ?? TEXT_SIZES.normal}px`
    root.classList.toggle('calm', reducedMotion)
    root.classList.toggle('contrast', highContrast)
  })
}
