/** UTF-16 units of the text that is being written. A position is hashed at every closing: no string of it is made on the way. */
let units = new Uint16Array(0x10000)
let length = 0

const [QUOTE, COMMA, MINUS, POINT, ZERO] = [0x22, 0x2c, 0x2d, 0x2e, 0x30]
const [LIST, LIST_END, BACKSLASH, RECORD, RECORD_END] = [0x5b, 0x5d, 0x5c, 0x7b, 0x7d]

function makeRoom(needed: number): void {
  if (length + needed <= units.length) return
  const larger = new Uint16Array(2 * (length + needed))
  larger.set(units.subarray(0, length))
  units = larger
}

function writeUnit(unit: number): void {
  makeRoom(1)
  units[length++] = unit
}

function writeText(text: string): void {
  makeRoom(text.length)
  for (let i = 0; i < text.length; i++) units[length++] = text.charCodeAt(i)
}

/** A string in quotes: nearly all that a state holds needs no escape. */
function writeQuoted(text: string): void {
  const start = length
  makeRoom(text.length + 2)
  units[length++] = QUOTE
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x20 || unit > 0x7e || unit === QUOTE || unit === BACKSLASH) {
      length = start
      writeText(JSON.stringify(text))
      return
    }
    units[length++] = unit
  }
  units[length++] = QUOTE
}

/** Figures of a state have at most six decimals. */
const DECIMALS = 6
const SCALE = 1e6
/** Below this a figure of six decimals has at most 15 digits, and no shorter text means the same number. */
const MOST_SCALED = 1e15
const MOST_DIGITS = 20

/** The number as JSON writes it. */
function writeNumber(value: number): void {
  const scaled = Math.round(Math.abs(value) * SCALE)
  if (!(scaled < MOST_SCALED && scaled / SCALE === Math.abs(value))) {
    writeText(Number.isFinite(value) ? `${value}` : 'null')
    return
  }
  makeRoom(MOST_DIGITS)
  if (value < 0) units[length++] = MINUS
  const whole = Math.floor(scaled / SCALE)
  let digits = 1
  for (let bound = 10; whole >= bound; bound *= 10) digits++
  writeDigits(whole, digits)
  let rest = (scaled - whole * SCALE) | 0
  if (rest === 0) return
  let places = DECIMALS
  for (; rest % 10 === 0; places--) rest = (rest / 10) | 0
  units[length++] = POINT
  writeDigits(rest, places)
}

/** The last decimal digits of a whole number below 2³¹. */
function writeDigits(value: number, digits: number): void {
  let left = value | 0
  for (let i = length + digits - 1; i >= length; i--) {
    const next = (left / 10) | 0
    units[i] = ZERO + left - next * 10
    left = next
  }
  length += digits
}

/** Keys of a kind of record as they were set, the same in code-point order, and these as JSON writes them. */
interface KeyOrder {
  readonly given: readonly string[]
  readonly sorted: readonly string[]
  readonly texts: readonly string[]
}

/** Orders of keys that were met before, by how many keys they are: a state has few kinds of records, many times. */
const KEY_ORDERS: KeyOrder[][] = []
const MOST_OF_A_LENGTH = 64

function keyOrderOf(record: object): KeyOrder {
  const given = Object.keys(record)
  KEY_ORDERS[given.length] ??= []
  const known = KEY_ORDERS[given.length]!
  for (const order of known) if (isSame(order.given, given)) return order
  const sorted = [...given].sort()
  const order = { given, sorted, texts: sorted.map((key) => `${JSON.stringify(key)}:`) }
  if (known.length < MOST_OF_A_LENGTH) known.push(order)
  return order
}

/** Of two lists of equal length. */
function isSame(one: readonly string[], other: readonly string[]): boolean {
  for (let n = 0; n < one.length; n++) if (one[n] !== other[n]) return false
  return true
}

function writeRecord(fields: Readonly<Record<string, unknown>>): void {
  const { sorted, texts } = keyOrderOf(fields)
  writeUnit(RECORD)
  let isFirst = true
  for (let n = 0; n < sorted.length; n++) {
    const item = fields[sorted[n]!]
    if (item === undefined) continue
    if (!isFirst) writeUnit(COMMA)
    isFirst = false
    writeText(texts[n]!)
    write(item)
  }
  writeUnit(RECORD_END)
}

function writeList(items: readonly unknown[]): void {
  writeUnit(LIST)
  for (let n = 0; n < items.length; n++) {
    if (n > 0) writeUnit(COMMA)
    write(items[n])
  }
  writeUnit(LIST_END)
}

function write(value: unknown): void {
  if (typeof value === 'number') writeNumber(value)
  else if (typeof value === 'string') writeQuoted(value)
  else if (typeof value === 'boolean') writeText(value ? 'true' : 'false')
  else if (typeof value !== 'object' || value === null) writeText('null')
  else if (Array.isArray(value)) writeList(value)
  else writeRecord(value as Readonly<Record<string, unknown>>)
}

/** The UTF-16 units of `canonicalJson`, without a string: to be read before the next call, which writes over them. */
export function canonicalUnits(value: unknown): Uint16Array {
  length = 0
  write(value)
  return units.subarray(0, length)
}

/** Units that are made a string at once, few enough to be arguments of a call. */
const AT_ONCE = 0x1000

/**
 * JSON with keys in code-point order, so that equal values give equal text, in whatever order their fields were set. Undefined fields are left
 * out of records; any other value that JSON has no word for is `null`.
 */
export function canonicalJson(value: unknown): string {
  const all = canonicalUnits(value)
  let text = ''
  for (let from = 0; from < all.length; from += AT_ONCE) {
    text += String.fromCharCode(...all.subarray(from, from + AT_ONCE))
  }
  return text
}
