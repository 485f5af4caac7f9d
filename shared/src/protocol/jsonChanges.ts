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
  const was = before as Fields
  const is = after as Fields
  const inside: Record<string, Changes> = {}
  let changed = false
  for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
    const change = changeOfKey(own(was, key), own(is, key))
    if (change === undefined) continue
    put(inside, key, change)
    changed = true
  }
  return changed ? inside : undefined
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
