import { type Settings, settings } from '../store/settings.ts'

export function changeSettings(change: Partial<Settings>): void {
  settings.value = { ...settings.value, ...change }
}
