import { strToU8, Zip, ZipDeflate } from 'fflate'
import { yieldToEventLoop } from '../../lib/yieldToEventLoop.ts'

/** Bytes that are compressed in one go; other calls are answered in between. */
const SLICE = 65_536

/** One file of a zip, written piece by piece. */
export interface ZipEntry {
  write(text: string): Promise<void>
  /** Writes the last piece. */
  end(text?: string): Promise<void>
}

/**
 * A zip whose files are written piece by piece, many at a time: only what is compressed is kept. They stand in it in the order in
 * which they were added.
 */
export class ZipStream {
  readonly #chunks: Uint8Array[] = []
  readonly #done: Promise<void>
  readonly #zip: Zip

  constructor() {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.#done = promise
    this.#zip = new Zip((fault, chunk, isLast) => {
      if (fault) return reject(fault)
      this.#chunks.push(chunk)
      if (isLast) resolve()
    })
  }

  add(name: string): ZipEntry {
    const file = new ZipDeflate(name, { level: 6 })
    this.#zip.add(file)
    const write = async (text: string) => {
      const bytes = strToU8(text)
      for (let from = 0; from < bytes.length; from += SLICE) {
        file.push(bytes.subarray(from, from + SLICE))
        await yieldToEventLoop()
      }
    }
    return {
      write,
      async end(text = '') {
        await write(text)
        file.push(new Uint8Array(), true)
      },
    }
  }

  /** The zip, once every file has ended. */
  async end(): Promise<Uint8Array> {
    this.#zip.end()
    await this.#done
    return Buffer.concat(this.#chunks)
  }
}
