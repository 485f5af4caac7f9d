import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { FORCES, RESEARCH_LINES } from '#shared/ruleset/forces'
import { RULESET } from '#shared/ruleset/ruleset'
import { TREATY_KINDS, type WindowKind } from '#shared/ruleset/vocabulary'
import type { GameState } from '#shared/state/gameState'
import { HANDS, turnKeys } from '#tests/support/hands'
import { plant, positionIn } from '#tests/support/plant'
import { newContext, openPage, type Player, type SCREENS } from '#tests/support/player'
import { createMatch } from '#tests/support/servers'
import { type Site, siteForTests } from '#tests/support/site'

/** Every choice of a crisis, and whether it goes through the two keys of a strike. */
const CHOICES: readonly { readonly kind: WindowKind; readonly choice: string; readonly keys?: boolean }[] = [
  ...['stand', 'raise', 'offer', 'offerSecretly', 'accept', 'stepBack'].map((move) => ({
    kind: 'confrontation' as const,
    choice: `confront-${move}`,
  })),
  ...['rideOut', 'ask', 'raiseReadiness'].map((name) => ({ kind: 'warning' as const, choice: `warning.${name}` })),
  { kind: 'warning', choice: 'warning.launch', keys: true },
  { kind: 'retaliation', choice: 'retaliation.hold' },
  { kind: 'retaliation', choice: 'retaliation.answer', keys: true },
]

interface Seat {
  readonly match: string
  readonly token: string
  readonly power: string
}

/** A match for every thing to be tried, by name, in the position where it can be. */
async function plantMatches(site: Site): Promise<ReadonlyMap<string, Seat>> {
  const seats = new Map<string, Seat>()
  const planted = new Map<string, (opening: GameState) => GameState>()
  for (const { kind, choice } of [{ kind: 'planning' as const, choice: 'planning' }, ...CHOICES]) {
    const seat = await createMatch(site.base, { powers: 6, years: 5 })
    seats.set(choice, seat)
    planted.set(seat.match, (opening) => positionIn(kind, opening))
  }
  await site.kill('SIGTERM')
  await plant(site.database, planted)
  await site.start()
  return seats
}

const { attention } = RULESET.treaties

const given = (page: Page) => page.locator('[data-test=given] li')
const numberOf = (page: Page) => page.getAttribute('.war-room', 'data-number')

/** The tests of every order, treaty and crisis choice, given by one hand on the screen it is used on. */
export function describeEveryAct(name: keyof typeof HANDS, screen: keyof typeof SCREENS): void {
  const hand = HANDS[name]
  let seats: ReadonlyMap<string, Seat>
  /** A browser that holds all these seats. */
  let context: BrowserContext
  const site = siteForTests({ BALANCE_MATCHES_PER_MINUTE: '1000' }, async (opened) => {
    seats = await plantMatches(opened)
    context = await newContext(opened.browser, screen)
    const held = [...seats.values()].map((seat) => ({ ...seat, scenario: 'two-blocs' }))
    await context.addInitScript((kept) => localStorage.setItem('balance.seats', kept), JSON.stringify(held))
  })

  async function comeTo(choice: string): Promise<Player> {
    const player = await openPage(context, `${site.base}/#/match/${seats.get(choice)!.match}`)
    await player.page.waitForSelector('[data-test=year]')
    if ((await player.page.getAttribute('.war-room', 'data-list')) === 'none')
      await hand.press(player.page, '[data-test=lists]')
    return player
  }

  describe(`by ${name} on a ${screen}`, () => {
    test('every order of a year and every treaty is given', async () => {
      const player = await comeTo('planning')
      const { page, errors } = player
      const press = (selector: string) => hand.press(page, selector)
      const open = (section: string) => press(`[data-test=section-${section}]`)
      for (const force of FORCES.filter((each) => each !== 'forward')) await press(`[data-test=more-${force}]`)
      await open('scrap')
      await press('[data-test=act-scrap]')
      await open('research')
      await press(`[data-test=research-${RESEARCH_LINES[0]}]`)
      await open('posture')
      await press('[data-test=readiness-bombers-4]')
      await open('spy')
      await press('[data-test=spy-boreal-2]')
      await open('influence')
      await press('[data-test=influence-2]')
      await open('umbrella')
      await press('[data-test=act-umbrella]')
      await open('base')
      await press('[data-test=act-base]')
      await open('diplomacy')
      for (const [n, treaty] of TREATY_KINDS.entries()) {
        const key = `[data-test=treaty-${treaty}-dawn]`
        await press(key)
        await page.waitForSelector(`${key}[aria-pressed=true]`)
        // Diplomats have time for a few only: the others make room again.
        if (n < TREATY_KINDS.length - attention) await press(key)
      }
      await press('[data-test=leave-hotline-boreal]')
      await press('[data-test=break-inspection-boreal]')
      await open('statement')
      for (const say of ['doctrine', 'claim', 'reassure', 'threaten', 'rally']) await press(`[data-test=say-${say}]`)
      await open('challenge')
      await press('[data-test=act-challenge]')
      await open('strike')
      await press('[data-test=plan-strike]')
      await turnKeys(hand, page, '.two-keys [data-test=target-boreal]')
      await page.waitForSelector('[data-test=saving].saved')
      const kinds = await given(page).allTextContents()
      expect(kinds.length).toBe(FORCES.length - 1 + 9 + attention + 2 + 1)
      await press('[data-test=ready]')
      await page.waitForFunction(
        (before) => document.querySelector('.war-room')?.getAttribute('data-number') !== before,
        '0',
      )
      expect(errors).toEqual([])
    })

    test.each(CHOICES)('in a crisis: $choice', async ({ choice, keys }) => {
      const player = await comeTo(choice)
      const { page, errors } = player
      const before = await numberOf(page)
      await hand.press(page, `[data-test="${choice}"]`)
      if (keys) await turnKeys(hand, page, '.two-keys [data-test^=target-]')
      await page.waitForFunction(
        (was) => document.querySelector('.war-room')?.getAttribute('data-number') !== was,
        before,
      )
      expect(errors).toEqual([])
    })
  })
}
