/**
 * Lets a model that speaks MCP (the Model Context Protocol, over standard input and output) take a seat and play it by four tools:
 * node examples/mcp/server.ts [ADDRESS OF THE GAME]. It needs Node 24 and nothing else.
 */
import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'

const base = `${(process.argv[2] ?? 'http://localhost:8080').replace(/\/$/, '')}/api/v1`

type Args = Readonly<Record<string, unknown>>

interface Seat {
  readonly match: string
  readonly token: string
  /** The window that was last looked at. */
  window?: number
}

let seat: Seat | undefined

/** One call; one that came too often is the same act a second later. */
async function call(method: string, path: string, body?: object, token?: string, mark = randomUUID()) {
  const response = await fetch(base + path, {
    method,
    headers: {
      ...(method === 'POST' && { 'content-type': 'application/json', 'idempotency-key': mark }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (response.status === 429) {
    await pause(1000)
    return await call(method, path, body, token, mark)
  }
  const answer = await response.json()
  if (!response.ok) throw new Error(`refused: ${JSON.stringify(answer.problem)}`)
  return answer
}

function held(): Seat {
  if (seat === undefined) throw new Error('take a seat first: take_seat')
  return seat
}

async function takeSeat({ table, name = 'model', scenario = 'two-blocs', powers = 4, years = 10 }: Args) {
  const me = { name, program: true }
  if (table === undefined) {
    seat = await call('POST', '/matches', { scenario, powers, years, timeControl: 'untimed', ...me })
    return seat
  }
  const { id } = await call('GET', `/lobbies/${encodeURIComponent(String(table))}`)
  const { token, power } = await call('POST', `/lobbies/${id}/seats`, me)
  seat = { match: id, token }
  return { match: id, power, note: 'The match begins when the host of the table begins it.' }
}

/** The view and what may be done; with `wait` only when another window is open that waits for the seat, or after 25 seconds. */
async function look({ wait = false }: Args): Promise<object> {
  const { match, token, window } = held()
  const after = wait && window !== undefined ? `&wait=25&after=${window}` : ''
  const { view, options } = await call('GET', `/matches/${match}/news?options=yes${after}`, undefined, token)
  if (view === undefined) return { window, note: 'Nothing new: the same window is open. Look again.' }
  const { self, window: open } = view.observation
  held().window = open.number
  const isForOthers = open.kind !== 'ended' && !open.participants.includes(self.id)
  return isForOthers ? await look({ wait: true }) : { ...view, options }
}

async function command(name: string, what: object) {
  const { match, token, window } = held()
  if (window === undefined) throw new Error('look first: a command is about the window that was seen')
  return await call('POST', `/matches/${match}/commands`, { command: name, window, ...what }, token)
}

const object = (properties: object, required: readonly string[] = []) => ({ type: 'object', properties, required })

const TOOLS = {
  take_seat: {
    description: 'Takes a seat: at a table by its code, or without one in a match of your own against bots.',
    inputSchema: object({
      table: { type: 'string', description: 'Code of a table, six letters.' },
      name: { type: 'string' },
      scenario: { type: 'string' },
      powers: { type: 'integer' },
      years: { type: 'integer' },
    }),
    run: takeSeat,
  },
  look: {
    description:
      'What your power knows, what happened, and every legal act with its cost. With wait: when the next window opens.',
    inputSchema: object({ wait: { type: 'boolean' } }),
    run: look,
  },
  give_orders: {
    description: 'Orders for the open window, in place of those given before; take them from the acts of look.',
    inputSchema: object({ orders: { type: 'array', items: { type: 'object' } } }, ['orders']),
    run: ({ orders }: Args) => command('draft', { orders }),
  },
  ready: {
    description: 'You are done with the open window. It closes when all are.',
    inputSchema: object({}),
    run: () => command('ready', { ready: true }),
  },
} as const

interface Request {
  readonly id?: number | string
  readonly method: string
  readonly params?: { readonly name?: string; readonly arguments?: Args; readonly protocolVersion?: string }
}

async function runTool({ name = '', arguments: args = {} }: NonNullable<Request['params']>) {
  const text = (value: unknown, isError: boolean) => ({
    content: [{ type: 'text', text: JSON.stringify(value) }],
    isError,
  })
  const tool = Object.hasOwn(TOOLS, name) ? TOOLS[name as keyof typeof TOOLS] : undefined
  if (tool === undefined) return text(`there is no tool ${name}`, true)
  return await tool.run(args).then(
    (value) => text(value, false),
    (fault: unknown) => text(fault instanceof Error ? fault.message : String(fault), true),
  )
}

/** The result of a request; undefined for a method that is not known. */
async function resultOf({ method, params = {} }: Request): Promise<object | undefined> {
  if (method === 'initialize') {
    const serverInfo = { name: 'delicate-balance', version: '1' }
    return { protocolVersion: params.protocolVersion ?? '2025-06-18', capabilities: { tools: {} }, serverInfo }
  }
  if (method === 'ping') return {}
  if (method === 'tools/list')
    return { tools: Object.entries(TOOLS).map(([name, { run: _, ...tool }]) => ({ name, ...tool })) }
  return method === 'tools/call' ? await runTool(params) : undefined
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue
  const request = JSON.parse(line) as Request
  // What has no id is a notice, and takes no answer.
  if (request.id === undefined) continue
  const result = await resultOf(request)
  const answer =
    result === undefined ? { error: { code: -32601, message: `unknown method ${request.method}` } } : { result }
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id: request.id, ...answer })}\n`)
}
