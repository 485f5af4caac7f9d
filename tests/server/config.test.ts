import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { doubtfulSettings, readConfig, unknownSettings, WrongSettingError } from '#server/config/readConfig'
import { SETTINGS, type Setting } from '#server/config/settings'
import { withSettings } from '#server/config/settingsTable'

const faultOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment)
    return ''
  } catch (fault) {
    expect(fault).toBeInstanceOf(WrongSettingError)
    return (fault as Error).message
  }
}

describe('settings', () => {
  test('all have a default or are off, and an empty one counts as not set', () => {
    const usual = readConfig({})
    expect(usual).toMatchObject({ port: 8080, keepDays: 30, database: 'data/balance.sqlite', proxyHops: 0 })
    const environment = { BALANCE_KEEP_DAYS: ' ', BALANCE_PORT: '' }
    expect(readConfig(environment)).toEqual({ ...usual, environment })
    expect(readConfig({ PORT: '81' }).port).toBe(81)
    expect(readConfig({ PORT: '81', BALANCE_PORT: '82' }).port).toBe(82)
  })

  test.each(Object.values<Setting>(SETTINGS))('$name refuses what does not fit, by its name and range', (setting) => {
    const misfit = setting.schema.safeParse('\u0000 no such thing').success ? undefined : '\u0000 no such thing'
    if (misfit === undefined) return
    const fault = faultOf({ [setting.name]: misfit })
    expect(fault).toContain(setting.name)
    expect(fault).toContain(setting.range)
  })

  test('every wrong one is named at once', () => {
    const fault = faultOf({ BALANCE_PORT: '70000', BALANCE_KEEP_DAYS: '-1', BALANCE_LOG_LEVEL: 'loud' })
    for (const name of ['BALANCE_PORT', 'BALANCE_KEEP_DAYS', 'BALANCE_LOG_LEVEL']) expect(fault).toContain(name)
    expect(fault).toContain('70000')
  })

  test('a secret may stand in a file; its value is never said back', () => {
    const file = join(tmpdir(), `balance-secret-${process.pid}`)
    writeFileSync(file, 'postgres://me:hush@host/db\n')
    expect(readConfig({ DATABASE_URL_FILE: file }).database).toBe('postgres://me:hush@host/db')
    expect(faultOf({ DATABASE_URL_FILE: file, DATABASE_URL: 'postgres://x@y/z' })).toContain('only one of them')
    expect(faultOf({ DATABASE_URL_FILE: `${file}-none` })).toContain('DATABASE_URL_FILE')
    expect(faultOf({ DATABASE_URL: 'mysql://me:hush@host' })).not.toContain('hush')
  })

  test('a name mistyped is pointed out with the one that was meant', () => {
    const found = unknownSettings({ BALANCE_PROT: '1', BALANCE_SOMETHING_ELSE: '1', PATH: 'x', BALANCE_PORT: '1' })
    expect(found).toEqual([
      'BALANCE_PROT is no setting: is BALANCE_PORT meant?',
      'BALANCE_SOMETHING_ELSE is no setting',
    ])
  })

  test('settings that hardly are meant so are pointed out: https by a proxy that is not counted', () => {
    const https = { BALANCE_PUBLIC_URL: 'https://balance.example.org' }
    expect(doubtfulSettings(readConfig(https))).toEqual([expect.stringContaining('BALANCE_PROXY_HOPS is 0')])
    for (const well of [{ ...https, BALANCE_PROXY_HOPS: '1' }, { BALANCE_PUBLIC_URL: 'http://laptop' }, {}]) {
      expect(doubtfulSettings(readConfig(well))).toEqual([])
    }
  })

  test('what sign-on needs is named, and proxies that are trusted are addresses', () => {
    const provider = { BALANCE_OIDC_ISSUER: 'https://id.example/realm' }
    const all = { ...provider, BALANCE_OIDC_CLIENT_ID: 'game', BALANCE_PUBLIC_URL: 'https://game.example' }
    for (const name of ['BALANCE_OIDC_CLIENT_ID', 'BALANCE_PUBLIC_URL', 'BALANCE_SIGN_ON_HOSTS']) {
      expect(faultOf(provider)).toContain(`${name}: `)
    }
    expect(faultOf({ ...all, BALANCE_SIGN_ON_TEACHERS: 'teachers' })).toBe('')
    expect(faultOf({ BALANCE_SIGN_ON_HOSTS: 'a' })).toContain('BALANCE_OIDC_ISSUER: ')
    expect(faultOf({ BALANCE_OIDC_CLIENT_SECRET: 'hush' })).toContain('BALANCE_OIDC_ISSUER: ')
    expect(faultOf({ ...all, BALANCE_SIGN_ON_HOSTS: 'a', BALANCE_OIDC_ISSUER: 'http://id.example' })).toContain('https')
    const proxy = { BALANCE_TRUST_USER_HEADER: 'Remote-User', BALANCE_SIGN_ON_HOSTS: 'user:ada' }
    expect(faultOf(proxy)).toContain('BALANCE_PROXY_HOPS: ')
    expect(faultOf({ ...proxy, BALANCE_PROXY_HOPS: '1' })).toBe('')
    expect(faultOf({ BALANCE_TRUST_GROUPS_HEADER: 'Remote-Groups' })).toContain('BALANCE_TRUST_USER_HEADER: ')
    for (const wrong of ['10.0.0.0/33', 'proxy', '10.0.0.1,', '::/129']) {
      expect(faultOf({ BALANCE_TRUSTED_PROXIES: wrong }), wrong).toContain('BALANCE_TRUSTED_PROXIES')
    }
  })

  test('docs/hosting.md has the table of all of them (npm run tool -- hosting:docs)', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/hosting.md'), 'utf8')
    expect(withSettings(page)).toBe(page)
  })
})
