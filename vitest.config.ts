import { defineConfig } from 'vitest/config'
import { BROWSER_SAMPLE } from './scripts/browserSample.ts'
import { wrongNode } from './scripts/pinnedNode.mjs'

const wrong = wrongNode(process.versions.node)
if (wrong !== undefined) {
  process.stderr.write(`${wrong}\n`)
  process.exit(1)
}

/**
 * Server tests start real servers and browser tests a real browser. They wait more than they compute: four files at a time,
 * of both projects together, with room to be slow.
 */
const heavy = { maxWorkers: 4, sequence: { groupOrder: 1 }, testTimeout: 120_000, hookTimeout: 120_000 }

/** Unit and generated tests compute all the time: one file for each core. */
const quick = { maxWorkers: '100%' }

/** Generated tests of `npm test` draw the same cases on every machine; the nightly run draws new ones. */
const setupFiles = ['tests/support/repeatable.ts']

const browser = { ...heavy, globalSetup: ['tests/e2e/buildClient.ts'], setupFiles, testTimeout: 180_000 }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/{properties,secrecy,server,e2e}/**'],
          setupFiles,
          ...quick,
          // A busy machine is slow, and a test that hangs is told from it.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'properties',
          include: ['tests/{properties,secrecy}/**/*.test.ts'],
          setupFiles,
          ...quick,
          testTimeout: 60_000 * Number(process.env.THOROUGHNESS ?? '1'),
        },
      },
      {
        test: {
          name: 'server',
          include: ['tests/server/**/*.test.ts'],
          globalSetup: ['tests/support/servedPage.ts'],
          setupFiles,
          ...heavy,
        },
      },
      { test: { name: 'e2e', include: BROWSER_SAMPLE, ...browser } },
      { test: { name: 'long', include: ['tests/e2e/**/*.test.ts'], exclude: BROWSER_SAMPLE, ...browser } },
    ],
  },
})
