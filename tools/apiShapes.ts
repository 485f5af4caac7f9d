import { openApi } from '#server/http/openApi'
import { EVENTS } from '#shared/events/index'
import { ACCESS } from '#shared/protocol/access'
import { LIMITS, type Limit } from '#shared/protocol/limits'
import { methodOf, type Route, type RouteKey } from '#shared/protocol/route'
import { ROUTES } from '#shared/protocol/routes'

const BEGIN = '<!-- the contract: written by npm run tool -- api:docs -->'
const END = '<!-- end of the contract -->'

/** A JSON Schema as zod exports it, as far as shapes need it. */
interface JsonSchema {
  readonly $ref?: string
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly prefixItems?: readonly JsonSchema[]
  readonly additionalProperties?: JsonSchema | boolean
  readonly minimum?: number
  readonly maximum?: number
}

/** Areas of routes that a program which plays has a use for: shown with all that they take and give. */
const AREAS: readonly (readonly [title: string, fits: RegExp])[] = [
  ['What can be played', /\/(scenarios(\/:id)?|version)$/],
  ['Tables', /\/(lobbies|quick-play)/],
  ['Matches', /\/matches/],
  ['Seats', /\/seat-/],
  ['Records', /\/records/],
]

const document = openApi() as unknown as {
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

interface Operation {
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: JsonSchema }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: JsonSchema }>> }
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { schema?: JsonSchema }>> }>>
}

/** Longer lists of values stand by themselves. */
const MOST_NAMED = 30

const plainly = (value: unknown): string => JSON.stringify(value)

const nameOf = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1)

/** A schema in one line, as TypeScript writes types. */
function shapeOf(schema: JsonSchema): string {
  if (schema.$ref !== undefined) return nameOf(schema.$ref)
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum !== undefined)
    return schema.enum.length > MOST_NAMED ? 'string' : schema.enum.map(plainly).join(' | ')
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return choices.map(shapeOf).join(' | ')
  if (schema.prefixItems !== undefined) return `[${schema.prefixItems.map(shapeOf).join(', ')}]`
  if (schema.type === 'array') return listOf(shapeOf(schema.items ?? {}))
  if (schema.type === 'object') return fieldsOf(schema)
  return schema.type === 'integer' ? 'integer' : (schema.type ?? 'any')
}

const listOf = (item: string): string => (item.includes(' | ') ? `(${item})[]` : `${item}[]`)

function fieldsOf({ properties, required = [], additionalProperties }: JsonSchema): string {
  const fields = Object.entries(properties ?? {}).map(
    ([name, field]) => `${name}${required.includes(name) ? '' : '?'}: ${shapeOf(field)}`,
  )
  if (typeof additionalProperties === 'object') {
    const isOpen = Object.keys(additionalProperties).length === 0
    fields.push(isOpen && fields.length > 0 ? '…' : `[name]: ${shapeOf(additionalProperties)}`)
  }
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}

function operationOf(key: RouteKey): Operation {
  const path = key.slice(key.indexOf(' ') + 1).replaceAll(/:(\w+)/g, '{$1}')
  return document.paths[path]![methodOf(key).toLowerCase()]!
}

function bodyOf({ requestBody }: Operation): JsonSchema | undefined {
  return requestBody?.content['application/json']?.schema
}

function answerOf({ responses }: Operation): JsonSchema | undefined {
  return Object.values(responses)[0]?.content?.['application/json']?.schema
}

function printRoute(key: RouteKey, row: Route): readonly string[] {
  const operation = operationOf(key)
  const [body, answer] = [bodyOf(operation), answerOf(operation)]
  const query = operation.parameters.filter((parameter) => parameter.in === 'query')
  return [
    `**\`${key}\`** ${row.summary} *${ACCESS[row.who]}*${limitsOf(row)}`,
    '',
    ...(query.length > 0
      ? [`- query: \`${query.map(({ name, schema }) => `${name}?: ${shapeOf(schema)}`).join(', ')}\``]
      : []),
    ...(body ? [`- takes \`${shapeOf(body)}\``] : []),
    ...(answer ? [`- gives \`${shapeOf(answer)}\``] : 'file' in row ? [`- gives a file, \`${row.file}\``] : []),
    '',
  ]
}

function limitsOf({ limits = [] }: Route): string {
  const said = limits.map((name) => {
    const { points, seconds, per }: Limit = LIMITS[name]
    const most = typeof points === 'number' ? `${points}` : 'as many as the host sets'
    return `at most ${most} in ${seconds} s for each ${per}`
  })
  return said.length === 0 ? '' : ` (${said.join('; ')})`
}

/** Names of schemas that these lead to, in the order in which they are met. */
function reached(schemas: readonly JsonSchema[]): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (text: string) => {
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (found.has(name!)) continue
      found.add(name!)
      visit(JSON.stringify(document.components.schemas[name!]))
    }
  }
  visit(JSON.stringify(schemas))
  return found
}

/** Named schemas as one block: the choices of a union stand one a line. */
function printSchema(name: string): string {
  const schema = document.components.schemas[name]!
  const choices = schema.anyOf ?? schema.oneOf
  const text = choices ? choices.map((choice) => `\n  | ${shapeOf(choice)}`).join('') : ` ${wrapped(schema)}`
  return `${name} =${text}`
}

/** An object with more than four fields has one a line. */
function wrapped(schema: JsonSchema): string {
  const entries = Object.entries(schema.properties ?? {})
  if (entries.length <= 4) return shapeOf(schema)
  const { required = [] } = schema
  const lines = entries.map(([key, field]) => `  ${key}${required.includes(key) ? '' : '?'}: ${shapeOf(field)}`)
  return `{\n${lines.join('\n')}\n}`
}

const plain = (value: unknown): string => JSON.stringify(value, null, 1).replace(/\s*\n\s*/g, ' ')

/** The contract for programs that play, as docs/api.md has it: calls, shapes, events. */
export function printContract(): string {
  const keys = Object.entries(ROUTES) as [RouteKey, Route][]
  const shown = AREAS.map(
    ([title, fits]) =>
      [title, keys.filter(([key]) => fits.test(key.split('/api/v1').at(-1)!.split('/:')[0]!))] as const,
  )
  const operations = shown.flatMap(([, rows]) => rows.map(([key]) => operationOf(key)))
  const schemas = operations
    .flatMap((operation) => [bodyOf(operation), answerOf(operation)])
    .filter((found) => found !== undefined)
  const rest = keys.filter(([key]) => !shown.some(([, rows]) => rows.some(([known]) => known === key)))
  return [
    BEGIN,
    '',
    ...shown.flatMap(([title, rows]) => [`### ${title}`, '', ...rows.flatMap(([key, row]) => printRoute(key, row))]),
    '### Shapes',
    '',
    '```ts',
    ...[...reached([...schemas, { $ref: '#/components/schemas/Refusal' }])].map(printSchema),
    '```',
    '',
    '### Events',
    '',
    'What happened, in a view and in a record, each with an example of its fields.',
    '',
    '```text',
    // In an order of our own: that of a module's exports differs from one loader to the next.
    ...Object.values(EVENTS)
      .map(({ type, example }) => `${type} ${plain(example)}`)
      .toSorted(),
    '```',
    '',
    '### Other calls',
    '',
    'Of classes, hosts, notices and pages; what they take and give stands in `GET /api/openapi.json`.',
    '',
    ...rest.map(([key, row]) => `- \`${key}\` ${row.summary} *${ACCESS[row.who]}*`),
    '',
    END,
  ].join('\n')
}

/** A page with the contract as it is now. @throws Error when the page has no place for it */
export function withContract(page: string): string {
  const [before, rest] = page.split(BEGIN)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined) throw new Error(`the page has no ${BEGIN} … ${END}`)
  return `${before}${printContract()}${after}`
}
