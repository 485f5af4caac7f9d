import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** A place in page coordinates, or as shares of the map's width and height. */
export type Place = readonly [x: number, y: number]

/** Waits until the map answers to the mouse and has come to rest. */
export async function drawn(page: Page): Promise<void> {
  const places = [0.3, 0.4, 0.5, 0.6].map((y): Place => [0.5, y])
  const names = async () => (await Promise.all(places.map((place) => nameAt(page, place)))).filter(Boolean).length
  await expect.poll(names, { timeout: 30_000 }).toBeGreaterThan(0)
}

/** A place of the map in page coordinates; x and y are shares of its width and height. */
export async function onPage(page: Page, [x, y]: Place): Promise<Place> {
  const box = (await page.locator('.map-surface').boundingBox())!
  return [box.x + box.width * x, box.y + box.height * y]
}

/** The name the map shows for what lies under a place of it. */
export async function nameAt(page: Page, place: Place): Promise<string | undefined> {
  return await nameUnder(page, ...(await onPage(page, place)))
}

/** The name the map shows for what lies under a point of the page. */
export async function nameUnder(page: Page, x: number, y: number): Promise<string | undefined> {
  return (await namesUnder(page, [[x, y]]))[0]
}

/** The names the map shows to a mouse at these points of the page. */
export async function namesUnder(page: Page, points: readonly Place[]): Promise<readonly (string | undefined)[]> {
  return await page.evaluate((all) => {
    const canvas = document.querySelector('.map-surface canvas')!
    const tip = document.querySelector<HTMLElement>('.map-tip')!
    return all.map(([clientX, clientY]) => {
      canvas.dispatchEvent(new MouseEvent('mousemove', { clientX, clientY, bubbles: true }))
      return tip.hidden ? undefined : (tip.textContent ?? undefined)
    })
  }, points)
}

/** How far from a shore a tap may still mean the land, and a little more, in pixels. */
const OFF_SHORE = 8

/** A point of open sea, off every shore, that no bar, card or key covers. */
export async function openSea(page: Page): Promise<Place> {
  const points: Place[] = []
  for (let y = 0.3; y < 0.85; y += 0.025)
    for (let x = 0.03; x < 0.9; x += 0.025) points.push(await onPage(page, [x, y]))
  const around = [
    [0, 0],
    [OFF_SHORE, 0],
    [-OFF_SHORE, 0],
    [0, OFF_SHORE],
    [0, -OFF_SHORE],
  ] as const
  const names = await Promise.all(
    around.map(([dx, dy]) =>
      namesUnder(
        page,
        points.map(([x, y]) => [x + dx, y + dy]),
      ),
    ),
  )
  const isBare = await page.evaluate(
    (all) => all.map(([x, y]) => document.elementFromPoint(x, y)?.tagName === 'CANVAS'),
    points,
  )
  const place = points.find((_, n) => names.every((near) => near[n] === undefined) && isBare[n])
  if (place === undefined) throw new Error('no open sea on the map')
  return place
}

/** For every land that can be pressed on the screen a point well inside it that no bar, card or key covers. */
export async function landsOnScreen(page: Page, room = 4): Promise<ReadonlyMap<string, Place>> {
  const box = (await page.locator('.map-surface').boundingBox())!
  const points: Place[] = []
  for (let y = 0.15; y < 0.8; y += 0.025)
    for (let x = 0.04; x < 0.85; x += 0.025) points.push([box.x + box.width * x, box.y + box.height * y])
  const namesBeside = await Promise.all(
    [-room, 0, room].map((beside) =>
      namesUnder(
        page,
        points.map(([x, y]) => [x + beside, y]),
      ),
    ),
  )
  const free = await page.evaluate(
    (all) => all.map(([x, y]) => document.elementFromPoint(x, y)?.tagName === 'CANVAS'),
    points,
  )
  const lands = new Map<string, Place>()
  for (const [k, point] of points.entries()) {
    const name = namesBeside[1]?.[k]
    if (name === undefined || !free[k] || lands.has(name)) continue
    if (namesBeside.every((names) => names[k] === name)) lands.set(name, point)
  }
  return lands
}

/** Page coordinates inside a land whose neighbourhood, `room` pixels to each side, is the same land. */
export async function inside(page: Page, name: string, room = 4): Promise<Place> {
  const found = (await landsOnScreen(page, room)).get(name)
  if (found === undefined) throw new Error(`${name} is nowhere on the map`)
  return found
}
