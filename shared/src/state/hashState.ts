import type { GameState } from '#shared/state/gameState'

/** JSON with keys in code-point order, so that equal values give equal text whatever built them. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
}

/** FNV-1a over UTF-16 units from one offset basis, finished with Murmur3's mixer. */
function hash32(text: string, basis: number): number {
  let h = basis
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Four independent 32-bit hashes in hex: tells matches apart, guards nothing. */
export function hashText(text: string): string {
  return [0x811c9dc5, 0x1b873593, 0x9e3779b9, 0x2545f491]
    .map((basis) => hash32(text, basis).toString(16).padStart(8, '0'))
    .join('')
}

/** 32 hex digits that are equal exactly when two states are (but for collisions). */
export function hashState(state: GameState): string {
  return hashText(canonicalJson(state))
}
