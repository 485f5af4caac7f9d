import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Axe {
  run(options: RunOptions): Promise<AxeResults>
}

/** What axe finds wrong with the page once it is rendered: rule, and the first element it found. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.waitForSelector('main')
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(AXE)
  const results = await page.evaluate(
    async () => await (window as unknown as { axe: Axe }).axe.run({ resultTypes: ['violations'] }),
  )
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
}
