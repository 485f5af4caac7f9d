import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, test } from 'vitest'
import { openApi } from '#server/http/openApi'
import { ACCESS } from '#shared/protocol/access'
import { MARK_HEADER } from '#shared/protocol/connection'
import { changesSomething, methodOf, type Route } from '#shared/protocol/route'
import { ROUTES } from '#shared/protocol/routes'
import { CLASS_ROUTES } from '#shared/protocol/routes/classes'
import { HOST_ROUTES } from '#shared/protocol/routes/host'
import { LINK_ROUTES } from '#shared/protocol/routes/links'
import { LOBBY_ROUTES } from '#shared/protocol/routes/lobbies'
import { MATCH_ROUTES } from '#shared/protocol/routes/matches'
import { NOTICE_ROUTES } from '#shared/protocol/routes/notices'
import { RECORD_ROUTES } from '#shared/protocol/routes/records'
import { SEAT_ROUTES } from '#shared/protocol/routes/seats'
import { SHARED_SCENARIO_ROUTES } from '#shared/protocol/routes/sharedScenarios'
import { SIGN_ON_ROUTES } from '#shared/protocol/routes/signOn'
import { SYSTEM_ROUTES } from '#shared/protocol/routes/system'
import { routeList } from '#tests/support/routes'

interface Operation {
  readonly description: string
  readonly parameters: readonly { readonly name: string; readonly in: string }[]
  readonly requestBody?: { readonly content: object }
  readonly responses: Readonly<Record<string, { readonly content?: object }>>
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

const document = openApi() as unknown as Document

describe('the document of the contract', () => {
  test('is OpenAPI 3.1', async () => {
    const validator = new Validator()
    expect(await validator.validate(structuredClone(openApi()) as Record<string, unknown>)).toEqual({ valid: true })
    expect(validator.version).toBe('3.1')
  })

  test('refers to no schema that is not there', () => {
    const text = JSON.stringify(document)
    const refs = new Set([...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name))
    expect(refs.size).toBeGreaterThan(30)
    expect([...refs].filter((name) => !Object.hasOwn(document.components.schemas, name!))).toEqual([])
    expect(text).not.toContain('#/$defs/')
    // A schema that is nothing but a reference would refer to itself.
    expect(Object.values(document.components.schemas).filter((schema) => Object.hasOwn(schema, '$ref'))).toEqual([])
  })

  test.each(routeList().map(({ key, row }) => [key, row] as const))('has %s', (key, row) => {
    const path = key.slice(key.indexOf(' ') + 1)
    const operation = document.paths[path.replaceAll(/:(\w+)/g, '{$1}')]![methodOf(key).toLowerCase()]!
    expect(operation.description).toContain(ACCESS[row.who])
    const names = operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`)
    for (const [, name] of path.matchAll(/:(\w+)/g)) expect(names).toContain(`path ${name}`)
    expect(names.includes(`header ${MARK_HEADER}`)).toBe(changesSomething(key))
    expect(Object.keys(operation.requestBody?.content ?? {})).toEqual(sentTypes(row))
    const [success, ...others] = Object.entries(operation.responses)
    expect(success![0]).toBe(String(statusOf(row)))
    expect(Object.keys(success![1].content ?? {})).toEqual(answerTypes(row))
    expect(others.map(([status]) => status)).toEqual(['default'])
  })
})

function sentTypes(row: Route): readonly string[] {
  if (row.upload) return [row.upload.type]
  return row.body ? ['application/json'] : []
}

function statusOf(row: Route): number {
  return 'answer' in row ? (row.status ?? 200) : 200
}

function answerTypes(row: Route): readonly string[] {
  if ('answer' in row) return ['application/json']
  if ('file' in row) return [row.file]
  return 'stream' in row ? ['text/event-stream'] : []
}

describe('every route', () => {
  test('has its own place: under /api/v1, or where machines, browsers and the SDK expect it', () => {
    const outside = routeList().filter(({ key }) => !/ \/api\/v1\//.test(key))
    expect(outside.map(({ key }) => key).toSorted()).toEqual([
      'GET /api/openapi.json',
      'GET /d/:id',
      'GET /embed/r/:id',
      'GET /healthz',
      'GET /j/:code',
      'GET /livez',
      'GET /m/:id',
      'GET /metrics',
      'GET /oembed',
      'GET /r/:id',
      'GET /r/:id/:index/:perspective',
      'GET /readyz',
      'GET /t/:code',
      'GET /version',
      'POST /matchmake/joinById/:id',
    ])
  })

  test('stands in one table of one area', () => {
    const tables = [
      MATCH_ROUTES,
      SEAT_ROUTES,
      LOBBY_ROUTES,
      CLASS_ROUTES,
      RECORD_ROUTES,
      HOST_ROUTES,
      SYSTEM_ROUTES,
      NOTICE_ROUTES,
      LINK_ROUTES,
      SIGN_ON_ROUTES,
      SHARED_SCENARIO_ROUTES,
    ]
    expect(tables.flatMap((table) => Object.keys(table)).toSorted()).toEqual(Object.keys(ROUTES).toSorted())
  })

  test('has an example that fits what it takes', () => {
    const bodies = routeList().filter(({ row }) => row.body)
    expect(bodies.length).toBeGreaterThan(10)
    for (const { key, row } of bodies) expect(row.body!.safeParse(row.example).error, key).toBeUndefined()
  })
})
