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

/** The four hashes of what was read last. */
const hashes = new Int32Array(BASES.length)

/**
 * Reads all units into `hashes`, in one pass. What follows the loop is kept simple: the engine enters the loop's optimised code in the middle of
 * a call, and goes back to slow code whenever it leaves the loop for something that it has not seen before.
 */
function readUnits(all: Uint16Array): void {
  let a: number = BASES[0]
  let b: number = BASES[1]
  let c: number = BASES[2]
  let d: number = BASES[3]
  for (let i = 0; i < all.length; i++) {
    const unit = all[i]!
    a = Math.imul(a ^ unit, PRIME)
    b = Math.imul(b ^ unit, PRIME)
    c = Math.imul(c ^ unit, PRIME)
    d = Math.imul(d ^ unit, PRIME)
  }
  hashes[0] = a
  hashes[1] = b
  hashes[2] = c
  hashes[3] = d
}

/** Four 32-bit FNV-1a hashes over UTF-16 units, in hex: tells matches apart, guards nothing. */
function hashUnits(all: Uint16Array): string {
  readUnits(all)
  return Array.from(hashes, finished).join('')
}

/** 32 hex digits of the canonical JSON of a state, equal exactly when two states are (but for collisions). */
export function hashState(state: GameState): string {
  return hashUnits(canonicalUnits(state))
}
