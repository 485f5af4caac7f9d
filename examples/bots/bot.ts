/** Plays one seat over the socket: node bot.ts [ADDRESS] [CODE OF A TABLE]. Without a code: a match against bots. */
import { setTimeout } from 'node:timers/promises'
import { Client } from '@colyseus/sdk'

const [base = 'http://localhost:8080', code] = process.argv.slice(2)
const me = { name: `bot.ts ${Math.floor(Math.random() * 1000)}`, program: true }

async function call(method: string, path: string, body?: object, token?: string) {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
  const response = await fetch(base + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  if (!response.ok) throw new Error(`refused: ${method} ${path}: ${await response.text()}`)
  return await response.json()
}

async function takeSeat() {
  const match = { scenario: 'two-blocs', powers: 4, years: 3, timeControl: 'untimed' }
  if (code === undefined) return await call('POST', '/api/v1/matches', { ...match, ...me })
  const { id } = await call('GET', `/api/v1/lobbies/${code}`)
  const { token } = await call('POST', `/api/v1/lobbies/${id}/seats`, me)
  while (!(await call('GET', `/api/v1/lobbies/${id}`, undefined, token)).started) await setTimeout(1000)
  return { match: id, token }
}

/** One act of each kind that can be paid, drawn by chance; none that launches. */
function choose(money: number, kinds: { acts: { cost: number; order: object }[] }[]): object[] {
  return kinds.flatMap(({ acts }) => {
    const may = acts.filter((act) => act.cost <= money && !/launch|strike|retaliate/.test(JSON.stringify(act)))
    const act = may[Math.floor(Math.random() * may.length)]
    money -= act?.cost ?? 0
    return act ? [act.order] : []
  })
}

const { match, token } = await takeSeat()
const { protocol } = await call('GET', '/version')
const room = await new Client(base).joinById(match, { protocol, token, plain: true })
let answered = -1
room.onMessage('view', async ({ observation: { window, self, reveal }, options = [] }) => {
  if (window.number === answered || !(window.kind === 'ended' || window.participants.includes(self.id))) return
  answered = window.number
  await setTimeout(100) // a seat may send twenty commands a second
  if (window.kind === 'ended') console.log(JSON.stringify({ match, outcome: reveal.outcome }))
  if (window.kind === 'ended') return await room.leave()
  const draft = await room.request('draft', { window: answered, orders: choose(self.treasury, options) })
  const ready = await room.request('ready', { window: answered, ready: true })
  if (!(draft.ok && ready.ok)) console.error('refused:', JSON.stringify([draft, ready]))
})
