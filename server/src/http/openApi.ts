import { z } from 'zod'
import { ACCESS } from '#shared/protocol/access'
import { MARK_HEADER } from '#shared/protocol/connection'
import { LIMITS, type Limit, type LimitName } from '#shared/protocol/limits'
import { markSchema } from '#shared/protocol/messages'
import { refusalSchema } from '#shared/protocol/problem'
import { changesSomething, methodOf, type Route, type RouteKey } from '#shared/protocol/route'
import { ROUTES } from '#shared/protocol/routes'
import { VERSION } from '../lib/programVersion.ts'

type Json = Readonly<Record<string, unknown>>

type OpenApi = Json & { readonly openapi: '3.1.1' }

/** The contract as a document of OpenAPI 3.1: every route, with its schemas as zod exports them. */
export const openApi = (): OpenApi => {
  made ??= make()
  return made
}

let made: OpenApi | undefined

function make(): OpenApi {
  const schemas = new Schemas()
  const paths: Record<string, Record<string, Json>> = {}
  for (const [key, row] of Object.entries(ROUTES) as [RouteKey, Route][]) {
    const path = key.slice(key.indexOf(' ') + 1).replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [methodOf(key).toLowerCase()]: operation(key, row, schemas) }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Delicate Balance',
      version: VERSION,
      description: `${GENERAL} ${inWords('requests')}`,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    // Relative to this document: a proxy may lead here below a path of another site.
    servers: [{ url: '..' }],
    paths,
    components: {
      schemas: schemas.named,
      responses: {
        Refusal: { description: 'Why the call is refused.', content: json(schemas.of(refusalSchema)) },
      },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token as each operation says; see its description.' },
      },
    },
  }
}

const GENERAL =
  'A refused call is answered with a Refusal and changes nothing. A call that changes something may carry a mark: ' +
  'every attempt at the same act has the same one, and is answered with the outcome of the first.'

/** Accesses for which a token is needed; of `viewer` it is optional. */
const WITH_TOKEN = ['player', 'holder', 'teacher', 'student', 'classMember', 'host', 'operator']

function operation(key: RouteKey, row: Route, schemas: Schemas): Json {
  const limits = (row.limits ?? []).map(inWords)
  return {
    summary: row.summary,
    description: [`Who: ${ACCESS[row.who]}`, ...limits].join(' '),
    tags: [tagOf(key)],
    parameters: parameters(key, row, schemas),
    ...(WITH_TOKEN.includes(row.who) ? { security: [{ token: [] }] } : {}),
    ...(row.who === 'viewer' ? { security: [{}, { token: [] }] } : {}),
    ...requestBody(row, schemas),
    responses: {
      [statusOf(row)]: { description: describe(row), ...contentOf(row, schemas) },
      default: { $ref: '#/components/responses/Refusal' },
    },
  }
}

const tagOf = (key: RouteKey): string => /\/api\/v1\/([\w-]+)/.exec(key)?.[1] ?? 'system'

function inWords(name: LimitName): string {
  const { points, seconds, per, inAll }: Limit = LIMITS[name]
  const most = typeof points === 'number' ? String(points) : `As many as the setting \`${points}\` says`
  const whose = `for each ${per}`
  if (inAll === undefined) return `Limit \`${name}\`: ${most} in ${seconds} s ${whose}.`
  const together = inAll.per === 'everyone' ? 'for all callers together' : `for each ${inAll.per}`
  return `Limit \`${name}\`: ${most} failures in ${seconds} s ${whose}, ${inAll.points} ${together}; beyond these an address without a failure may still try.`
}

function parameters(key: RouteKey, row: Route, schemas: Schemas): readonly Json[] {
  const inPath = [...key.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const query = (row.query === undefined ? {} : schemas.of(row.query)) as {
    readonly properties?: Readonly<Record<string, Json>>
  }
  const inQuery = Object.entries(query.properties ?? {}).map(([name, schema]) => ({ name, in: 'query', schema }))
  const mark = { name: MARK_HEADER, in: 'header', schema: schemas.of(markSchema) }
  return [...inPath, ...inQuery, ...(changesSomething(key) ? [mark] : [])]
}

function requestBody(row: Route, schemas: Schemas): Json {
  if (row.upload) return { requestBody: { required: true, content: { [row.upload.type]: { example: row.example } } } }
  if (row.body === undefined) return {}
  return { requestBody: { required: true, content: json(schemas.of(row.body), row.example) } }
}

const json = (schema: unknown, example?: unknown): Json => ({
  'application/json': { schema, ...(example === undefined ? {} : { example }) },
})

function statusOf(row: Route): number {
  return ('status' in row ? row.status : undefined) ?? 200
}

function describe(row: Route): string {
  return 'stream' in row ? 'Server-sent events, each named after its schema.' : 'Done.'
}

function contentOf(row: Route, schemas: Schemas): Json {
  if ('file' in row) return { content: { [row.file]: {} } }
  if ('answer' in row) return { content: json(schemas.of(row.answer)) }
  const events = Object.entries(row.stream).map(([event, data]) => ({
    type: 'object',
    properties: { event: { const: event }, data: schemas.of(data) },
  }))
  return { content: { 'text/event-stream': { schema: { oneOf: events } } } }
}

/** Schemas of one document. Those with an id stand once, under that name; others refer to them. */
class Schemas {
  readonly named: Record<string, Json> = {}

  /** A schema as JSON Schema; a reference to it if it has an id. */
  of(schema: z.ZodType): Json {
    const made = z.toJSONSchema(schema, { io: 'input' }) as Record<string, unknown>
    const {
      $schema: _,
      $defs = {},
      ...own
    } = JSON.parse(JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/')) as Record<string, unknown>
    Object.assign(this.named, $defs)
    return own
  }
}
