import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sitDown } from '#tests/support/player'
import { createMatch, playOut, sit, temporaryFolder } from '#tests/support/servers'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()

describe('matches without an account', () => {
  test('a finished match stays on its device with its record and what its player judged, and moves to another as a file', async () => {
    const { match, token, power } = await createMatch(site.base, { powers: 2, years: 2 })
    const seat = await sit(site.base, match, token)
    await playOut(seat)
    await seat.room.leave()
    const ada = await sitDown(site.browser, site.base)
    const held = [{ match, token, power, scenario: 'two-blocs' }]
    await ada.page.evaluate((all) => localStorage.setItem('balance.seats', JSON.stringify(all)), held)
    await ada.page.goto(`${site.base}/?again#/match/${match}`)
    await ada.page.waitForSelector('[data-test=aftermath]')
    const kept = () => ada.page.evaluate(() => localStorage.getItem('balance.finished') ?? '[]')
    await expect.poll(kept, { timeout: 30_000 }).toContain('"outcome"')
    await ada.page.goto(`${site.base}/#/mine`)
    await ada.page.waitForSelector('[data-test=finished] tbody tr')
    await ada.page.waitForSelector('[data-test=judgement]')
    const [download] = await Promise.all([
      ada.page.waitForEvent('download'),
      ada.page.click('[data-test=save-matches]'),
    ])
    const { database, remove } = temporaryFolder()
    const path = join(database, '..', 'matches.json')
    writeFileSync(path, readFileSync(await download.path()))
    const bob = await sitDown(site.browser, `${site.base}/#/mine`)
    await bob.page.setInputFiles('[data-test=take-matches]', path)
    await bob.page.waitForSelector('[data-test=finished] tbody tr')
    remove()
    // The server has forgotten the match, as it does after thirty days.
    await bob.page.route('**/api/v1/matches/**', (route) => route.abort())
    await bob.page.click('[data-test=finished] a >> nth=0')
    await bob.page.waitForSelector('[data-test=outcome]')
    expect([ada.errors, bob.errors]).toEqual([[], []])
  })

  test('all seats go to another device by one code', async () => {
    const matches = [await createMatch(site.base), await createMatch(site.base)]
    const seats = matches.map(({ match, token, power }) => ({ match, token, power, scenario: 'two-blocs' }))
    const ada = await sitDown(site.browser, site.base)
    await ada.page.evaluate((all) => localStorage.setItem('balance.seats', JSON.stringify(all)), seats)
    await ada.page.goto(`${site.base}/?again#/mine`)
    await ada.page.click('[data-test=all-seats]')
    await ada.page.waitForFunction(() =>
      /\b[A-Z0-9]{10}\b/.test(document.querySelector('[data-test=moved]')?.textContent ?? ''),
    )
    const code = /\b[A-Z0-9]{10}\b/.exec((await ada.page.textContent('[data-test=moved]')) ?? '')![0]
    const bob = await sitDown(site.browser, site.base)
    await bob.page.click('[data-test=with-friends]')
    await bob.page.fill('[data-test=join-code]', code.toLowerCase())
    await bob.page.click('[data-test=join]')
    await bob.page.waitForFunction(() => document.querySelectorAll('.running li').length === 2)
    const moved: { match: string; token: string }[] = JSON.parse(
      (await bob.page.evaluate(() => localStorage.getItem('balance.seats'))) ?? '[]',
    )
    for (const { match, token } of moved) {
      const answered = async (held: string) =>
        (await fetch(`${site.base}/api/v1/matches/${match}/turn`, { headers: { authorization: `Bearer ${held}` } }))
          .status
      const before = seats.find((seat) => seat.match === match)!.token
      expect([await answered(token), await answered(before)]).toEqual([200, 403])
    }
    expect([ada.errors, bob.errors]).toEqual([[], []])
  })
})
