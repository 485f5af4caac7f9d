import type { NoteStore } from '../store/sqlNoteStore.ts'

/** How long what was read is served, in milliseconds: every page asks, and another process may have announced something. */
const HOLDS_MILLISECONDS = 5000
const NOTE = 'announcement'

/** One line of text, shown on all pages until it is taken back; it outlives a restart. */
export class Announcements {
  readonly #store: NoteStore
  #known: { readonly until: number; readonly text: Promise<string> } | undefined

  constructor(store: NoteStore) {
    this.#store = store
  }

  /** What is announced now; empty when nothing is. */
  async read(): Promise<string> {
    if (this.#known === undefined || this.#known.until < Date.now()) this.#hold(this.#store.read(NOTE))
    return await this.#known!.text
  }

  /** Announces this from now on; durable when it resolves. An empty text takes back what was announced. */
  async set(text: string): Promise<void> {
    await this.#store.write(NOTE, text)
    this.#hold(Promise.resolve(text))
  }

  #hold(text: Promise<string | undefined>): void {
    this.#known = { until: Date.now() + HOLDS_MILLISECONDS, text: text.then((read) => read ?? '') }
  }
}
