import { pageLocale } from './text.ts'

/** A time of day, from milliseconds since 1970. */
export const formatTime = (at: number): string =>
  new Intl.DateTimeFormat(pageLocale(), { timeStyle: 'medium' }).format(at)

/** A day, from milliseconds since 1970, by the clock of this device. */
export const formatDay = (at: number): string =>
  new Intl.DateTimeFormat(pageLocale(), { dateStyle: 'medium' }).format(at)

/** When a day begins by the clock of this device. @param day `yyyy-mm-dd` */
export const dayBegins = (day: string): number => new Date(`${day}T00:00`).getTime()

/** A day with its weekday and a time of day, from milliseconds since 1970, by the clock of this device or of a zone. */
export const formatMoment = (at: number, timeZone?: string): string =>
  new Intl.DateTimeFormat(pageLocale(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(at)

/** Milliseconds as minutes and seconds, with hours where there are any; below zero as zero. */
export function formatClock(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000))
  const two = (n: number) => String(n).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  const rest = two(seconds % 60)
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`
}
