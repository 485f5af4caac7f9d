import type { LookupAddress } from 'node:dns'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOutbound, isPublicAddress, type LookUp, UnsafeAddressError } from '#server/notices/outbound'
import { type Receiver, startReceiver } from '#tests/support/noticeReceivers'

let receiver: Receiver
beforeAll(async () => {
  receiver = await startReceiver()
})
afterAll(() => receiver.stop())

const CALL = { headers: {}, body: 'said' }
const namedAs =
  (...found: readonly string[]): LookUp =>
  (_name, _options, callback) =>
    callback(
      null,
      found.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
    )

describe('an address that players name', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    'fd00::1',
    'fe80::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'no address',
  ])('is not public: %s', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  test.each(['93.184.216.34', '2606:2800:220:1::1'])('is public: %s', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  test.each([
    'http://chat.example/x',
    'https://user:password@chat.example/x',
    'https://2130706433/x',
    'https://0x7f.1/x',
    'https://[::1]/x',
    'https://[::ffff:127.0.0.1]/x',
    'https://localhost/x',
    'https://printer.local/x',
    'https://metadata.google.internal/x',
    'file:///etc/passwd',
    'nonsense',
  ])('is refused before anything is looked up: %s', async (address) => {
    const look: LookUp = () => expect.unreachable('nothing is looked up')
    const outbound = createOutbound([], look)
    expect(outbound.refusal(address)).toBeDefined()
    await expect(outbound.post(address, CALL)).rejects.toThrow(UnsafeAddressError)
  })

  test.each([[['127.0.0.1']], [['93.184.216.34', '10.0.0.1']], [['::ffff:10.0.0.1']], [[]]])(
    'whose name leads to %s is refused as the connection is made',
    async (found) => {
      const outbound = createOutbound([], namedAs(...found))
      const address = `https://rebinds.example:${receiver.host.split(':')[1]}/x`
      expect(outbound.refusal(address)).toBeUndefined()
      await expect(outbound.post(address, CALL)).rejects.toThrow(UnsafeAddressError)
      expect(receiver.received).toEqual([])
    },
  )

  test('is reached in a private network and without https where the host of the server allows it, by that port alone', async () => {
    const outbound = createOutbound([receiver.host])
    expect(await outbound.post(`http://${receiver.host}/x`, CALL)).toBe(201)
    expect(receiver.received.map(({ body }) => body.toString())).toEqual(['said'])
    await expect(outbound.post('http://127.0.0.1:1/x', CALL)).rejects.toThrow(UnsafeAddressError)
  })
})
