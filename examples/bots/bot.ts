/** Plays over the socket. Usage: bot.ts [ADDRESS] [CODE]; without a code, a match of its own against bots. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from '@colyseus/sdk'
type Act = { slot: string, cost: number, order: object, allowance?: { purpose: string, most: number } }
type Seen = { window: { kind: string }, self: { treasury: number }, pairs: { offers: { kind: string, from: string }[] }[],
  confrontations: { challenger: string, defender: string, rung: number }[] }
const [url = 'http://localhost:8080', code] = process.argv.slice(2), headers = new Headers({ 'content-type': 'application/json' })
const call = (path: string, body?: object): Promise<any> =>
  fetch(new URL(path, `${url}/api/v1/`), { headers, ...body && { method: 'POST', body: JSON.stringify(body) } })
    .then(async (answer) => answer.ok ? answer.json() : Promise.reject(new Error(`${path}: ${await answer.text()}`)))
function decide({ window, self, pairs, confrontations }: Seen, options: { acts: Act[] }[]) {
  const high = confrontations.some(({ challenger, defender, rung }) => rung >= 5 && [challenger, defender].includes(power))
  const wishes: Record<string, object[]> = { warning: [{ choice: { do: 'ask' } }, { choice: { do: 'rideOut' } }],
    confrontation: high ? [{ move: 'stepBack' }] : [{ move: 'accept' }, { move: 'stand' }], retaliation: [{ type: 'hold' }],
    planning: [...pairs.flatMap(({ offers }) => offers).map(({ kind, from }) => ({ act: 'propose', treaty: kind, with: from })),
      { act: 'propose', treaty: 'hotline' }, { force: 'submarines', lots: 2 }] } // parts of orders, the dearest first
  const acts = options.flatMap(({ acts }) => acts), orders: object[] = [], taken: string[] = [], json = JSON.stringify
  const wanted = wishes[window.kind]!.flatMap((wish) => acts.filter(({ order }) => json({ ...order, ...wish }) === json(order)))
  for (const { order, slot, cost, allowance: { purpose, most } = { purpose: slot, most: 1 } } of wanted)
    if (!taken.includes(slot) && taken.filter((one) => one === purpose).length < most && cost <= self.treasury)
      orders.push(order), taken.push(slot, purpose), self.treasury -= cost
  return orders
}
const lobby = code && (await call(`lobbies/${code}`)).id, me = { name: `TypeScript ${process.pid}`, program: true }
const own = { ...me, scenario: 'two-blocs', powers: 4, years: 3, timeControl: 'untimed' }
const { power, token, match = lobby } = await (lobby ? call(`lobbies/${lobby}/seats`, me) : call('matches', own))
headers.set('authorization', `Bearer ${token}`)
for (let table; lobby && !(table = await call(`lobbies/${lobby}`)).started; await sleep(1000))
  if (table.seats.some((seat: any) => seat.host && seat.power === power)) await call(`lobbies/${lobby}/start`, { token })
const room = await new Client(url).joinById(match, { protocol: (await call('/version')).protocol, token, plain: true })
let answered = -1, refused = 0
room.onMessage('chat', () => {})
room.onMessage('view', async ({ observation, observation: { window, reveal, year }, options }) => {
  await sleep(200) // no more than 20 commands a second
  const grade = reveal?.powers.find(({ id }: any) => id === power).grade
  if (reveal) console.log(`${reveal.outcome}, ${grade}, ${year} years, ${refused} refused`), process.exit(refused && 1)
  if (window.number === answered || !window.participants.includes(power)) return
  for (const [command, input] of [['draft', { orders: decide(observation, options) }], ['ready', { ready: true }]] as const)
    refused += (await room.request(command, { window: answered = window.number, ...input })).ok ? 0 : 1
})
