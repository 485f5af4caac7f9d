import { launchBrowser } from '#tests/support/browser'

const b = await launchBrowser()
const base = 'http://localhost:8099'
for (const [w, h] of [
  [1366, 768],
  [390, 844],
] as const) {
  const p = await b.newPage({ viewport: { width: w, height: h } })
  p.on('console', (m) => console.log('console', m.type(), m.text()))
  p.on('pageerror', (e) => console.log('ERR', e.message))
  await p.goto(base)
  await p.waitForSelector('[data-test=play]')
  await p.screenshot({ path: `/tmp/run/front-${w}.png` })
  await p.click('[data-test=play]')
  await p.waitForSelector('[data-test=year]')
  await p.waitForTimeout(800)
  await p.screenshot({ path: `/tmp/run/plan-${w}.png` })
  if (w < 1000) {
    await p.click('[data-test=tab-orders]')
    await p.screenshot({ path: `/tmp/run/orders-${w}.png` })
    await p.click('[data-test=tab-world]')
    await p.click('[data-test=power-boreal]')
    await p.screenshot({ path: `/tmp/run/world-${w}.png` })
  } else {
    await p.click('[data-test=power-boreal]')
    await p.click('[data-test=more-silos]')
    await p.waitForTimeout(500)
    await p.screenshot({ path: `/tmp/run/sel-${w}.png` })
    await p.click('[data-test=analyst]')
    await p.waitForTimeout(200)
    await p.screenshot({ path: `/tmp/run/analyst-${w}.png` })
    await p.keyboard.press('Escape')
    await p.locator('.danger-section summary').click()
    await p.click('[data-test=plan-strike]')
    await p.selectOption('[data-test=strike-target]', 'boreal')
    await p.click('[data-test=first-key]')
    await p.waitForTimeout(200)
    await p.screenshot({ path: `/tmp/run/strike-${w}.png` })
    await p.click('[data-test=second-key]')
    await p.waitForTimeout(400)
    await p.click('[data-test=ready]')
    await p.waitForTimeout(1200)
    await p.screenshot({ path: `/tmp/run/after-${w}.png` })
    console.log(await p.textContent('[data-test=window]'))
  }
  await p.close()
}
await b.close()
