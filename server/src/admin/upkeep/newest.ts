import { z } from 'zod'
import { parsedJson } from '#shared/parsedJson'
import type { Newest } from '#shared/protocol/upkeep'
import { VERSION } from '../../lib/programVersion.ts'
import { type Refused, refused } from '../../web/refuse.ts'

/** How long the other server may take, in milliseconds: less than a page waits for its call. */
const PATIENCE = 8000
/** Longest answer that is read, in bytes. */
const LONGEST = 256 * 1024

/** As forges tell of their latest release; or `version` and `page`. */
const toldSchema = z.object({
  version: z.string().optional(),
  tag_name: z.string().optional(),
  page: z.string().optional(),
  html_url: z.string().optional(),
})
const VERSION_TEXT = /^v?(\d{1,6})\.(\d{1,6})\.(\d{1,6})(-[\w.]{1,40})?$/

/**
 * Asks an address which version is the newest: one request, which carries nothing of this server, and follows nowhere else.
 * @param url undefined where the host has set none
 */
export async function askNewest(url: string | undefined, own: string = VERSION): Promise<Newest | Refused> {
  if (url === undefined) return refused(422, 'newestOff')
  const { host } = new URL(url)
  const text = await textFrom(url)
  if (text === undefined) return refused(502, 'newestUnreachable', { label: host })
  const told = toldSchema.safeParse(parsedJson(text))
  const newest = told.success ? (told.data.version ?? told.data.tag_name ?? '') : ''
  if (!told.success || !VERSION_TEXT.test(newest)) return refused(502, 'newestUnreadable', { label: host })
  const page = told.data.page ?? told.data.html_url
  return {
    version: own,
    newest: newest.replace(/^v/, ''),
    isNewer: isNewer(newest, own),
    ...(page?.startsWith('https://') && URL.canParse(page) ? { page } : {}),
  }
}

/** Whether one version comes after another; what is before a release comes before it. */
export function isNewer(newest: string, own: string): boolean {
  const [theirs, ours] = [partsOf(newest), partsOf(own)]
  const differs = theirs.findIndex((part, index) => part !== ours[index])
  return differs >= 0 && theirs[differs]! > ours[differs]!
}

/** Three numbers, and one that is lower before a release than at it. */
function partsOf(version: string): readonly number[] {
  const [, major, minor, patch, before] = VERSION_TEXT.exec(version) ?? []
  return [Number(major), Number(minor), Number(patch), before === undefined ? 1 : 0]
}

async function textFrom(url: string): Promise<string | undefined> {
  try {
    const signal = AbortSignal.timeout(PATIENCE)
    const response = await fetch(url, { redirect: 'error', signal, headers: { accept: 'application/json' } })
    if (!response.ok || response.body === null) return undefined
    const chunks: Uint8Array[] = []
    let length = 0
    for await (const chunk of response.body) {
      length += chunk.length
      if (length > LONGEST) return undefined
      chunks.push(chunk)
    }
    return Buffer.concat(chunks).toString('utf8')
  } catch {
    return undefined
  }
}
