/**
 * Which English text each translated one was made from: `sources.tsv` in the folder of a language, a line for each key with a
 * short hash of both. A text is stale when its English has changed since it was itself changed last.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LANG_FOLDER, ORIGINAL, readLangFile, textParts, textsBelow } from './langFiles.ts'

/** Letters of a hash: enough to tell a text from the next. */
const HASH_LETTERS = 8

interface Stamp {
  readonly english: string
  readonly own: string
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, HASH_LETTERS)

/** Every text of a language by its file and key, `room event.strike`. */
const textsOf = (language: string, folder: string): ReadonlyMap<string, string> =>
  new Map(
    textParts(language, folder).flatMap((part) =>
      [...textsBelow(readLangFile(language, part, folder))].map(([key, text]) => [`${part} ${key}`, text] as const),
    ),
  )

const fileOf = (language: string, folder: string) => join(folder, language, 'sources.tsv')

function readStamps(language: string, folder: string): ReadonlyMap<string, Stamp> {
  const file = fileOf(language, folder)
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
  return new Map(
    lines.map((line) => line.split('\t')).map(([at, english, own]) => [at!, { english: english!, own: own! }]),
  )
}

/** True where a text has been written or changed since it was stamped: its translator saw the English of today. */
const isFresh = (own: string, stamp: Stamp | undefined) => stamp === undefined || stamp.own !== hashOf(own)

/** Texts of a language whose English has changed since they were changed last, as `room event.strike`. */
export function staleTexts(language: string, folder = LANG_FOLDER): readonly string[] {
  const [english, stamps] = [textsOf(ORIGINAL, folder), readStamps(language, folder)]
  return [...textsOf(language, folder)]
    .filter(([at, own]) => {
      const [stamp, original] = [stamps.get(at), english.get(at)]
      return original !== undefined && !isFresh(own, stamp) && stamp!.english !== hashOf(original)
    })
    .map(([at]) => at)
}

/** Stamps what was written or changed since the last time; `still` are texts that were read again and are right as they are. */
export function stampTexts(language: string, still: readonly string[] = [], folder = LANG_FOLDER): void {
  const [english, stamps] = [textsOf(ORIGINAL, folder), readStamps(language, folder)]
  const lines = [...textsOf(language, folder)].flatMap(([at, own]) => {
    const [stamp, original] = [stamps.get(at), english.get(at)]
    if (original === undefined) return []
    const now = isFresh(own, stamp) || still.includes(at) ? { english: hashOf(original), own: hashOf(own) } : stamp!
    return [`${at}\t${now.english}\t${now.own}\n`]
  })
  writeFileSync(fileOf(language, folder), lines.sort().join(''))
}
