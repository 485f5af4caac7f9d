import { expect, test } from 'vitest'
import { capitalised, type NameGrammar, spoken, spokenList, spokenName } from '#client/text/grammar.ts'
import { formAsked } from '#shared/view/forms'

const FRENCH: NameGrammar = {
  classes: {
    f: { tags: 'f', forms: { said: 'la {{name}}', de: 'de la {{name}}' } },
    m: { tags: 'm', forms: { said: 'le {{name}}', de: 'du {{name}}' } },
    default: { forms: { de: 'de {{name}}' } },
  },
  names: { 'power.a': 'f', 'power.b': 'm', 'power.c': { class: 'm', forms: { de: 'd’un {{name}}' } } },
}
const [a, b, c, none] = [
  spokenName('power.a', 'Aurore', FRENCH),
  spokenName('power.b', 'Boréal', FRENCH),
  spokenName('power.c', 'Cap', FRENCH),
  spokenName('power.d', 'Ada', FRENCH),
]
const shown = (text: string) => capitalised(text, 'fr')

test('a name is said with its article, bare where asked, and in the form that a sentence asks for', () => {
  expect(shown(`${a} et ${b}`)).toBe('La Aurore et le Boréal')
  expect(shown(formAsked('bare', a, 'fr'))).toBe('Aurore')
  expect([a, b, c, none].map((name) => shown(`x ${formAsked('de', name, 'fr')}`))).toEqual([
    'x de la Aurore',
    'x du Boréal',
    'x d’un Cap',
    'x de Ada',
  ])
  expect(shown(`x ${none} ${formAsked('dat', b, 'fr')}`)).toBe('x Ada le Boréal')
})

test('words agree with the tags of a name, several names are plural, and names a person typed have the usual forms', () => {
  const choice = 'f+pl=prêtes|pl=prêts|f=prête|other=prêt'
  const list = (...names: (typeof a)[]) => spokenList(names, (items) => items.join(', '))
  const agreed = [a, b, none, list(a, a), list(a, b), list(a)].map((name) => formAsked(choice, name, 'fr'))
  expect(agreed).toEqual(['prête', 'prêt', 'prêt', 'prêtes', 'prêts', 'prête'])
  expect(shown(formAsked('de', list(a, b), 'fr'))).toBe('De la Aurore, du Boréal')
  expect(shown(`x ${formAsked('de', spoken('Ben', String, FRENCH), 'fr')}`)).toBe('x de Ben')
})
