import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { FORCES, RESEARCH_LINES } from '#shared/ruleset/forces'
import { TREATY_KINDS, type WindowKind } from '#shared/ruleset/vocabulary'
import { HANDS } from '#tests/support/hands'
import { plant, positionIn } from '#tests/support/plant'
import { openTab, type Player, type SCREENS, sitDown } from '#tests/support/player'
import { createMatch } from '#tests/support/servers'
import { siteForTests } from '#tests/support/site'

/** Every hand with the screen it is used on. */
const WAYS = [
  ['mouse', 'laptop'],
  ['keyboard', 'laptop'],
  ['touch', 'phone'],
] as const satisfies readonly (readonly [keyof typeof HANDS, keyof typeof SCREENS])[]

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

const site = siteForTests({ BALANCE_MATCHES_PER_MINUTE: '1000' })
/** A match for every way and every thing to be tried, by name. */
const seats = new Map<string, Seat>()

beforeAll(async () => {
  const planted = new Map<
    string,
    Parameters<typeof plant>[1] extends ReadonlyMap<string, infer Change> ? Change : never
  >()
  for (const [hand] of WAYS) {
    for (const { kind, choice } of [{ kind: 'planning' as const, choice: 'planning' }, ...CHOICES]) {
      const seat = await createMatch(site.base, { powers: 6, years: 5 })
      seats.set(`${hand} ${choice}`, seat)
      planted.set(seat.match, (opening) => positionIn(kind, opening))
    }
  }
  await site.kill('SIGTERM')
  await plant(site.database, planted)
  await site.start()
})

/** Comes to the seat as somebody whose browser has held it all the time. */
async function comeTo(name: string, screen: keyof typeof SCREENS): Promise<Player> {
  const seat = seats.get(name)!
  const player = await sitDown(site.browser, site.base, screen)
  const { page } = player
  await page.evaluate(
    (held) => localStorage.setItem('balance.seats', JSON.stringify([{ ...held, scenario: 'two-blocs' }])),
    seat,
  )
  await page.reload()
  await page.goto(`${site.base}/#/match/${seat.match}`)
  await page.waitForSelector('[data-test=year]')
  await openTab(player, 'orders')
  return player
}

const given = (page: Page) => page.locator('[data-test=given] li')
const numberOf = (page: Page) => page.getAttribute('.war-room', 'data-number')

describe.each(WAYS)('by %s on a %s', (name, screen) => {
  const hand = HANDS[name]

  test('every order of a year and every treaty is given', async () => {
    const player = await comeTo(`${name} planning`, screen)
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
    for (const treaty of TREATY_KINDS) await press(`[data-test=treaty-${treaty}-dawn]`)
    await press('[data-test=leave-hotline-boreal]')
    await press('[data-test=break-inspection-boreal]')
    await open('statement')
    for (const say of ['doctrine', 'claim', 'reassure', 'threaten', 'rally']) await press(`[data-test=say-${say}]`)
    await open('challenge')
    await press('[data-test=act-challenge]')
    await open('strike')
    await press('[data-test=plan-strike]')
    await hand.pick(page, '[data-test=strike-target]', 'boreal')
    await press('[data-test=first-key]')
    await press('[data-test=second-key]')
    await page.waitForSelector('[data-test=saving].saved')
    const kinds = await given(page).allTextContents()
    expect(kinds.length).toBe(FORCES.length - 1 + 9 + TREATY_KINDS.length + 2 + 1)
    await press('[data-test=ready]')
    await page.waitForFunction(
      (before) => document.querySelector('.war-room')?.getAttribute('data-number') !== before,
      '0',
    )
    expect(errors).toEqual([])
    await page.context().close()
  })

  test.each(CHOICES)('in a crisis: $choice', async ({ choice, keys }) => {
    const player = await comeTo(`${name} ${choice}`, screen)
    const { page, errors } = player
    const before = await numberOf(page)
    await hand.press(page, `[data-test="${choice}"]`)
    if (keys) {
      const target = await page
        .locator('[data-test=strike-target] option:not([value=""])')
        .first()
        .getAttribute('value')
      await hand.pick(page, '[data-test=strike-target]', target!)
      await hand.press(page, '[data-test=first-key]')
      await hand.press(page, '[data-test=second-key]')
    }
    await page.waitForFunction(
      (was) => document.querySelector('.war-room')?.getAttribute('data-number') !== was,
      before,
    )
    expect(errors).toEqual([])
    await page.context().close()
  })
})
