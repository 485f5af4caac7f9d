import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressKey, isLoopback } from '#server/web/callerAddress'
import { freePort, startServer } from '#tests/support/servers'
import { readSources } from '#tests/support/sources'

describe('the key of an address', () => {
  test.each([
    ['192.0.2.1', ['::ffff:192.0.2.1', '::FFFF:c000:201', '192.0.2.1:8080', '[::ffff:192.0.2.1]:80', ' 192.0.2.1 ']],
    ['2001:db8:0:7::/64', ['2001:db8:0:7::1', '2001:DB8:0:7:ffff:ffff:ffff:ffff', '[2001:db8::7:0:0:0:2]:443']],
    ['fe80:0:0:0::/64', ['fe80::1', 'fe80::2%eth0', 'FE80::3%12']],
  ])('is %s however it is written, and wherever in its network', (key, written) => {
    for (const address of written) expect(addressKey(address)).toBe(key)
  })

  test('is another for another network, and one for all that is no address', () => {
    const others = ['192.0.2.1', '192.0.2.2', '2001:db8:0:7::1', '2001:db8:0:8::1', '::ffff:0:c000:201', 'x']
    expect(new Set(others.map(addressKey)).size).toBe(others.length)
    const none = ['', 'x', undefined, '192.0.2', '0x7f.1', '127.1', '2001:db8::1::2', '192.0.2.1:x', '[x]:1', 'unknown']
    expect(new Set(none.map(addressKey)).size).toBe(1)
  })

  test('is there for every address and every text', () => {
    const anyWritten = fc.oneof(fc.ipV6(), fc.ipV4(), fc.ipV4Extended(), fc.string())
    const examples: [string][] = [['::192.0.2.7'], ['64:ff9b::192.0.2.7'], ['192.000.002.007']]
    fc.assert(
      fc.property(anyWritten, (written) => {
        expect(addressKey(written)).not.toBe('')
        expect(addressKey(`[${written}]:80`)).not.toBe('')
      }),
      { examples },
    )
  })

  test('tells the machine itself from all others', () => {
    expect(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'].filter(isLoopback)).toHaveLength(4)
    expect([undefined, '', '128.0.0.1', '::2', '::ffff:128.0.0.1', '127.1'].filter(isLoopback)).toEqual([])
  })
})

describe('callers behind a proxy', () => {
  /** Statuses of `new matches` asked for by callers at these addresses, where four a minute are allowed. */
  async function askFrom(addresses: readonly string[]): Promise<readonly number[]> {
    const limited = { BALANCE_DATABASE: ':memory:', BALANCE_MATCHES_PER_MINUTE: '4', BALANCE_PROXY_HOPS: '1' }
    const server = await startServer(await freePort(), limited)
    const statuses: number[] = []
    for (const address of addresses) {
      const init = { method: 'POST', headers: { 'x-forwarded-for': address, 'content-type': 'application/json' } }
      statuses.push((await fetch(`${server.base}/api/v1/matches`, { ...init, body: '{}' })).status)
    }
    expect(await server.kill('SIGTERM')).toBe(0)
    return statuses
  }

  test.each([
    ['of one /64', Array.from({ length: 8 }, (_, n) => `2001:db8::${n + 1}`)],
    ['as IPv4 and mapped', Array.from({ length: 8 }, (_, n) => `${n % 2 ? '' : '::ffff:'}192.0.2.1`)],
    [
      'with ports and capitals',
      Array.from({ length: 8 }, (_, n) => `${n % 2 ? '2001:DB8::A' : '[2001:db8::a]'}:${n + 1}`),
    ],
    ['that are none', Array.from({ length: 8 }, (_, n) => `nobody${n}`)],
  ])('%s count as one', async (_, addresses) => {
    expect(await askFrom(addresses)).toEqual([400, 400, 400, 400, 429, 429, 429, 429])
  })
})

test('no other file of the server reads the address of a caller', () => {
  const reads = readSources('server/src').filter(({ text }) => /\.ip\b|x-forwarded-for'\]/.test(text))
  expect(reads.map(({ path }) => path)).toEqual(['server/src/http/proxyToOwner.ts', 'server/src/web/callerAddress.ts'])
})
