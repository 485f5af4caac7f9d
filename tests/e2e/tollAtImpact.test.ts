import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faultsOf } from '#tests/support/axe'
import { siteForTests } from '#tests/support/site'
import { letStrikeFly, readyToStrike } from '#tests/support/strikeReady'

const site = siteForTests()

/** What the screen told at one moment of an exchange. */
interface Told {
  /** Of the thirty that the playing stands for. */
  readonly minute: number
  /** Millions. */
  readonly toll: number
  /** Rows of the board of towns. */
  readonly towns: number
  /** What a screen reader was told so far, and what the map says of warheads. */
  readonly spoken: string
  /** Which parts of the screen lie over each other. */
  readonly covered: readonly string[]
}

/** Notes what is told at every frame from now on, until the exchange is over. */
async function watch(page: Page): Promise<() => Promise<readonly Told[]>> {
  await page.evaluate(() => {
    const seen: unknown[] = []
    Object.assign(globalThis, { seen })
    const parts = ['.war .minute', '.war .war-note', '.war .toll', '.war .board', '.map-skip']
    const coveredNow = () => {
      const boxes = parts.flatMap((part) => {
        const box = document.querySelector(part)?.getBoundingClientRect()
        return box === undefined || box.width * box.height === 0 ? [] : [{ part, box }]
      })
      return boxes.flatMap(({ part, box: a }, n) =>
        boxes
          .slice(n + 1)
          .filter(({ box: b }) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
          .map((other) => `${part} and ${other.part}`),
      )
    }
    const look = () => {
      const war = document.querySelector('[data-test=war]')
      if (war !== null)
        seen.push({
          minute: Number(/\d+/.exec(war.querySelector('.minute strong')?.textContent ?? '')?.[0]),
          toll: Number(war.querySelector<HTMLElement>('[data-test=toll]')?.dataset.dead),
          towns: war.querySelectorAll('[data-test=war-board] li').length,
          spoken: document.querySelector('[data-test=spoken]')?.textContent ?? '',
          covered: coveredNow(),
        })
      requestAnimationFrame(look)
    }
    look()
  })
  return async () => {
    await page.waitForSelector('[data-test=war-told]')
    return await page.evaluate(() => (globalThis as unknown as { seen: readonly Told[] }).seen)
  }
}

test.each(['laptop', 'phone'] as const)('nobody is counted before an impact, on a %s', async (screen) => {
  const player = await readyToStrike(site, screen)
  const { page, errors } = player
  const told = await watch(page)
  await letStrikeFly(player)
  const seen = await told()
  const first = seen.findIndex(({ toll }) => toll > 0)
  const before = seen.slice(0, first)
  // A flight takes a third of the playing: until the first is down nothing is counted, no town is named, and nothing is said.
  expect(before.length).toBeGreaterThan(5)
  expect(seen[first]!.minute).toBeGreaterThanOrEqual(10)
  for (const { towns, spoken } of before) expect([towns, /dead|arrive/.test(spoken)]).toEqual([0, false])
  for (const [n, { toll, towns }] of seen.entries()) {
    expect(toll).toBeGreaterThanOrEqual(seen[n - 1]?.toll ?? 0)
    expect(towns > 0).toBe(toll > 0)
  }
  // Minutes, note, toll, board and the way past it are all read at once.
  expect([...new Set(seen.flatMap(({ covered }) => covered))]).toEqual([])
  // It counts in many steps, and what is told afterwards is what it came to.
  expect(new Set(seen.map(({ toll }) => toll)).size).toBeGreaterThan(3)
  const people = (await page.textContent('[data-test=war-told] p'))!.replace(/\D/g, '')
  expect(Number(people)).toBeGreaterThan(0)
  expect(Math.abs(Number(people) / 1e6 - seen.at(-1)!.toll)).toBeLessThan(0.001)
  // What is told in the silence has no fault axe can find.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect(await faultsOf(page)).toEqual([])
  expect(errors).toEqual([])
  await page.context().close()
})
