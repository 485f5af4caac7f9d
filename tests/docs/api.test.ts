import { describe, expect, test } from 'vitest'
import { read } from '#tests/support/deployment'
import { withContract } from '#tools/apiShapes'

const page = read('docs/api.md')

describe('the page about the API', () => {
  test('has the contract as it is (npm run tool -- api:docs)', () => {
    expect(withContract(page)).toBe(page)
  })

  test('names every order, every field of a view and every event', () => {
    const shapes = page.slice(page.indexOf('### Shapes'), page.indexOf('### Other calls'))
    for (const told of [
      'type: "answerWarning"',
      'estimate?:',
      'canLaunch: boolean',
      'any?: { [name]: any[] }',
      'promiseBroken {',
    ])
      expect(shapes, told).toContain(told)
  })

  test.each(['bot.py', 'bot.ts'])('keeps its promise of forty lines: %s', (file) => {
    const lines = read(`examples/bots/${file}`).split('\n')
    const code = lines.filter((line) => !/^\s*($|#|\/\/|\/\*\*|""")/.test(line))
    expect(code.length).toBeLessThanOrEqual(40)
    expect(code.filter((line) => line.length > 160)).toEqual([])
  })
})
