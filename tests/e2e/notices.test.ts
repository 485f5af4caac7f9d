import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SeatTaken } from '#shared/protocol/lobby'
import { callRoute } from '#tests/support/callRoute'
import { pushDevice, type Receiver, startReceiver } from '#tests/support/noticeReceivers'
import { openPage, type Player, sitDown } from '#tests/support/player'
import { post } from '#tests/support/servers'
import { siteForTests } from '#tests/support/site'
import { serve, type TestServer } from '#tests/support/testServer'

const site = siteForTests()
let receiver: Receiver
let server: TestServer
beforeAll(async () => {
  receiver = await startReceiver()
  server = await serve({
    BALANCE_NOTICES: 'push,webhook',
    BALANCE_NOTICE_HOSTS: receiver.host,
    BALANCE_MAIL_FROM: 'game@host.example',
  })
})
afterAll(async () => {
  await server.stop()
  receiver.stop()
})

/** A person whose browser keeps this seat, and whose push service is the receiver. */
async function sitAt(
  seat: SeatTaken,
  name: string,
): Promise<Player & { readonly device: ReturnType<typeof pushDevice> }> {
  const device = pushDevice(receiver.host, name)
  const player = await sitDown(site.browser, server.base, 'laptop', 'allow')
  const held = { match: seat.lobby, token: seat.token, power: seat.power, scenario: 'two-blocs' }
  await player.page.evaluate((kept) => localStorage.setItem('balance.seats', JSON.stringify([kept])), held)
  await player.page.context().grantPermissions(['notifications'])
  await player.page.context().addInitScript(
    ({ endpoint, keys }) => {
      PushManager.prototype.getSubscription = async () => null
      PushManager.prototype.subscribe = async () =>
        ({ toJSON: () => ({ endpoint, keys }) }) as unknown as PushSubscription
    },
    { endpoint: device.endpoint, keys: device.keys },
  )
  await player.page.close()
  return { ...(await openPage(player.page.context(), `${server.base}/#/match/${seat.lobby}`)), device }
}

async function tellByPush(page: Page): Promise<void> {
  await page.click('[data-test=clock]')
  await page.click('[data-test=tell-push]')
  await page.waitForSelector('[data-test=stop-push]')
  await page.keyboard.press('Escape')
}

describe('two people at a slow match', () => {
  test('one with the page closed is told once of a window, and nothing once the seat is taken up again', async () => {
    const wish = { scenario: 'two-blocs', powers: 2, years: 3, timeControl: 'slow', name: 'Ada', open: false }
    const seat = (await post(server.base, '/api/v1/lobbies', wish)).json as SeatTaken
    const params = { id: seat.lobby }
    const other = (await post(server.base, `/api/v1/lobbies/${seat.lobby}/seats`, { name: 'Bob' })).json as SeatTaken
    await callRoute(server.base, 'POST /api/v1/lobbies/:id/start', { params, body: { token: seat.token } })
    const [ada, bob] = [await sitAt(seat, 'ada'), await sitAt(other, 'bob')]
    for (const { page } of [ada, bob]) await tellByPush(page)
    const closeWindow = async (window: number) => {
      for (const { token } of [seat, other]) {
        const body = { command: 'ready', window, ready: true } as const
        await callRoute(server.base, 'POST /api/v1/matches/:id/commands', { params, token, body })
      }
    }
    await bob.page.close()
    await closeWindow(0)
    // A page whose line is found dead late is told late.
    await expect.poll(() => receiver.received.length, { timeout: 150_000 }).toBe(1)
    const [first] = receiver.received
    expect(bob.device.read(first!.body)).toMatchObject({ tag: seat.lobby, page: `#/match/${seat.lobby}` })
    const back = await openPage(ada.page.context(), server.base)
    const again = await openPage(bob.page.context(), `${server.base}/#/match/${seat.lobby}`)
    await again.page.waitForSelector('[data-test=year]')
    await closeWindow(1)
    await again.page.waitForTimeout(10_000)
    expect(receiver.received).toHaveLength(1)
    for (const { errors } of [ada, again, back]) expect(errors).toEqual([])
  })

  test('a device shows what its push service brings, with the page closed', async () => {
    const player = await sitDown(site.browser, server.base, 'laptop', 'allow')
    const { page } = player
    await page.context().grantPermissions(['notifications'])
    const registrationId = new Promise<string>((resolve) => {
      void page
        .context()
        .newCDPSession(page)
        .then(async (session) => {
          session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
            const [one] = registrations
            if (one) resolve(one.registrationId)
          })
          await session.send('ServiceWorker.enable')
        })
    })
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    const session = await page.context().newCDPSession(page)
    await session.send('ServiceWorker.enable')
    const data = JSON.stringify({ title: 'Your turn', body: 'Until noon.', tag: 'm', page: '#/match/m' })
    await session.send('ServiceWorker.deliverPushMessage', {
      origin: server.base,
      registrationId: await registrationId,
      data,
    })
    const shown = () =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready
        return (await registration.getNotifications()).map(({ title, body, tag }) => ({ title, body, tag }))
      })
    await expect.poll(shown, { timeout: 20_000 }).toEqual([{ title: 'Your turn', body: 'Until noon.', tag: 'm' }])
  })
})
