import { createServer } from 'node:http'
import { listenOnLoopback } from '#tests/support/loopback'

/**
 * Another website with one page. Browsers take it for another site than the game's own address, which is a number here.
 * @param html what is on the page, such as a frame
 */
export async function startFramingSite(html: string) {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<!doctype html><html lang="en"><title>A blog</title><body><h1>A blog</h1>${html}</body></html>`)
  })
  return {
    address: `http://localhost:${await listenOnLoopback(server)}/`,
    stop: () => void server.close(),
  }
}
