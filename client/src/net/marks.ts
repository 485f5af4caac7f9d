const BYTES = 16

/** A new mark, also as the name of a stream: 22 URL-safe characters. Not `randomUUID`, which pages without https do not have. */
export function newMark(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/**
 * Marks of acts that have not been answered yet. An act that repeats the last unanswered one of its subject is another
 * attempt at it, and has its mark; any other is a new act, even when it says what an older one said.
 */
export class PendingMarks {
  readonly #last = new Map<string, { readonly content: string; readonly mark: string }>()

  /**
   * @param subject what is acted on, and how @param content all that the act says
   * @param isSole whatever it says, it is the same act until it is answered
   */
  markOf(subject: string, content: string, isSole = false): string {
    const last = this.#last.get(subject)
    if (last !== undefined && (isSole || last.content === content)) return last.mark
    const mark = newMark()
    this.#last.set(subject, { content, mark })
    return mark
  }

  /** The act with this mark has been answered. */
  settle(subject: string, mark: string): void {
    if (this.#last.get(subject)?.mark === mark) this.#last.delete(subject)
  }
}
