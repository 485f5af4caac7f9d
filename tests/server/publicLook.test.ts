import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { callersFinding, printFindings } from '#server/admin/doctor'
import { faultOfNetwork } from '#server/admin/networkFault'
import { lookFromOutside } from '#server/admin/publicLook'
import { readConfig } from '#server/config/readConfig'
import { type ProxyFaults, startProxy } from '#tests/support/brokenProxy'
import { freePort } from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests({ BALANCE_PUBLIC_URL: '', BALANCE_PROXY_HOPS: '1' })
const PATIENCE = 3000
const ALL = ['page', 'paths', 'origin', 'match', 'poll', 'stream', 'socket']

/** What needs the host, by look, seen through a proxy that breaks something; and which looks were made. */
async function seenThrough(faults: ProxyFaults) {
  const proxy = await startProxy(here.port, faults)
  const findings = await lookFromOutside(proxy.base, PATIENCE)
  proxy.stop()
  const mend = Object.fromEntries(
    findings.flatMap(({ about, state, words }) => (state === 'mend' ? [[about, words]] : [])),
  )
  return { mend, looks: findings.map(({ about }) => about) }
}

describe('a server seen through its public address', () => {
  test('that is led as it must be needs nobody', async () => {
    expect(await seenThrough({})).toEqual({ mend: {}, looks: ALL })
  })

  const cases: readonly (readonly [what: string, about: string, words: string, faults: ProxyFaults])[] = [
    ['passes no upgrades', 'socket', 'does not pass WebSocket upgrades on', { noUpgrade: true }],
    ['holds streams back', 'stream', 'buffering must be off', { buffers: true }],
    ['leads the page alone', 'paths', 'must lead every path', { pageOnly: true }],
    ['takes its own path not off', 'paths', 'take the address’s own path off', { below: '/balance' }],
    ['asks for another host', 'origin', 'set BALANCE_PUBLIC_URL=http://127.0.0.1', { host: 'inside.example' }],
    ['lets only reading through', 'origin', 'only reading passes', { onlyReads: true }],
    ['takes the caller’s token off', 'stream', 'a stream', { noAuthorization: true, buffers: true }],
  ]
  test.each(cases)('by a proxy that %s: %s', async (_what, about, words, faults) => {
    const { mend } = await seenThrough(faults)
    expect(Object.keys(mend)).toEqual([about])
    expect(mend[about]).toContain(words)
  })

  test('with nothing behind the proxy, nothing at all, another page, or no address', async () => {
    const proxy = await startProxy(await freePort())
    const pages = async (address: string) => (await lookFromOutside(address, PATIENCE)).map(({ words }) => words)
    expect(await pages(proxy.base)).toEqual([expect.stringContaining('the game behind it does not')])
    expect(await pages(`http://127.0.0.1:${await freePort()}`)).toEqual([
      expect.stringContaining('nothing listens there'),
    ])
    expect(await pages(`${here.base}/livez`)).toEqual([expect.stringContaining('another page')])
    expect(await pages(`${here.base}/api/v1`)).toEqual([expect.stringContaining('leads somewhere else')])
    expect(await pages('game.example')).toEqual([expect.stringContaining('https://host')])
    proxy.stop()
  })

  test('by https with a certificate that nobody trusts, and without any', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'balance-tls-'))
    const [key, cert] = [join(folder, 'key'), join(folder, 'cert')]
    const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
    execFileSync('openssl', [...made, '-subj', '/CN=127.0.0.1', '-keyout', key, '-out', cert], { stdio: 'ignore' })
    const tls = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
    rmSync(folder, { recursive: true })
    const { mend } = await seenThrough({ tls })
    expect(mend).toEqual({ page: expect.stringContaining('signed by nobody that browsers trust') })
    const [{ words } = { words: '' }] = await lookFromOutside(here.base.replace('http:', 'https:'), PATIENCE)
    expect(words).toContain('does not speak TLS there')
  })

  test('names what the system calls faults, and what it does not know by its own words', () => {
    const wrapped = (code: string) =>
      new TypeError('fetch failed', { cause: Object.assign(new Error('low'), { code }) })
    expect(faultOfNetwork(wrapped('ENOTFOUND'))).toContain('no machine has this name')
    expect(faultOfNetwork(wrapped('CERT_HAS_EXPIRED'))).toContain('expired')
    expect(faultOfNetwork(wrapped('ERR_TLS_CERT_ALTNAME_INVALID'))).toContain('another name')
    expect(faultOfNetwork(wrapped('EODD'))).toBe('low')
  })

  test('says how many share one address', () => {
    const words = (hops: string) => callersFinding(readConfig({ BALANCE_PROXY_HOPS: hops })).words
    expect(words('0')).toContain('count as one address')
    expect(words('1')).toContain('behind a tunnel')
    expect(printFindings([callersFinding(readConfig({}))]).well).toBe(true)
  })
})
