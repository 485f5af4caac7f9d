import type { Json } from '#shared/protocol/jsonChanges'

/** A part of a transcript, as plain data. */
export type TranscriptPart = { readonly [key: string]: Json | undefined }

/** What turns parts of a transcript of one rules version into those of the next. */
export interface TranscriptUpgrade {
  /** An observation; unchanged without it. */
  readonly view?: (view: TranscriptPart) => TranscriptPart
  /** A debrief; unchanged without it. */
  readonly debrief?: (debrief: TranscriptPart) => TranscriptPart
}

/** The fields of every row of a list; none of what is no list. */
export const rowsOf = (list: Json | undefined): readonly TranscriptPart[] =>
  Array.isArray(list) ? (list as TranscriptPart[]) : []

/** A list with each of its rows changed. */
export const withRows = (list: Json | undefined, change: (row: TranscriptPart) => TranscriptPart): Json =>
  rowsOf(list).map(change) as unknown as Json
