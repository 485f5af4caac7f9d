import { kept, listOf } from './kept.ts'

/** Content of a scenario file while it is written: nothing about it is sure. */
export interface DraftFile {
  readonly [field: string]: unknown
}

/** A scenario that is made on this device. */
export interface Draft {
  readonly id: string
  readonly file: DraftFile
}

/** Drafts a device keeps at most: the oldest goes when one more is begun. */
const MOST_DRAFTS = 8

const drafts = kept(
  'workshop',
  listOf((item): item is Draft => {
    const { id, file } = (item ?? {}) as { readonly id?: unknown; readonly file?: unknown }
    return typeof id === 'string' && typeof file === 'object' && file !== null
  }),
)

/** The scenarios made on this device, the last begun first. */
export const ownDrafts = drafts.value

/** Keeps a draft under its id. */
export function keepDraft(draft: Draft): void {
  drafts.change((now) =>
    now.some(({ id }) => id === draft.id)
      ? now.map((each) => (each.id === draft.id ? draft : each))
      : [draft, ...now].slice(0, MOST_DRAFTS),
  )
}

/** Removes a draft. */
export const forgetDraft = (gone: string): void => drafts.change((now) => now.filter(({ id }) => id !== gone))

/** An id for a draft. `crypto.randomUUID` is missing where the page came without https. */
export const newDraftId = (): string => crypto.getRandomValues(new Uint32Array(1))[0]!.toString(36).padStart(7, '0')
