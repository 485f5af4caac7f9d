import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { COMMAND_NAMES, MATCH_EVENTS } from '#shared/protocol/messages'
import { ROUTES } from '#shared/protocol/routes'
import { parseSource, readSources, type Source } from '#tests/support/sources'

/** What registers the routes of the game, those that LTI gives to platforms below `/lti`, and those that lead a browser to sign on. */
const ADAPTERS = ['server/src/web/registerRoutes.ts', 'server/src/http/ltiRouter.ts', 'server/src/http/signOnRouter.ts']
const REGISTRATION = /\b(?:app|router|pages)\s*\.\s*(?:get|post|put|patch|delete|all|route)\s*\(\s*\[?\s*['"`]/
/** A path of the API that does not stand in the key of a route. */
const LOOSE_PATH = /(?<!(?:GET|POST|DELETE) \/)\b(?:api\/|matchmake\/)[\w:]/
/** A key of a route, as calls and handlers write it. */
const KEY = /'((?:GET|POST|DELETE) \/[^'\s]*)'/g

const registrations = (sources: readonly Source[]): readonly string[] =>
  sources.filter(({ path, text }) => !ADAPTERS.includes(path) && REGISTRATION.test(text)).map(({ path }) => path)

const loosePaths = (sources: readonly Source[]): readonly string[] =>
  sources.filter(({ text }) => LOOSE_PATH.test(text)).map(({ path }) => path)

describe('a route is known from its row alone', () => {
  test('no other file of the server registers one', () => {
    expect(registrations(readSources('server/src'))).toEqual([])
  })

  test('no file of the client writes down a path but as the key of a row', () => {
    const client = readSources('client/src')
    expect(loosePaths(client)).toEqual([])
    const called = new Set(client.flatMap(({ text }) => [...text.matchAll(KEY)].map(([, key]) => key!)))
    expect(called.size).toBeGreaterThan(30)
    expect([...called].filter((key) => !Object.hasOwn(ROUTES, key))).toEqual([])
  })

  test('the page about the API names routes, commands and messages that there are', () => {
    const page = readFileSync('docs/api.md', 'utf8')
    const routes = [...page.matchAll(/`((?:GET|POST|DELETE) \/[^`…]*)`/g)].map(([, key]) => key!)
    expect(routes.length).toBeGreaterThan(5)
    expect(routes.filter((key) => !Object.hasOwn(ROUTES, key))).toEqual([])
    const tables = page.slice(page.indexOf('| from the server'), page.indexOf('Every command may'))
    const rows = [...tables.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)
    expect(rows).toEqual([...Object.keys(MATCH_EVENTS), ...COMMAND_NAMES])
  })

  test.each([
    "app.get('/api/v1/x', answer)",
    'app.post(`/x`, answer)',
    "router.delete(['/x', '/y'], answer)",
    "app\n  .get('/x', answer)",
  ])('bites: %s', (text) => {
    expect(registrations([parseSource('server/src/http/x.ts', text)])).toHaveLength(1)
  })

  test.each(["fetch('api/v1/x')", 'fetch(`/api/v1/x`)', "call('/matchmake/joinById/x')"])('bites: %s', (text) => {
    expect(loosePaths([parseSource('client/src/net/x.ts', text)])).toHaveLength(1)
  })
})
