import type { GameState } from '#shared/state/gameState'

/**
 * JSON with keys in code-point order, so that equal values give equal text, in whatever order their fields were set. Undefined fields are left
 * out of records; any other value that JSON has no word for is `null`.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? `${value}` : 'null'
    case 'boolean':
      return value ? 'true' : 'false'
    case 'string':
      return quoted(value)
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value) ? canonicalList(value) : canonicalRecord(value as Readonly<Record<string, unknown>>)
    default:
      return 'null'
  }
}

/** Text that JSON writes as it stands: nearly all that a state holds. */
const PLAIN_TEXT = /^[\w .:-]*$/

const quoted = (text: string): string => (PLAIN_TEXT.test(text) ? `"${text}"` : JSON.stringify(text))

function canonicalList(items: readonly unknown[]): string {
  let text = ''
  for (const item of items) text += text === '' ? canonicalJson(item) : `,${canonicalJson(item)}`
  return `[${text}]`
}

/** Keys as JSON writes them, with the colon: a state has few different ones, many times. */
const KEY_TEXTS = new Map<string, string>()
const MOST_KEYS = 0x1000

function keyText(key: string): string {
  const known = KEY_TEXTS.get(key)
  if (known !== undefined) return known
  const text = `${quoted(key)}:`
  if (KEY_TEXTS.size < MOST_KEYS) KEY_TEXTS.set(key, text)
  return text
}

function canonicalRecord(fields: Readonly<Record<string, unknown>>): string {
  let text = ''
  for (const key of sorted(Object.keys(fields))) {
    const item = fields[key]
    if (item !== undefined) text += (text === '' ? '' : ',') + keyText(key) + canonicalJson(item)
  }
  return `{${text}}`
}

/** Sorts keys in place; most records hold them in order already. */
function sorted(keys: string[]): readonly string[] {
  for (let n = 1; n < keys.length; n++) if (keys[n - 1]! > keys[n]!) return keys.sort()
  return keys
}

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
function hashText(text: string): string {
  let a = BASES[0] | 0
  let b = BASES[1] | 0
  let c = BASES[2] | 0
  let d = BASES[3] | 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, PRIME)
    b = Math.imul(b ^ unit, PRIME)
    c = Math.imul(c ^ unit, PRIME)
    d = Math.imul(d ^ unit, PRIME)
  }
  return [a, b, c, d].map(finished).join('')
}

/** 32 hex digits that are equal exactly when two states are (but for collisions). */
export function hashState(state: GameState): string {
  return hashText(canonicalJson(state))
}
