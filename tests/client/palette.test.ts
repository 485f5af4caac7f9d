import {
  type Color,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  wcagContrast,
} from 'culori'
import { describe, expect, test } from 'vitest'
import { COLOURS, LOOKS } from '#client/theme/tokens.ts'

/** Colour differences (CIEDE2000) from which on two neighbouring lands are distinct without their patterns. */
const TOLD_APART = 6
/** Contrast WCAG 2.2 asks of text, and of marks that carry meaning. */
const TEXT_CONTRAST = 4.5
const MARK_CONTRAST = 3

const difference = differenceCiede2000()
const EYES: Readonly<Record<string, (colour: Color) => Color>> = {
  usual: (colour) => colour,
  protan: filterDeficiencyProt(1),
  deutan: filterDeficiencyDeuter(1),
  tritan: filterDeficiencyTrit(1),
}

describe.each(Object.entries(EYES))('to %s eyes', (_name, see) => {
  test('no two powers look alike', () => {
    const alike = LOOKS.flatMap((one, n) =>
      LOOKS.slice(n + 1).flatMap((other) => {
        const apart = difference(see(parse(one.colour)!), see(parse(other.colour)!))
        return apart < TOLD_APART ? [`${one.colour} ${other.colour} ${apart.toFixed(1)}`] : []
      }),
    )
    expect(alike).toEqual([])
  })
})

describe('on the panels', () => {
  test.each(['text', 'textSoft', 'textFaint', 'estimate', 'danger', 'good', 'focus'] as const)(
    '%s can be read',
    (name) => {
      for (const ground of [COLOURS.ground, COLOURS.panel, COLOURS.panelRaised]) {
        expect(wcagContrast(COLOURS[name], ground)).toBeGreaterThanOrEqual(TEXT_CONTRAST)
      }
    },
  )

  test('every power’s colour stands out, and has a pattern and an emblem of its own', () => {
    for (const { colour } of LOOKS) expect(wcagContrast(colour, COLOURS.panel)).toBeGreaterThanOrEqual(MARK_CONTRAST)
    expect(new Set(LOOKS.map(({ pattern }) => pattern)).size).toBe(LOOKS.length)
    expect(new Set(LOOKS.map(({ emblem }) => emblem)).size).toBe(LOOKS.length)
  })
})
