import type { NetworkInterfaceInfo } from 'node:os'
import { describe, expect, test } from 'vitest'
import { addressesOf, networkAddresses, ownAddress } from '#server/http/addresses'
import { serverForTests } from '#tests/support/testServer'

const at = (address: string, more: Partial<NetworkInterfaceInfo> = {}) =>
  [{ address, family: 'IPv4', internal: false, netmask: '', mac: '', cidr: null, ...more }] as NetworkInterfaceInfo[]

describe('where other machines find the game', () => {
  test('is in the networks of homes and schools first, and never in those of programs or in version 6', () => {
    const interfaces = {
      lo: at('127.0.0.1', { internal: true }),
      docker0: at('172.17.0.1'),
      eth1: at('198.51.100.4'),
      tun0: at('10.8.0.2'),
      eth0: [...at('10.1.2.3'), ...at('fe80::1', { family: 'IPv6' } as never)],
      wlan0: at('192.168.4.5'),
    }
    expect(networkAddresses(interfaces)).toEqual(['192.168.4.5', '10.1.2.3', '198.51.100.4'])
  })

  test('is where the owner says, or where the server listens', () => {
    const publicUrl = 'https://balance.example.org'
    const known = { publicUrl, bind: '0.0.0.0', inContainer: true }
    expect(addressesOf(known, 8080)).toEqual([publicUrl])
    const unknown = { publicUrl: undefined, bind: '192.168.4.5', inContainer: false }
    expect(addressesOf(unknown, 8080)).toEqual(['http://192.168.4.5:8080'])
    expect(addressesOf({ ...unknown, bind: '127.0.0.1' }, 8080)).toEqual([])
    expect(addressesOf({ ...unknown, inContainer: true }, 8080)).toEqual([])
  })
})

describe('a page that asks', () => {
  const here = serverForTests({ BALANCE_PUBLIC_URL: 'http://laptop.example' })
  const ask = async (headers: Record<string, string> = {}) =>
    (await (await fetch(`${here.base}/api/v1/addresses`, { headers })).json()) as object

  test.each([
    ['::1', 'http://[::1]:8080'],
    ['fd00::5', 'http://[fd00::5]:8080'],
    ['127.0.0.2', 'http://127.0.0.2:8080'],
    ['0.0.0.0', 'http://localhost:8080'],
    ['127.0.0.1', 'http://localhost:8080'],
  ])('printed for a server that listens at %s opens', (bind, address) => {
    expect(ownAddress(bind, 8080)).toBe(address)
    expect(new URL(address).port).toBe('8080')
    for (const other of addressesOf({ publicUrl: undefined, bind, inContainer: false }, 8080)) {
      expect(new URL(other).port).toBe('8080')
    }
  })

  test('is told on the machine itself, and through a proxy nothing', async () => {
    expect(await ask()).toEqual({ addresses: ['http://laptop.example'] })
    expect(await ask({ 'x-forwarded-for': '203.0.113.9' })).toEqual({ addresses: [] })
  })
})
