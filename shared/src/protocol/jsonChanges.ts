/** A value as JSON keeps it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * What turns one JSON value into another: `[value]` puts a value in place, `[]` takes a key away, an object goes on inside,
 * key by key; a list of equal length is gone through like an object, any other is replaced whole.
 */
export type Changes = readonly [] | readonly [Json] | { readonly [key: string]: Changes }

/** The changes from `before` to `after`; undefined when there are none. Keys without a value count as absent. */
export function changesBetween(before: Json, after: Json): Changes | undefined {
  if (Object.is(before, after)) return undefined
  if (!isAlike(before, after)) return [after]
  if (Array.isArray(before)) return changesOfList(before, after as readonly Json[])
  return changesOfRecord(before as Fields, after as Fields)
}

/** Of two lists of equal length. */
function changesOfList(was: readonly Json[], is: readonly Json[]): Changes | undefined {
  let inside: Record<string, Changes> | undefined
  for (let n = 0; n < is.length; n++) {
    const change = changeOfKey(was[n], is[n])
    if (change === undefined) continue
    inside ??= {}
    inside[n] = change
  }
  return inside
}

function changesOfRecord(was: Fields, is: Fields): Changes | undefined {
  let inside: Record<string, Changes> | undefined
  const note = (key: string, change: Changes | undefined) => {
    if (change === undefined) return
    inside ??= {}
    put(inside, key, change)
  }
  let common = 0
  for (const key of Object.keys(was)) {
    const isThere = Object.hasOwn(is, key)
    if (isThere) common++
    note(key, changeOfKey(was[key], isThere ? is[key] : undefined))
  }
  const keys = Object.keys(is)
  if (common < keys.length)
    for (const key of keys) if (!Object.hasOwn(was, key)) note(key, changeOfKey(undefined, is[key]))
  return inside
}

/** The value after these changes; `before` stays as it is, and what did not change is shared with it. */
export function withChanges(before: Json, changes: Changes): Json {
  if (isReplacement(changes)) return changes[0] ?? null
  const fields = Array.isArray(before) ? [...before] : { ...(before as Fields) }
  for (const [key, change] of Object.entries(changes)) {
    if (isReplacement(change) && change.length === 0) Reflect.deleteProperty(fields, key)
    else {
      const value = withChanges(own(fields as Fields, key) ?? null, change)
      put(fields, key, value)
    }
  }
  return fields
}

/** Sets an own field even where the name is one that every object inherits, such as `__proto__`. */
function put(fields: object, key: string, value: unknown): void {
  if (key in Object.prototype) {
    Object.defineProperty(fields, key, { value, enumerable: true, writable: true, configurable: true })
  } else (fields as Record<string, unknown>)[key] = value
}

/** An own field's value, never an inherited one. */
const own = (fields: Fields, key: string): Json | undefined => (Object.hasOwn(fields, key) ? fields[key] : undefined)

type Fields = { readonly [key: string]: Json | undefined }

const isReplacement = (changes: Changes): changes is readonly [] | readonly [Json] => Array.isArray(changes)

function isAlike(before: Json, after: Json): boolean {
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null) return false
  if (Array.isArray(before) || Array.isArray(after)) {
    return Array.isArray(before) && Array.isArray(after) && before.length === after.length
  }
  return true
}

function changeOfKey(was: Json | undefined, is: Json | undefined): Changes | undefined {
  if (is === undefined) return was === undefined ? undefined : []
  return was === undefined ? [is] : changesBetween(was, is)
}
