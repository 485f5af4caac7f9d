import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { STANDARDS } from '#client/kit/standards.ts'
import { read } from '#tests/support/deployment'

interface Texts {
  readonly [key: string]: string | Texts
}

/** Every text of a language by its key. */
function textsOf(language: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const add = (tree: Texts, path: string) => {
    for (const [key, value] of Object.entries(tree)) {
      const name = path === '' ? key : `${path}.${key}`
      if (typeof value === 'string') found.set(name, value)
      else add(value, name)
    }
  }
  const folder = `assets/lang/${language}`
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json')))
    add(JSON.parse(read(`${folder}/${file}`)) as Texts, '')
  return found
}

const LANGUAGES = ['en', 'zh-Hant', 'zh-Hans'] as const
const isOfGuide = (key: string) => key.startsWith('kit.guide.')
/** Files whose texts the page of the kit has fetched. */
const FETCHED = ['kit', 'class', 'teach']

test.each(LANGUAGES)(
  'every label that the guide in the game quotes is there, and shown as it is, in %s',
  (language) => {
    const texts = textsOf(language)
    const shown = new Set(
      FETCHED.flatMap((part) => Object.keys(JSON.parse(read(`assets/lang/${language}/${part}.json`)) as Texts)),
    )
    let quoted = 0
    for (const [key, text] of texts) {
      if (!isOfGuide(key)) continue
      for (const [, label] of text.matchAll(/\[\[([\w.]+)\]\]/gu)) {
        quoted++
        expect(texts.get(label!), `${key}: ${label}`).toBeTypeOf('string')
        expect(shown, `${key}: ${label}`).toContain(label!.split('.')[0])
      }
      expect(text.replaceAll(/\[\[[\w.]+\]\]/gu, ''), key).not.toMatch(/\[\[|\]\]/u)
    }
    expect(quoted).toBeGreaterThan(30)
  },
)

test.each(['zh-Hant', 'zh-Hans'])('the guide quotes the same labels in every step in %s as in English', (language) => {
  const labels = (text = '') => [...text.matchAll(/\[\[([\w.]+)\]\]/gu)].map(([, label]) => label).sort()
  const other = textsOf(language)
  for (const [key, text] of textsOf('en')) if (isOfGuide(key)) expect(labels(other.get(key)), key).toEqual(labels(text))
})

/** What docs/teaching.md sets in italics and is no label: terms as they are introduced, sentences to say, titles of works. */
const NO_LABELS = [
  /^(world|power|delegation|advisers|anything|before|public|a power's eyes|the truth|on warning|well judged, and wrong)$/,
  /^(Few worlds|Other luck|Same luck is not the same history|Students talk|It is a model|Practice)\.$/,
  /^World 3 · Boreal Ring$/,
  // With the name of the key, which the game puts in by itself.
  /^Saved is not ready: press “End year” when you are done\.$/,
]

/** A label without what the game puts into it: "Mute {{label}}" is found by "Mute". */
const bare = (text: string): string => text.replaceAll(/\s*[({（]*\{\{.*$/gu, '').trim()

test('every label that the guide for teachers quotes is a text of the game', () => {
  const lesson = read('docs/teaching.md').split('\n## Reading')[0]!
  const texts = [...textsOf('en').values()]
  const known = new Set([...texts, ...texts.map(bare)])
  const quoted = [...lesson.matchAll(/(?<![*\w])\*(?!\*)([^*]+)\*(?!\*)/gu)].map(([, label]) =>
    label!.replaceAll(/\s+/gu, ' '),
  )
  const wrong = quoted.filter((label) => !known.has(label) && !NO_LABELS.some((pattern) => pattern.test(label)))
  expect(wrong).toEqual([])
  expect(quoted.length).toBeGreaterThan(40)
})

test('every row about a curriculum names its document and the place in it, and each curriculum asked for has one', () => {
  for (const { id, framework, place, source } of STANDARDS) {
    for (const text of [framework, place, source]) expect(text.length, id).toBeGreaterThan(5)
    for (const language of LANGUAGES) {
      for (const what of ['asks', 'here'])
        expect(textsOf(language).get(`kit.standard.${id}.${what}`), id).toBeTypeOf('string')
    }
  }
  const frameworks = STANDARDS.map(({ framework }) => framework).join(' ')
  for (const name of ['C3', 'AP', 'IB', 'A-level', '108']) expect(frameworks).toContain(name)
})
