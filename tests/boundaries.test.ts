import { describe, expect, test } from 'vitest'
import { circles } from '#tests/support/circles'
import { indeterminacies } from '#tests/support/determinism'
import { environmentReaders, overlong, repeatedNames, undocumented, vagueNames } from '#tests/support/house'
import { brokenImports, folderCircles, idleAllowances, unlistedFolders } from '#tests/support/importLaw'
import { codeImportsOf, parseSource, readSources, type Source } from '#tests/support/sources'

const shared = readSources('shared/src')
const server = readSources('server/src')
const client = readSources('client/src')
const tests = readSources('tests')
const tools = readSources('tools', 'scripts', 'bench')
const all = [...shared, ...server, ...client, ...tests, ...tools]

/** Most lines of a file and of a function, by part: a cap from day one, with no exemption for any file. */
const BUDGETS: readonly (readonly [name: string, sources: readonly Source[], file: number, body: number])[] = [
  ['shared', shared, 300, 50],
  ['server', server, 400, 60],
  ['client', client, 400, 60],
  ['tools', tools, 400, 60],
]

const snippet = (path: string, text: string) => [parseSource(path, text)]

describe('the import law', () => {
  test('holds for every import, with no exceptions', () => {
    expect(all.length).toBeGreaterThan(100)
    expect(brokenImports(all)).toEqual([])
  })

  test.each([
    ['shared/src/view/x.ts', "import { a } from '#shared/resolve/resolveWindow'"],
    ['shared/src/bots/x.ts', "import type { GameState } from '#shared/state/gameState'"],
    ['shared/src/state/x.ts', "import fs from 'node:fs'"],
    ['shared/src/state/x.ts', "import { t } from '#client/text/text'"],
    ['shared/src/orders/x.ts', "import type { TextArgs } from '../../../assets/lang/keys.d.ts'"],
    ['server/src/http/x.ts', "import { sql } from 'kysely'"],
    ['server/src/match/x.ts', "import { Room } from '@colyseus/core'"],
    ['server/src/match/x.ts', "import { createMatchStore } from '#server/store/sqlMatchStore'"],
    ['server/src/lobby/x.ts', "import { refuse } from '../web/refuse.ts'"],
    ['server/src/store/x.ts', "import { Services } from '../services.ts'"],
    ['server/src/rooms/x.ts', "import { addRoutes } from '../http/routes.ts'"],
    ['server/src/http/x.ts', "import { truthView } from '#shared/debrief/truthView'"],
    ['client/src/store/x.ts', "import { replay } from '#shared/match/replay'"],
    ['client/src/map/x.ts', "import { PowerCard } from '../world/PowerCard.tsx'"],
    ['client/src/world/x.ts', "const later = () => import('../map/index.ts')"],
    ['client/src/store/x.ts', "import { openMatch } from '../commands/openMatch.ts'"],
    ['client/src/ui/x.ts', "import type { Routes } from '../main.ts'"],
    ['client/src/panels/x.ts', "import { t } from '../text/text.ts'"],
    ['server/src/x.ts', "export * from '#tests/support/servers'"],
    ['server/src/x.ts', "import { ROOT } from '../../scripts/pinnedNode.mjs'"],
    ['server/src/match/x.ts', "import { defineRoom } from 'colyseus'"],
    ['shared/src/bots/x.ts', "export const f = (state: import('#shared/state/gameState').GameState) => state"],
  ])('bites: %s may not say %s', (path, text) => {
    expect(brokenImports(snippet(path, text))).toHaveLength(1)
  })

  test('names every folder, and allows nothing that no import needs', () => {
    expect(unlistedFolders([...shared, ...server, ...client])).toEqual([])
    expect(idleAllowances(all)).toEqual([])
  })

  test('bites: a folder it does not name, an allowance no import needs', () => {
    const without = all.filter(({ path }) => !path.startsWith('client/src/sound/'))
    expect(unlistedFolders([...without, ...snippet('client/src/panels/x.ts', '')])).toEqual(
      expect.arrayContaining(['client/panels', 'client/sound']),
    )
    expect(idleAllowances(without)).toEqual(['client/sound → client/device', 'client/sound → client/store'])
    const unplugged = all.filter(
      ({ path }) => !path.startsWith('client/src/dev/') && !path.startsWith('client/src/net/'),
    )
    expect(idleAllowances(unplugged)).toEqual(
      expect.arrayContaining(['client/src/net/ → /^@colyseus\\/sdk$/', 'client/src/dev/']),
    )
  })
})

describe('circles of folders', () => {
  test('there are none in shared, server and client', () => {
    expect(folderCircles([...shared, ...server, ...client])).toEqual([])
  })

  test('bites, by types and later imports too', () => {
    const tied = [
      parseSource('client/src/store/a.ts', "import type { B } from '../net/b.ts'"),
      parseSource('client/src/net/b.ts', "export const later = () => import('../commands/c.ts')"),
      parseSource('client/src/commands/c.ts', "export { a } from '#client/store/a.ts'"),
      parseSource('client/src/main.ts', "import './store/a.ts'"),
    ]
    expect(folderCircles(tied)).toEqual([['client/store', 'client/net', 'client/commands']])
  })
})

describe('the protocol and the bots', () => {
  const named = (sources: readonly Source[]) =>
    codeImportsOf(sources).filter(
      ({ from, to }) => from.startsWith('shared/src/protocol/') && to.startsWith('shared/src/bots/'),
    )

  test('messages name bots by their type alone: pages that show messages load no bot', () => {
    expect(named(shared)).toEqual([])
  })

  test.each([
    "import { BOT_IDS } from '#shared/bots/index'",
    "import { type BotId, BOT_IDS } from '#shared/bots/index'",
    "export { BOTS } from '#shared/bots/index'",
  ])('bites: %s', (text) => {
    expect(named(snippet('shared/src/protocol/x.ts', text))).toHaveLength(1)
  })

  test.each(["import type { BotId } from '#shared/bots/index'", "export type { BotId } from '#shared/bots/index'"])(
    'allows: %s',
    (text) => {
      expect(named(snippet('shared/src/protocol/x.ts', text))).toEqual([])
    },
  )
})

describe('circles', () => {
  test('there are none: no file reaches itself by what it imports', () => {
    expect(circles(all)).toEqual([])
  })

  test('bites', () => {
    const tied = [
      parseSource('client/src/a.ts', "import type { B } from './b.ts'"),
      parseSource('client/src/b.ts', "export { c } from '#client/c.ts'"),
      parseSource('client/src/c.ts', "import './a.ts'"),
      parseSource('client/src/d.ts', "import './a.ts'; export const later = () => import('./d.ts')"),
    ]
    expect(circles(tied)).toEqual([['client/src/a', 'client/src/b', 'client/src/c']])
  })
})

describe('determinism of shared', () => {
  test('nothing there can differ between machines or runs', () => {
    expect(indeterminacies(shared)).toEqual([])
  })

  test.each([
    'Math.random()',
    'Math.exp(1)',
    'const { pow } = Math',
    'const m = Math',
    'const x = 2 ** 3',
    'let x = 2; x **= 3',
    'new Date()',
    'Date.now()',
    'for (const k in {}) k',
    "'a'.localeCompare('b')",
    '(1).toLocaleString()',
    'console.log(1)',
    'performance.now()',
  ])('bites: %s', (text) => {
    expect(indeterminacies(snippet('shared/src/x.ts', text))).toHaveLength(1)
  })
})

describe('size budgets', () => {
  test.each(BUDGETS)('%s keeps its files and functions small', (_name, sources, file, body) => {
    expect(overlong(sources, file, body)).toEqual([])
  })

  test('test files stay under 500 lines', () => {
    expect(overlong(tests, 500, 500)).toEqual([])
  })

  test.each([
    ['a long file', 'const a = 1\n'.repeat(11)],
    ['a long function', `const f = () => {\n${'f()\n'.repeat(4)}}`],
  ])('bite: %s', (_name, text) => {
    expect(overlong(snippet('shared/src/x.ts', text), 10, 5)).toHaveLength(1)
  })
})

describe('names', () => {
  test('no file and no type has a name that says nothing', () => {
    expect(vagueNames(all)).toEqual([])
  })

  test.each([
    ['server/src/matchManager.ts', ''],
    ['shared/src/utils.ts', ''],
    ['tests/support/mapHelper.test.ts', ''],
    ['server/src/x.ts', 'export class StoreImpl {}'],
    ['client/src/x.ts', 'interface PowerInfo { a: 1 }'],
    ['client/src/x.ts', 'type MapData = 1'],
  ])('bite: %s with "%s"', (path, text) => {
    expect(vagueNames(snippet(path, text))).toHaveLength(1)
  })
})

/** Names that two files may declare, and why. An entry that is no longer needed fails. */
const MAY_REPEAT: Readonly<Record<string, string>> = {
  up: 'each migration is a module of its own, as Kysely reads them',
  Json: 'a migration keeps the types of its day',
}

describe('exported names', () => {
  const nameOf = (line: string) => line.slice(0, line.indexOf(':'))

  test('stand for one thing each', () => {
    const repeated = repeatedNames([...shared, ...server, ...client])
    expect(repeated.filter((line) => MAY_REPEAT[nameOf(line)] === undefined)).toEqual([])
    expect(Object.keys(MAY_REPEAT).filter((name) => !repeated.some((line) => nameOf(line) === name))).toEqual([])
  })

  test.each([
    ['export const readAll = 1', 'export function readAll() {}', 1],
    ['export interface Ledger { a: 1 }', 'function Ledger() {}', 1],
    ['export interface Ledger { a: 1 }', "import type { Ledger } from './a.ts'; export type { Ledger }", 0],
    ['export const readAll = 1', 'const readAll = 2', 0],
    ['const MOST = 1', 'const MOST = 2', 0],
    ['export type Ledger = 1; export const Ledger = 2', '', 0],
  ])('bites: %s and %s', (one, other, count) => {
    const both = [parseSource('shared/src/a.ts', one), parseSource('client/src/b.tsx', other)]
    expect(repeatedNames(both)).toHaveLength(count)
  })
})

describe('doc comments', () => {
  test('stand above every exported name', () => {
    expect(undocumented([...shared, ...server, ...client])).toEqual([])
  })

  test.each([
    ['export const a = 1', 1],
    ['/** Of a. */\nexport const a = 1\nexport type B = 1', 1],
    ['// Not a doc comment.\nexport const a = 1', 1],
    ['/** Of a. */\nexport function a(b: 1): 1\nexport function a(b: 2): 2 {}', 0],
    ['const a = 1', 0],
  ])('bites: %s', (text, count) => {
    expect(undocumented(snippet('server/src/x.ts', text))).toHaveLength(count)
  })
})

describe('what a browser may refuse', () => {
  const REFUSABLE =
    /\b(localStorage|sessionStorage|Notification\s*[.(]|new Notification|clipboard\b|new AudioContext|execCommand|navigator\.serviceWorker|indexedDB|wakeLock|vibrate)\b/
  const asks = (text: string) => REFUSABLE.test(text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''))

  test('is asked for in one folder, where refusals are met', () => {
    const askers = client.filter(({ path, text }) => !path.startsWith('client/src/device/') && asks(text))
    expect(askers.map(({ path }) => path)).toEqual([])
    expect(client.filter(({ text }) => asks(text)).length).toBeGreaterThan(2)
  })

  test.each(['localStorage.getItem("x")', 'new Notification("x")', 'navigator.clipboard.writeText("x")'])(
    'bites: %s',
    (text) => expect(asks(text)).toBe(true),
  )
})

describe('the environment', () => {
  test('is read in two places only', () => {
    const readers = environmentReaders([...shared, ...server, ...client])
    expect(readers).toEqual(['server/src/main.ts', 'server/src/owner.ts'])
  })

  test.each(['process.env.A', "process['env']", 'const { env } = process', "import { env } from 'node:process'"])(
    'bites: %s',
    (text) => {
      expect(environmentReaders(snippet('server/src/x.ts', text))).toHaveLength(1)
    },
  )
})
