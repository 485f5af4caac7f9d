import type { Page } from 'playwright-core'

/** One way to work the screen. */
export interface Hand {
  /** Presses a key, a summary or any other thing that can be pressed. */
  press(page: Page, selector: string): Promise<void>
  /** Picks a value of a list. */
  pick(page: Page, selector: string, value: string): Promise<void>
}

/** More stops of the tabulator than any screen has. */
const MOST_STOPS = 500

/** Goes by the tabulator to the first thing that fits, as a user without a pointer must. */
async function walkTo(page: Page, selector: string): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`no tabulator stop at ${selector}`)
}

export const HANDS: Readonly<Record<'mouse' | 'touch' | 'keyboard', Hand>> = {
  mouse: {
    press: (page, selector) => page.locator(selector).first().click(),
    async pick(page, selector, value) {
      await page.selectOption(selector, value)
    },
  },
  touch: {
    press: (page, selector) => page.locator(selector).first().tap(),
    async pick(page, selector, value) {
      await page.selectOption(selector, value)
    },
  },
  keyboard: {
    async press(page, selector) {
      await walkTo(page, selector)
      await page.keyboard.press('Enter')
    },
    /** Arrow keys change a list's value one by one. */
    async pick(page, selector, value) {
      await walkTo(page, selector)
      const valueNow = () => page.evaluate(() => (document.activeElement as HTMLSelectElement).value)
      for (const key of ['Home', ...Array.from({ length: 40 }, () => 'ArrowDown')]) {
        if ((await valueNow()) === value) return
        await page.keyboard.press(key)
      }
      throw new Error(`${selector} never came to ${value}`)
    },
  },
}

/** Milliseconds after which a second press of a key that is held counts. */
const SECOND_PRESS = 450

/** Aims a launch and turns both its keys by two presses each, as hands do that cannot hold. */
export async function turnKeys(hand: Hand, page: Page, target: string): Promise<void> {
  await hand.press(page, target)
  for (const key of ['first', 'second']) {
    await hand.press(page, `[data-test=${key}-key]`)
    await page.waitForTimeout(SECOND_PRESS)
    await hand.press(page, `[data-test=${key}-key]`)
  }
}
