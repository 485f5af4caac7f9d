import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Another website with one page. Browsers take it for another site than the game's own address, which is a number here.
 * @param html what is on the page, such as a frame
 */
export async function startFramingSite(html: string) {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<!doctype html><html lang="en"><title>A blog</title><body><h1>A blog</h1>${html}</body></html>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}/`,
    stop: () => void server.close(),
  }
}
