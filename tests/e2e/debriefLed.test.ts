import { describe, expect, test } from 'vitest'
import { SECTION_IDS } from '#shared/debrief/index'
import type { CreateClass } from '#shared/protocol/classroom'
import { DEBRIEF_STEP_IDS } from '#shared/protocol/debriefScript'
import { openClass, type Student, type Teacher } from '#tests/support/classroom'
import { type Player, sitDown } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()
const SHOTS = process.env.LESSON_SHOTS

interface Room {
  readonly teacher: Teacher
  readonly board: Player
  readonly projector: Player
  readonly students: readonly Student[]
}

/** A class of so many students, three worlds of them unless told otherwise, whose matches are over, with its board and its projector. */
async function overClass(size = 9, wish: Partial<CreateClass> = {}): Promise<Room> {
  const teacher = await openClass(site.base, { interestsOpen: 'atReveal', naming: 'alias', ...wish })
  const students: Student[] = []
  for (let n = 0; n < size; n++) students.push(await teacher.enrol())
  await teacher.act('begin')
  const board = await sitDown(site.browser, site.base, 'laptop')
  await board.page.goto(`${site.base}/#/teach/${teacher.made.id}/${teacher.made.teacher}`)
  await board.page.waitForSelector('[data-test=world-2]')
  const projector = await sitDown(site.browser, site.base, 'desk')
  await projector.page.goto(`${site.base}/#/projector/${teacher.made.id}/${teacher.made.projector}`)
  await projector.page.waitForSelector('[data-phase=playing]')
  await board.page.click('[data-test=to-debrief]')
  await board.page.click('[data-test=confirm]')
  await board.page.waitForSelector('[data-test=debrief-desk]')
  return { teacher, board, projector, students }
}

const shoot = async ({ page }: Player, name: string) => {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` })
}

/** Presses keys one after the other within one frame, so that the second meets the page before effects of the first ran. */
const pressAtOnce = ({ page }: Player, ...keys: readonly Pick<KeyboardEventInit, 'key' | 'code' | 'shiftKey'>[]) =>
  page.evaluate(async (all) => {
    for (const key of all) {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true }))
      await new Promise((resolve) => setTimeout(resolve))
    }
  }, keys)

describe('a debrief', () => {
  test('is led from the keyboard: from its beginning to the spiral of world 3 on the wall in two keys', async () => {
    const { board, projector } = await overClass()
    await projector.page.waitForSelector('[data-page=compare] [data-test=compare-race]')
    await shoot(projector, 'wall-compare')
    await pressAtOnce(board, { key: '3', code: 'Digit3' }, { key: '#', code: 'Digit3', shiftKey: true })
    await projector.page.waitForSelector('[data-page=world][data-step=spiral] .wall-world:has-text("World 3")')
    await projector.page.waitForSelector('[data-test=section-spiral] svg')
    await board.page.waitForSelector('[data-test=step-spiral][aria-current=step]')
    await board.page.waitForSelector('.wall-preview [data-test=section-spiral] svg')
    await shoot(board, 'board-spiral')
    await shoot(projector, 'wall-spiral')
    await board.page.keyboard.press('b')
    await projector.page.waitForSelector('[data-page=blank]')
    await board.page.keyboard.press('b')
    await projector.page.waitForSelector('[data-step=spiral]')
    expect([...board.errors, ...projector.errors]).toEqual([])
  })

  test('goes through its ten steps by one key, and the wall follows each', async () => {
    const { board, projector } = await overClass()
    await board.page.selectOption('[data-test=debrief-plan]', 'full')
    // On with Tab, as from any field: letters typed into the choice of a plan are its own.
    await board.page.press('[data-test=debrief-plan]', 'Tab')
    for (const id of DEBRIEF_STEP_IDS.slice(1)) {
      await board.page.keyboard.press('n')
      await projector.page.waitForSelector(`[data-step=${id}]`)
      await board.page.waitForSelector(`[data-test=step-${id}][aria-current=step]`)
      await shoot(projector, `wall-step-${id}`)
    }
    expect([...board.errors, ...projector.errors]).toEqual([])
  })

  test('every section of every world is on the wall within three keys of the end', async () => {
    const { board, projector } = await overClass(9, { interestsOpen: 'atEnd' })
    const keys = new Map<string, string>()
    for (const id of SECTION_IDS) {
      const key = await board.page.getAttribute(`[data-test=show-${id}]`, 'aria-keyshortcuts')
      keys.set(id, key ?? `no key for ${id}`)
    }
    expect(new Set(keys.values()).size).toBe(SECTION_IDS.length)
    for (const world of ['1', '2', '3']) {
      for (const [id, key] of keys) {
        for (const each of [world, key]) await board.page.keyboard.press(each)
        await projector.page.waitForSelector(`.wall-world:has-text("World ${world}")`)
        await projector.page.waitForSelector(`.wall-sections > [data-test=section-${id}]`)
        await board.page.waitForSelector(`[data-test=show-${id}][aria-pressed=true]`)
      }
    }
    expect([...board.errors, ...projector.errors]).toEqual([])
  })

  test('the worlds of a large class have two digits', async () => {
    const { board, projector } = await overClass(21, { powers: 2, interestsOpen: 'atEnd' })
    const key = (await board.page.getAttribute('[data-test=show-spiral]', 'aria-keyshortcuts')) ?? ''
    for (const world of [11, 10, 9, 1]) {
      for (const each of [...String(world), key]) await board.page.keyboard.press(each)
      await projector.page.waitForSelector(`.wall-world:text-is("World ${world}")`)
      await projector.page.waitForSelector('[data-test=section-spiral]')
    }
  })

  test('shows any section of any world from its tile, and tells no interest before the reveal', async () => {
    const { board, projector } = await overClass()
    await board.page.click('[data-test=desk-world-1]')
    await board.page.click('[data-test=show-interests]')
    await projector.page.waitForSelector('.wall-world:has-text("World 2")')
    await projector.page.waitForSelector('[data-test=wall-guesses]')
    expect(await projector.page.locator('[data-test=section-interests]').count()).toBe(0)
    await shoot(projector, 'wall-guesses')
    for (const id of SECTION_IDS.filter((each) => each !== 'interests')) {
      await board.page.click(`[data-test=show-${id}]`)
      await projector.page.waitForSelector(`[data-test=on-wall-${id}] h2`)
      if (['faces', 'night', 'choice'].includes(id)) await shoot(projector, `wall-closed-${id}`)
    }
    await board.page.click('[data-test=show-faces]')
    await projector.page.waitForSelector('[data-test=on-wall-faces] .face-card.back')
    // Longer than the first face lies once they may turn.
    await projector.page.waitForTimeout(4000)
    expect(await projector.page.locator('.face-card.turned').count()).toBe(0)
    await board.page.click('[data-test=reveal]')
    await board.page.click('[data-test=confirm]')
    await projector.page.waitForSelector('[data-test=on-wall-faces] .face-card.turned')
    await board.page.click('[data-test=show-interests]')
    await projector.page.waitForSelector('[data-test=section-interests]')
    await shoot(projector, 'wall-interests')
    await shoot(board, 'board-interests')
    const [debrief] = await Promise.all([
      board.page.context().waitForEvent('page'),
      board.page.click('[data-test=open-debrief]'),
    ])
    for (const id of ['alarms', 'night', 'choice', 'faces']) {
      await debrief.click(`[data-test=wall-${id}]`)
      await projector.page.waitForSelector(`[data-test=on-wall-${id}]`)
      await shoot(projector, `wall-${id}`)
    }
    expect([...board.errors, ...projector.errors]).toEqual([])
  })
})
