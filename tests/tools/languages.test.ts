import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Texts } from '#server/lib/texts'
import { langFaults } from '#tools/langCheck'
import { LANG_FOLDER, languagesIn } from '#tools/langFiles'
import { staleTexts, stampTexts } from '#tools/langStamps'

let folder: string
const write = (file: string, content: unknown) => writeFileSync(join(folder, 'tlh', file), JSON.stringify(content))
const faults = () => langFaults('tlh', folder).filter(({ kind }) => kind !== 'missing')

/** The languages of the game and one more, of two files. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lang-'))
  for (const language of ['en', 'zh-Hant']) cpSync(join(LANG_FOLDER, language), join(folder, language), { recursive: true })
  mkdirSync(join(folder, 'tlh'))
  write('language.json', { name: 'tlhIngan Hol', direction: 'rtl' })
  write('server.json', { preview: { match: 'may’: {{scenario}}', year: 'DIS {{year}} / {{years}}' } })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a folder more makes a language more', () => {
  test('the server finds it, gives it to those who ask for it, and says in English what it lacks', () => {
    const texts = new Texts(folder)
    expect(texts.languages).toEqual(['en', 'tlh', 'zh-Hant'])
    expect(texts.bestFor(['xx', 'tlh', 'en'])).toBe('tlh')
    expect([texts.bestFor(['zh-HK']), texts.bestFor(['*']), texts.bestFor(['not a tag'])]).toEqual(['zh-Hant', 'en', 'en'])
    expect(texts.directionOf('tlh')).toBe('rtl')
    expect(texts.text('tlh', 'preview.year', { year: 2, years: 9 })).toBe('DIS 2 / 9')
    expect(texts.text('tlh', 'preview.seats', { free: 1, seats: 1, years: 1, timeControl: 'x' })).toBe(
      '1 of 1 seat free · 1 year · x',
    )
    expect(texts.text('tlh', 'no.such.key')).toBe('no.such.key')
    expect(languagesIn(folder)).toContain('tlh')
  })
})

describe('the check of a language', () => {
  test('names what is missing, and nothing wrong with what is right', () => {
    expect(langFaults('tlh', folder).filter(({ kind }) => kind === 'missing').length).toBeGreaterThan(1000)
    expect(faults()).toEqual([])
  })

  test.each([
    ['unknown', { preview: { nothing: 'x' } }],
    ['placeholder', { preview: { match: 'may’: {{scenaro}}' } }],
    ['placeholder', { preview: { match: 'may’: {{scenario}} {{' } }],
    ['choice', { preview: { match: '{{scenario|dat}}' } }],
    ['choice', { preview: { year: '{{year}} {{years|few=x|other=y}}' } }],
    ['choice', { preview: { year: '{{year}} {{years|one=x}}' } }],
    ['empty', { preview: { match: '' } }],
    ['same', { preview: { about: 'x' } }],
  ])('names what is %s', (kind, words) => {
    const english = JSON.parse(readFileSync(join(folder, 'en/server.json'), 'utf8')) as { preview: { about?: string } }
    write('server.json', kind === 'same' ? { lti: (english as unknown as { lti: unknown }).lti } : words)
    expect(faults().map((fault) => fault.kind)).toContain(kind)
  })

  test('names classes that are not there and names that are not', () => {
    write('server.json', {})
    write('names.json', { classes: { f: { tags: 'f' } }, names: { 'power.boreal': 'g', 'power.nowhere': 'f' } })
    expect(faults().map(({ kind, at }) => `${kind} ${at}`)).toEqual(['name names power.boreal', 'name names power.nowhere'])
    write('names.json', {})
  })
})

test('a text is stale when its English has changed since it was changed last itself', () => {
  const english = join(folder, 'en/table.json')
  const words = JSON.parse(readFileSync(english, 'utf8')) as { appointment: Record<string, string> }
  const change = (text: string) =>
    writeFileSync(english, JSON.stringify({ ...words, appointment: { ...words.appointment, at: text } }))
  write('table.json', { appointment: { at: 'a {{time}}' } })
  stampTexts('tlh', [], folder)
  expect(staleTexts('tlh', folder)).toEqual([])
  change('Now {{time}}')
  stampTexts('tlh', [], folder)
  expect(staleTexts('tlh', folder)).toEqual(['table appointment.at'])
  stampTexts('tlh', ['table appointment.at'], folder)
  expect(staleTexts('tlh', folder)).toEqual([])
  change('Then {{time}}')
  write('table.json', { appointment: { at: 'b {{time}}' } })
  expect(staleTexts('tlh', folder)).toEqual([])
})
