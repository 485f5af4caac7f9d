import type { DraftFile } from '../store/drafts.ts'

/** A power or a lesser state of a file, as far as it is there. */
export interface Holder {
  readonly id: string
  readonly look?: number
  readonly bloc?: string
  readonly territories?: readonly string[]
}

type Branch = Readonly<Record<string, unknown>> | readonly unknown[]

const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null

const RULES = 'rules.'

/** The fields of a path; numbers of the rules have dots in their names. */
const keysOf = (path: string): readonly string[] =>
  path.startsWith(RULES) ? ['rules', path.slice(RULES.length)] : path.split('.')

/** What stands at a dotted path; undefined where nothing does. */
export const valueAt = (file: unknown, path: string): unknown =>
  keysOf(path).reduce<unknown>(
    (value, key) => (isBranch(value) ? (value as Record<string, unknown>)[key] : undefined),
    file,
  )

/** A copy with the value at a path replaced, or taken out when it is undefined. Fields on the way are made. */
export const put = (file: DraftFile, path: string, value: unknown): DraftFile =>
  putIn(file, keysOf(path), value) as DraftFile

function putIn(branch: unknown, [key = '', ...deeper]: readonly string[], value: unknown): unknown {
  const before = isBranch(branch) ? branch : {}
  const next = deeper.length === 0 ? value : putIn((before as Record<string, unknown>)[key], deeper, value)
  if (Array.isArray(before)) {
    if (next === undefined) return before.filter((_, n) => String(n) !== key)
    return Object.assign([...before], { [key]: next })
  }
  const { [key]: _, ...rest } = before as Record<string, unknown>
  // A changed field keeps its place, so that files stay easy to compare.
  return next === undefined ? rest : { ...before, [key]: next }
}

const listOf = (file: DraftFile, name: string): readonly unknown[] => {
  const list = file[name]
  return Array.isArray(list) ? list : []
}

/** The rows of a list of the file. */
export const rowsOf = (file: DraftFile, name: string) => listOf(file, name) as readonly Record<string, unknown>[]
/** Its powers. */
export const powersOf = (file: DraftFile) => listOf(file, 'powers') as readonly Holder[]
/** Its lesser states. */
export const statesOf = (file: DraftFile) => listOf(file, 'states') as readonly Holder[]

/** The seatings by number of players. */
export const seatingsOf = (file: DraftFile) => (file['seatings'] ?? {}) as Readonly<Record<string, readonly string[]>>

/** Languages it has words in, the first first. */
export const languagesOf = (file: DraftFile): readonly string[] => Object.keys((file['words'] ?? {}) as object)

/** Name of a power or a state in a language; its id where it has none. */
export function nameIn(file: DraftFile, language: string, id: string): string {
  const name =
    valueAt(file, `words.${language}.powers.${id}.name`) ?? valueAt(file, `words.${language}.states.${id}`) ?? id
  return String(name) || id
}

/** A file whose list has lost a row. */
const without = (file: DraftFile, name: string, gone: (row: Record<string, unknown>) => boolean): DraftFile =>
  name in file ? { ...file, [name]: rowsOf(file, name).filter((row) => !gone(row)) } : file

/** Lists whose rows name powers and states. */
const NAMING = ['pairs', 'treaties', 'umbrellas', 'bases', 'events'] as const

/** The file without a power or a state, and without all that names it. */
export function withoutHolder(file: DraftFile, id: string): DraftFile {
  const names = (row: Record<string, unknown>) => Object.values(row).includes(id)
  let left = without(file, 'powers', (row) => row['id'] === id)
  left = without(left, 'states', (row) => row['id'] === id)
  for (const list of NAMING) left = without(left, list, names)
  left = { ...left, states: rowsOf(left, 'states').map((state) => put(state, `alignment.${id}`, undefined)) }
  for (const language of languagesOf(left)) {
    left = put(left, `words.${language}.powers.${id}`, undefined)
    left = put(left, `words.${language}.states.${id}`, undefined)
  }
  const seated = Object.values(seatingsOf(left)).map((ids) => ids.filter((each) => each !== id))
  const byCount = Object.fromEntries(seated.filter((ids) => ids.length > 1).map((ids) => [String(ids.length), ids]))
  return { ...left, seatings: byCount }
}

/** The file with a territory given to a power or a state, or to nobody. */
export function withLand(file: DraftFile, territory: string, owner: string | undefined): DraftFile {
  const given = (holder: Holder) => {
    const rest = (holder.territories ?? []).filter((each) => each !== territory)
    return { ...holder, territories: holder.id === owner ? [...rest, territory] : rest }
  }
  return { ...file, powers: powersOf(file).map(given), states: statesOf(file).map(given) }
}

/** Who holds which territory: the first of those who say so. */
export function holders(file: DraftFile): ReadonlyMap<string, string> {
  const held = new Map<string, string>()
  for (const { id, territories = [] } of [...powersOf(file), ...statesOf(file)])
    for (const territory of territories) if (!held.has(territory)) held.set(territory, id)
  return held
}

const firstFree = (taken: readonly (string | number | undefined)[], make: (n: number) => string | number) => {
  let n = 1
  while (taken.includes(make(n))) n++
  return n
}

/** Number of a new power or state: the first whose id is free. */
export const freeNumber = (file: DraftFile, kind: 'power' | 'state'): number =>
  firstFree(
    [...powersOf(file), ...statesOf(file)].map(({ id }) => id),
    (n) => `${kind}-${n}`,
  )

/** The file with one power more, small and without a bomb's worth of land; it sits when all play. */
export function withPower(file: DraftFile, name: string): DraftFile {
  const id = `power-${freeNumber(file, 'power')}`
  const look = firstFree(
    powersOf(file).map(({ look: taken }) => taken),
    (n) => n - 1,
  )
  const power = {
    ...{ id, bloc: id, look: look - 1, capital: [0, 0], territories: [], population: 100, gdp: 50 },
    forces: { silos: 10, submarines: 10, bombers: 10, interceptors: 0, sensors: 1, conventional: 5 },
    technology: { accuracy: 2, hardness: 2, quieting: 2, detection: 1, enrichment: 3 },
    posture: {
      readiness: { silos: 2, submarines: 2, bombers: 2 },
      targeting: 'countervalue',
      authority: 'afterImpact',
    },
    doctrine: 'limited',
  }
  const powers = [...powersOf(file), power]
  const all = powers.map((each) => each.id)
  let more: DraftFile = { ...file, powers, seatings: { ...seatingsOf(file), [String(all.length)]: all } }
  for (const language of languagesOf(file))
    more = put(more, `words.${language}.powers.${id}`, { name, short: name.slice(0, 14) })
  return more
}

/** The file with one lesser state more. */
export function withState(file: DraftFile, name: string): DraftFile {
  const id = `state-${freeNumber(file, 'state')}`
  const state = { id, capital: [0, 0], territories: [], population: 20, gdp: 5, alignment: {} }
  let more: DraftFile = { ...file, states: [...statesOf(file), state] }
  for (const language of languagesOf(file)) more = put(more, `words.${language}.states.${id}`, name)
  return more
}
