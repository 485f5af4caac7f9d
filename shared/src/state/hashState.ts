import { canonicalUnits } from '#shared/canonicalJson'
import type { GameState } from '#shared/state/gameState'

/** Bases of four independent hashes. */
const BASES = [0x811c9dc5, 0x1b873593, 0x9e3779b9, 0x2545f491] as const
const PRIME = 0x01000193

/** Murmur3's mixer, as eight hex digits. */
function finished(hash: number): string {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return ((h ^ (h >>> 16)) >>> 0).toString(16).padStart(8, '0')
}

/** Four 32-bit FNV-1a hashes over UTF-16 units, found in one pass, in hex: tells matches apart, guards nothing. */
function hashUnits(all: Uint16Array): string {
  let a = BASES[0] | 0
  let b = BASES[1] | 0
  let c = BASES[2] | 0
  let d = BASES[3] | 0
  for (let i = 0; i < all.length; i++) {
    const unit = all[i]!
    a = Math.imul(a ^ unit, PRIME)
    b = Math.imul(b ^ unit, PRIME)
    c = Math.imul(c ^ unit, PRIME)
    d = Math.imul(d ^ unit, PRIME)
  }
  return [a, b, c, d].map(finished).join('')
}

/** 32 hex digits of the canonical JSON of a state, equal exactly when two states are (but for collisions). */
export function hashState(state: GameState): string {
  return hashUnits(canonicalUnits(state))
}
