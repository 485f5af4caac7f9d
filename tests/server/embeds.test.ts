import { describe, expect, test } from 'vitest'
import { createMatch, playOut, sit } from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests({ BALANCE_PROXY_HOPS: '1', BALANCE_FRAME_ANCESTORS: "'none'" })

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${here.base}${path}`, { headers, redirect: 'manual' })
const framesOf = (response: Response) =>
  /frame-ancestors ([^;]*)/.exec(response.headers.get('content-security-policy') ?? '')?.[1]

async function endedMatch(): Promise<string> {
  const { match, token } = await createMatch(here.base, { powers: 2, years: 2 })
  await playOut(await sit(here.base, match, token))
  return match
}

describe('a replay in a frame', () => {
  test('is open to pages of any website, once the match has ended, and it alone is', async () => {
    const match = await endedMatch()
    const embedded = await get(`/embed/r/${match}`)
    expect([embedded.status, framesOf(embedded), embedded.headers.get('x-frame-options')]).toEqual([200, '*', null])
    expect(embedded.headers.get('content-security-policy')).toContain("base-uri 'self'")
    expect(embedded.headers.get('set-cookie')).toBeNull()
    const page = await embedded.text()
    expect(page).toContain('<base href="../../">')
    expect(page).toContain(`<meta name="embedded-match" content="${match}">`)
    for (const path of ['/', `/r/${match}`, `/m/${match}`, `/api/v1/matches/${match}/record`]) {
      const other = await get(path)
      expect([path, framesOf(other), other.headers.get('x-frame-options')]).toEqual([path, "'none'", 'DENY'])
    }
  })

  test('is all that the page shows, however its address is spelt', async () => {
    const match = await endedMatch()
    const spelt = `%${match.charCodeAt(0).toString(16)}${match.slice(1)}`
    for (const path of [`/embed/r/${spelt}`, `/embed/r/${match}/`, `/EMBED/R/${match}`]) {
      const answer = await get(path)
      const isOpen = framesOf(answer) === '*'
      const names = (await answer.text()).includes(`<meta name="embedded-match" content="${match}">`)
      expect([path, isOpen && !names], path).toEqual([path, false])
    }
  })

  test('of a match under way or not there shows nothing but why, in the reader’s language', async () => {
    const { match } = await createMatch(here.base, { powers: 2, years: 2 })
    const running = await get(`/embed/r/${match}`, { 'accept-language': 'zh-TW' })
    expect(running.status).toBe(403)
    const words = await running.text()
    expect(words).toContain('lang="zh-Hant"')
    expect(words).not.toMatch(/script|<base/)
    expect((await get('/embed/r/nosuch')).status).toBe(404)
    expect(await (await get('/embed/r/%3Cscript%3E')).text()).not.toContain('<script')
  })
})

describe('oEmbed', () => {
  const ask = async (address: string, more = '') => {
    const response = await get(`/oembed?url=${encodeURIComponent(address)}${more}`)
    return { status: response.status, json: await response.json() }
  }

  test('is found by the link of a replay, and says how to show it, no larger than was asked for', async () => {
    const match = await endedMatch()
    const page = await (await get(`/r/${match}/3/truth`)).text()
    const found = /type="application\/json\+oembed" href="([^"]*)"/.exec(page)![1]!.replaceAll('&amp;', '&')
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(4096)
    expect(await (await fetch(found)).json()).toEqual({
      version: '1.0',
      type: 'rich',
      provider_name: 'Delicate Balance',
      provider_url: here.base,
      title: 'Replay: Two blocs',
      html: `<iframe src="${here.base}/embed/r/${match}" width="640" height="480" title="Replay: Two blocs" loading="lazy" style="border:0"></iframe>`,
      width: 640,
      height: 480,
    })
    const small = await ask(`${here.base}/embed/r/${match}`, '&maxwidth=300&maxheight=9999')
    expect(small.json).toMatchObject({ width: 300, height: 480 })
    expect((await ask(`${here.base}/#/replay/${match}/3/truth`)).status).toBe(200)
  })

  test('names addresses below the path of another website', async () => {
    const match = await endedMatch()
    const proxied = {
      'x-forwarded-host': 'school.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-prefix': '/balance',
    }
    const page = await (await get(`/r/${match}`, proxied)).text()
    const found = /type="application\/json\+oembed" href="([^"]*)"/.exec(page)![1]!.replaceAll('&amp;', '&')
    expect(found.startsWith('https://school.example/balance/oembed?')).toBe(true)
    const answer = await (await get(`/oembed${new URL(found).search}`, proxied)).json()
    expect(answer.html).toContain(`src="https://school.example/balance/embed/r/${match}"`)
  })

  test('refuses another website’s addresses, another format, matches under way and what is no replay', async () => {
    const { match } = await createMatch(here.base, { powers: 2, years: 2 })
    expect(await (await get(`/r/${match}`)).text()).not.toContain('oembed')
    const answers = [
      await ask(`${here.base}/r/${match}`),
      await ask(`${here.base}/r/nosuch`),
      await ask('https://evil.example/r/x'),
      await ask(`${here.base}.evil.example/r/x`),
      await ask(`${here.base}/t/ABCDEF`),
      await ask(`${here.base}/r/${match}`, '&format=xml'),
      await ask(`${here.base}/r/${match}`, '&maxwidth=-1'),
    ]
    expect(answers.map(({ status, json: { problem } }) => [status, problem.key])).toEqual([
      [403, 'problem.notEnded'],
      [404, 'problem.noSuchMatch'],
      [404, 'problem.noReplayThere'],
      [404, 'problem.noReplayThere'],
      [404, 'problem.noReplayThere'],
      [501, 'problem.onlyJson'],
      [400, 'problem.malformedRequest'],
    ])
  })
})
