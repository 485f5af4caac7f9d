import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listenOnLoopback } from '#tests/support/loopback'
import { serverForTests } from '#tests/support/testServer'

const ROOT = join(import.meta.dirname, '../..')
const here = serverForTests()

/** A model that is none: it answers every question with the same text, and keeps what it was asked. */
const asked: string[] = []
let said = '{"acts":[0]}'
const model = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk) => {
    body += chunk
  })
  request.on('end', () => {
    asked.push(`${request.url} ${request.headers.authorization} ${body}`)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content: said } }] }))
  })
})
let address = ''
beforeAll(async () => {
  address = `http://127.0.0.1:${await listenOnLoopback(model)}/v1`
})
afterAll(() => void model.close())

/** Runs the tool that plays a brain; resolves with what it printed. */
function runBot(brain: string, ...args: readonly string[]) {
  const env = { ...process.env, MODEL_URL: address, MODEL: 'none-at-all', MODEL_KEY: 'the-key' }
  const child = spawn(
    process.execPath,
    ['tools/bot.ts', '--server', here.base, '--brain', brain, '--years', '2', ...args],
    { cwd: ROOT, env },
  )
  let [out, complaints] = ['', '']
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    complaints += chunk
  })
  return new Promise<{ out: string; complaints: string }>((resolve) =>
    child.once('close', () => resolve({ out, complaints })),
  )
}

describe('a brain from a file', () => {
  test('plays a match without a refusal', async () => {
    const { out, complaints } = await runBot('examples/brains/dove.ts')
    expect(complaints).toBe('')
    expect(JSON.parse(out)).toMatchObject({ outcome: 'peace' })
  })

  test('a model behind an OpenAI-compatible address chooses by number, with the key it wants', async () => {
    const { out, complaints } = await runBot('examples/brains/model.ts')
    expect(complaints).toBe('')
    expect(JSON.parse(out)).toHaveProperty('outcome')
    expect(asked.length).toBeGreaterThan(1)
    expect(asked[0]).toMatch(/^\/v1\/chat\/completions Bearer the-key \{"model":"none-at-all"/)
    expect(asked[0]).toContain('Your acts:')
  })

  test.each([
    ['no JSON at all', 'I would rather not say.'],
    ['numbers of no act', '{"acts":[99999,-1,1.5,"x"]}'],
  ])('a model that says %s gives no orders, and the match goes on', async (_, text) => {
    said = text
    const { out, complaints } = await runBot('examples/brains/model.ts')
    expect(complaints).toBe('')
    expect(JSON.parse(out)).toHaveProperty('outcome')
  })

  test('what is missing is said', async () => {
    expect((await runBot('examples/brains/none.ts')).complaints).toContain('none.ts')
    expect((await runBot('examples/brains/dove.ts', '--table', 'NOSUCH')).complaints).toContain('problem.noSuchLobby')
  })
})

describe('the server for MCP', () => {
  test('lets a model take a seat, look, give orders and be ready, until the match is over', async () => {
    const child = spawn(process.execPath, [join(ROOT, 'examples/mcp/server.ts'), here.base])
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    let ids = 0
    const ask = async (method: string, params: object = {}) => {
      child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: ++ids, method, params })}\n`)
      const answer = JSON.parse(String((await lines.next()).value))
      expect(answer.id).toBe(ids)
      return answer
    }
    const use = async (name: string, args: object = {}) => {
      const { result } = await ask('tools/call', { name, arguments: args })
      return { isError: result.isError, value: JSON.parse(result.content[0].text) }
    }
    expect((await ask('initialize', { protocolVersion: '2025-06-18' })).result).toMatchObject({
      capabilities: { tools: {} },
    })
    child.stdin.write('{"jsonrpc":"2.0","method":"notifications/initialized"}\n')
    const { tools } = (await ask('tools/list')).result
    expect(tools.map(({ name }: { name: string }) => name)).toEqual(['take_seat', 'look', 'give_orders', 'ready'])
    expect((await use('look')).isError).toBe(true)
    expect((await use('take_seat', { years: 2 })).isError).toBe(false)
    for (let windows = 0; windows < 60; windows++) {
      const { value } = await use('look', { wait: windows > 0 })
      if (value.observation === undefined) continue
      if (value.observation.window.kind === 'ended') break
      const [act] = value.options.flatMap((kind: { acts: { order: object }[] }) => kind.acts)
      expect((await use('give_orders', { orders: act ? [act.order] : [] })).value).toEqual({ ok: true })
      expect((await use('ready')).value).toEqual({ ok: true })
    }
    expect((await use('look')).value.observation.window.kind).toBe('ended')
    expect((await use('fly')).isError).toBe(true)
    expect((await ask('resources/list')).error.code).toBe(-32601)
    child.stdin.end()
  })
})
