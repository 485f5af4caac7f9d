import { effect, signal } from '@preact/signals'
import { bestLanguage } from '../text/languages.ts'
import { TEXT_SIZES, type TextSize } from '../theme/tokens.ts'
import { storageGet, storageSet } from './storage.ts'

/** The player's settings, stored on this device. */
export interface Settings {
  /** BCP 47 tag. */
  readonly language: string
  readonly textSize: TextSize
  readonly reducedMotion: boolean
  /** In percent; 0 is silent. */
  readonly volume: number
  readonly highContrast: boolean
  /** Terms are explained in plain words first, not as a textbook says it. */
  readonly plainWords: boolean
  /** The full lists stay open beside the map. */
  readonly lists: boolean
}

function readSettings(): Settings {
  const base: Settings = {
    language: bestLanguage(globalThis.navigator?.languages ?? []),
    textSize: 'normal',
    volume: 50,
    plainWords: true,
    lists: false,
    reducedMotion: globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false,
    highContrast: globalThis.matchMedia?.('(prefers-contrast: more)').matches ?? false,
  }
  try {
    return { ...base, ...JSON.parse(storageGet('settings') ?? '{}') }
  } catch {
    return base
  }
}

/** This device's settings. */
export const settings = signal<Settings>(readSettings())

/** Changes some settings. */
export function changeSettings(change: Partial<Settings>): void {
  settings.value = { ...settings.value, ...change }
}

/** Applies the settings to the page and stores them, now and whenever they change. */
export function applySettings(root: HTMLElement): void {
  effect(() => {
    const { textSize, reducedMotion, highContrast } = settings.value
    root.style.fontSize = `${TEXT_SIZES[textSize] ?? TEXT_SIZES.normal}px`
    root.classList.toggle('calm', reducedMotion)
    root.classList.toggle('contrast', highContrast)
    storageSet('settings', JSON.stringify(settings.value))
  })
}
