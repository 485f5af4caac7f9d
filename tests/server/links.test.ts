import { describe, expect, test } from 'vitest'
import type { LobbyFacts, SeatTaken } from '#shared/protocol/lobby'
import { openClass } from '#tests/support/classroom'
import { createMatch, playOut, post, sit } from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests({ BALANCE_PROXY_HOPS: '1' })

const LANGUAGES = [
  ['', 'en', /seats free/],
  ['sw, en-GB;q=0.8', 'en', /seats free/],
  ['fr-CA, en;q=0.8', 'fr', /places libres/],
  ['zh-TW,zh;q=0.9', 'zh-Hant', /席中還有/],
  ['zh-CN', 'zh-Hans', /席中还有/],
] as const

async function open(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${here.base}${path}`, { headers, redirect: 'manual' })
  const html = await response.text()
  const meta = (name: string) =>
    new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)">`).exec(html)?.[1] ?? ''
  const goesTo = /http-equiv="refresh" content="0; url=([^"]*)"/.exec(html)?.[1] ?? ''
  const page = new URL(goesTo.replaceAll('&amp;', '&'), `https://school.example/balance${path}`).href
  return { response, html, meta, page, title: meta('og:title'), description: meta('og:description') }
}

const WISH = { scenario: 'two-blocs', powers: 4, years: 3, timeControl: 'untimed', open: true }
async function newTable(name = 'Ada') {
  const made = (await post(here.base, '/api/v1/lobbies', { ...WISH, name })).json as SeatTaken
  const facts = async () => (await (await fetch(`${here.base}/api/v1/lobbies/${made.lobby}`)).json()) as LobbyFacts
  return { ...made, facts, code: (await facts()).code }
}

describe('a link to a table', () => {
  test.each(LANGUAGES)('that is asked for in "%s" previews in %s', async (asked, language, words) => {
    const { code, lobby } = await newTable()
    const { response, html, title, description, page } = await open(`/t/${code}`, { 'accept-language': asked })
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(html).toContain(`<html lang="${language}" dir="ltr">`)
    expect(title).toContain('Ada')
    expect(description).toMatch(words)
    expect(page).toBe(`https://school.example/balance/#/table/${lobby}`)
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(4096)
  })

  test('takes no seat however often it is opened, counts those that are free, and says that the match has begun', async () => {
    const { code, lobby, token, facts } = await newTable()
    for (let looks = 0; looks < 20; looks++) await open(`/t/${code}`)
    expect((await facts()).seats.map(({ name }) => name)).toEqual(['Ada', undefined, undefined, undefined])
    await post(here.base, `/api/v1/lobbies/${lobby}/seats`, { name: 'Bob' })
    expect((await open(`/t/${code.toLowerCase()}`)).description).toContain('2 of 4 seats free')
    await post(here.base, `/api/v1/lobbies/${lobby}/start`, { token })
    expect((await open(`/t/${lobby}`)).description).toContain('has begun')
  })

  test('puts a name that is script into the page as text', async () => {
    const { code } = await newTable('"><script>x</script>')
    const { html } = await open(`/t/${code}`)
    expect(html).not.toContain('<script')
    expect(html).toContain('&quot;&gt;&lt;script&gt;')
  })
})

describe('the picture of a link', () => {
  test('is named by an absolute address, below a path of another website too, and is there', async () => {
    const { code } = await newTable()
    expect((await open(`/t/${code}`)).meta('og:image')).toBe(`${here.base}/card.jpg`)
    const proxied = {
      'x-forwarded-host': 'school.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-prefix': '/balance',
    }
    expect((await open(`/t/${code}`, proxied)).meta('og:image')).toBe('https://school.example/balance/card.jpg')
    const forged = { ...proxied, 'x-forwarded-prefix': '/"><script>' }
    expect((await open(`/t/${code}`, forged)).meta('og:image')).toBe('https://school.example/card.jpg')
  })
})

describe('links to a match', () => {
  test('tell while it is played no more than a spectator sees, and of its end when it has ended', async () => {
    const { match, token } = await createMatch(here.base, { powers: 2, years: 2 })
    const kinds = { m: 'match', d: 'debrief', r: 'replay' }
    for (const [path, page] of Object.entries(kinds)) {
      const link = await open(`/${path}/${match}`)
      expect([link.title, link.description]).toEqual(['A match of Two blocs', 'Year 1 of 2: watch it.'])
      expect(link.page).toBe(`https://school.example/balance/#/${page}/${match}`)
      expect(link.html).not.toContain(token)
    }
    await playOut(await sit(here.base, match, token))
    expect((await open(`/m/${match}`)).description).toContain('has ended')
    expect((await open(`/d/${match}`)).title).toBe('Debrief: Two blocs')
    const moment = await open(`/r/${match}/3/truth`)
    expect(moment.title).toBe('Replay: Two blocs')
    expect(moment.page).toBe(`https://school.example/balance/#/replay/${match}/3/truth`)
  })

  test('that is not there lead on all the same, and break out of nothing', async () => {
    for (const path of ['/m/nosuch', '/t/ZZZZZZ', '/r/x/9/%22%3E%3Cscript%3E']) {
      const { response, html, title } = await open(path)
      expect([response.status, title]).toEqual([200, 'Delicate Balance'])
      expect(html).not.toContain('<script')
    }
  })
})

describe('a link to a class', () => {
  test('reads the same for a code that opens a class and one that does not', async () => {
    const { made } = await openClass(here.base)
    const [right, wrong] = [await open(`/j/${made.code}`), await open('/j/ZZZZZ')]
    expect(right.html.replaceAll(made.code, 'ZZZZZ')).toBe(wrong.html)
    expect(right.page).toBe(`https://school.example/balance/#/join/${made.code}`)
  })
})
