import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { RequestHandler } from 'express'

/**
 * Answers with `NAME.br`, which the build writes beside a file, where the browser takes it: a fifth smaller than what can be compressed
 * while it waits. Comes before `express.static(folder)`, which does the rest, and leaves alone what has no such file.
 */
export function precompressed(folder: string): RequestHandler {
  return (request, response, next) => {
    const { path } = request
    // A path with anything else in it is no file of the build's, and may mean another one to the file system.
    if (/^\/[\w.-]+$/.test(path) && existsSync(join(folder, `${path}.br`))) {
      response.vary('accept-encoding')
      if (request.acceptsEncodings('br', 'identity') === 'br') {
        response.type(extname(path)).set('content-encoding', 'br')
        request.url = request.url.replace(path, `${path}.br`)
      }
    }
    next()
  }
}
