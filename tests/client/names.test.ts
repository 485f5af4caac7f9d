import { beforeAll, describe, expect, test, vi } from 'vitest'
import { fetchTexts, placeName, powerName, sentence, setLanguage, startText } from '#client/text/text.ts'
import { loadScenarios } from '#server/lib/loadScenarios'
import { powerId } from '#shared/ids'
import { ARG_KINDS, type ArgKind, type ArgValues, type PhraseKey } from '#shared/view/phrase'
import { type Node, nodesOf, readSources, type Source } from '#tests/support/sources'
import { patternOf, readWords, slotsOf } from '#tests/support/words'

const english = readWords()

/** Kinds of arguments that are names of powers and lesser states. */
const NAMES: readonly ArgKind[] = ['power', 'powers', 'state', 'place']
const kindOf = (slot: string): ArgKind | undefined => (ARG_KINDS as Readonly<Record<string, ArgKind>>)[slot]
const namesIn = (text: string) => slotsOf(text).filter((slot) => NAMES.includes(kindOf(slot)!))

/** Sentences the rules speak in, by key; a sentence of a skin stands for the one it replaces. */
const SPOKEN =
  /^(advice|bot\.why|cause|chip|debrief\.ask|debrief\.whatIf\.change|event|injection|intray|order|problem)\./
const sentences = [...english].filter(([key, text]) => SPOKEN.test(key) && namesIn(text).length > 0)

/** Something to stand for an argument of each kind beside the names. */
const SAMPLES = {
  number: 2,
  budget: 2,
  change: 2,
  millions: 2,
  chance: 0.5,
  text: 'x',
  phrase: { key: 'problem.slotTaken', args: {} },
  treaty: 'hotline',
  treaties: ['hotline'],
  researchLine: 'sensors',
  force: 'silos',
  leg: 'silos',
  legs: ['silos'],
  losses: [{ leg: 'silos', warheads: 2 }],
  targeting: 'counterforce',
  authority: 'afterImpact',
  aim: 'forces',
  doctrine: 'minimal',
  order: 'spy',
  windowKind: 'planning',
} as const

/** A power whose name has no article, for what a sentence names beside. */
const PLAIN = powerId('france')

/** The sentence with every name in it that of this place; powers are named in the stead of lesser states too. */
function said(key: string, id: string, isPower: boolean): string {
  const args = slotsOf(english.get(key)!).map((slot) => {
    const kind = kindOf(slot) ?? 'text'
    if (!NAMES.includes(kind)) return [slot, SAMPLES[kind as keyof typeof SAMPLES]]
    const name = isPower || kind === 'state' || kind === 'place' ? id : PLAIN
    return [slot, kind === 'powers' ? [name, name] : name]
  })
  return sentence({ key: key as PhraseKey, args: Object.fromEntries(args) as Record<string, ArgValues[ArgKind]> })
}

const historical = [...loadScenarios().values()].filter((scenario) => scenario.historical)
const placesOf = ({ powers, states }: (typeof historical)[number]) => [
  ...powers.map(({ id }) => ({ id: String(id), isPower: true })),
  ...states.map(({ id }) => ({ id: String(id), isPower: false })),
]
/** Sentences in which a place of this kind can stand. */
const sentencesOf = (isPower: boolean) =>
  sentences.filter(([, text]) => isPower || namesIn(text).some((slot) => ['state', 'place'].includes(kindOf(slot)!)))

/** Countries that English gives an article: written out here, so that a forgotten one fails. */
const WITH_THE = ['usa', 'ussr', 'uk', 'netherlands', 'ottoman']

beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: {} })
  await startText()
  for (const part of ['room', 'intray', 'debrief', 'class', 'table'] as const) await fetchTexts(part)
  await setLanguage('en')
})

describe.each(historical.map((scenario) => [scenario.id, scenario] as const))(
  'names in sentences of %s',
  (_, scenario) => {
    test.each(placesOf(scenario))(
      '$id has its article where English gives it one, with a capital only where a sentence begins',
      ({ id, isPower }) => {
        const name = placeName(id)
        for (const [key] of sentencesOf(isPower)) {
          const text = said(key, id, isPower)
          expect(text, key).toContain(name)
          for (const { index } of text.matchAll(new RegExp(name, 'g'))) {
            const before = text.slice(0, index)
            if (!WITH_THE.includes(id)) expect(before, `${key}: ${text}`).not.toMatch(/\bthe $/i)
            else if (/(^|[.!?…“„(] *)the $/i.test(before)) expect(before, `${key}: ${text}`).toMatch(/(?<!\w)The $/)
            else expect(before, `${key}: ${text}`).toMatch(/(?<!the )\bthe $/)
          }
          expect(text, key).not.toMatch(/\u2063/)
        }
      },
    )

    test('Chinese names are as they are', async () => {
      await setLanguage('zh-Hant')
      for (const { id, isPower } of placesOf(scenario))
        for (const [key] of sentencesOf(isPower)) expect(said(key, id, isPower)).not.toMatch(/the|\u2063/i)
      await setLanguage('en')
    })
  },
)

test('there are sentences to look at, in every tongue of the rules', () => {
  expect(sentences.length).toBeGreaterThan(150)
  expect(powerName('usa')).toBe('United States')
})

test('no text writes an article or an s of its own about a name', () => {
  const wrong = [...english].filter(([, text]) =>
    namesIn(text).some((slot) =>
      new RegExp(`\\b(the|an?) \\{\\{${slot}\\}\\}|\\{\\{${slot}\\}\\}[’']`, 'i').test(text),
    ),
  )
  expect(wrong).toEqual([])
})

/** What gives a name as a label has it: without its article. */
const BARE = ['powerName', 'powerShort', 'stateName', 'placeName']
/** Slots for what is no name of a country, or is one only in a chart. */
const OTHER_SLOTS = ['label', 'name']

/** True where a slot of a text stands by itself, as names do in lists and headings. */
const isLabel = (text: string, slot: string): boolean =>
  new RegExp(`(^|[·—–:(☂,] *)\\{\\{${slot}\\}\\}( *[·—–:(),]|$)`).test(text)

const calleeOf = (node: Node): string | undefined =>
  node.type === 'CallExpression' ? ((node.callee as Node).name as string | undefined) : undefined

/** Bare names that code puts into a text at a place where it is a part of a sentence. */
function misplacedIn({ path, ast, text }: Source): readonly string[] {
  const given = new Map<Node, RegExp>()
  for (const node of nodesOf(ast)) {
    const [key, args] = (node.arguments as readonly Node[] | undefined) ?? []
    const pattern = calleeOf(node) === 't' ? patternOf(key, '')?.pattern : undefined
    if (pattern && args?.type === 'ObjectExpression') given.set(args, pattern)
  }
  const slots = new Set([...english.values()].flatMap(slotsOf).filter((slot) => !OTHER_SLOTS.includes(slot)))
  // Arguments are written where they are handed over, or as a constant before; other objects are rows of tables and charts.
  const declared = [...nodesOf(ast)].flatMap(({ type, init }) =>
    type === 'VariableDeclarator' && init ? [init as Node] : [],
  )
  return [...given.keys(), ...declared.filter(({ type }) => type === 'ObjectExpression')].flatMap((object) => {
    const bare = (object.properties as readonly Node[]).filter(
      ({ key, value }) =>
        slots.has(String((key as Node | undefined)?.name)) &&
        value !== undefined &&
        [...nodesOf(value as Node)].some((node) => BARE.includes(calleeOf(node) ?? '')),
    )
    const pattern = given.get(object)
    const texts = pattern ? [...english].filter(([key]) => pattern.test(key)).map(([, told]) => told) : undefined
    return bare
      .filter(({ key }) => !texts?.every((told) => isLabel(told, String((key as Node).name))))
      .map(({ start, end }) => `${path}: ${text.slice(start, end)}`)
  })
}

test('pages put names into sentences with their articles: bare ones only where they stand by themselves', () => {
  const pages = readSources('client/src').filter(({ path }) => path !== 'client/src/text/text.ts')
  expect(pages.flatMap(misplacedIn)).toEqual([])
})
