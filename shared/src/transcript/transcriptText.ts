import { gunzipSync, gzipSync, strFromU8, strToU8 } from 'fflate'
import { z } from 'zod'
import { type Debrief, SECTION_IDS, SECTIONS } from '#shared/debrief/index'
import { TRANSCRIPT_START } from '#shared/match/recordText'
import type { Changes, Json } from '#shared/protocol/jsonChanges'
import { observationSchema } from '#shared/protocol/observation'
import { RULES_VERSION } from '#shared/ruleset/ruleset'
import { type Transcript, unpackViews } from '#shared/transcript/transcript'
import { upgraded } from '#shared/transcript/transcriptUpgrades'
import type { Observation, Seen } from '#shared/view/observation'

/** Most bytes of a transcript once it is unpacked; a long match of eight powers has about three million. */
const LARGEST = 32_000_000

/** What is shown of a match of other rules, in the shape of the present ones. */
export interface ReadTranscript {
  /** Version of the rules it was played by. */
  readonly rulesVersion: number
  readonly yearOf: readonly number[]
  /** The observations of a perspective, one a position. */
  readonly views: ReadonlyMap<string, readonly Seen<Observation>[]>
  readonly debrief: Debrief
}

const json = z.json().transform((value) => value as Json)
const packedChanges = z.array(z.json().transform((changes) => changes as Changes | null))

const transcriptSchema = z.object({
  rulesVersion: z.int().min(1),
  yearOf: z.array(z.int()).min(1),
  views: z.object({ first: json, later: packedChanges, others: z.record(z.string(), packedChanges) }),
  debrief: z.looseObject({ yearsPlayed: z.int(), years: z.int(), moments: z.array(z.unknown()) }),
})

/**
 * A transcript as the last line of a record's file: JSON, packed by gzip, in Base64. Ends with a line break.
 * @param packed JSON text of a transcript, packed by gzip
 */
export const transcriptLine = (packed: Uint8Array): string =>
  `${TRANSCRIPT_START}"${z.util.uint8ArrayToBase64(packed)}"}\n`

/** `transcriptLine` of a transcript, packed here and now. */
export const printTranscript = (transcript: Transcript): string =>
  transcriptLine(gzipSync(strToU8(JSON.stringify(transcript)), { mtime: 0 }))

/** What stands for the sections that came after a transcript was kept. */
const UNTOLD: Partial<Debrief> = Object.fromEntries(
  SECTION_IDS.flatMap((id) => ('untold' in SECTIONS[id] ? [[id, SECTIONS[id].untold]] : [])),
)

/**
 * The transcript of a file, in the present shape of observations and debriefs; undefined when the file has none that can be
 * read and shown. Never throws.
 */
export function readTranscript(text: string): ReadTranscript | undefined {
  const line = text.split('\n').find((each) => each.startsWith(TRANSCRIPT_START))
  if (line === undefined) return undefined
  try {
    const { rulesVersion, yearOf, views, debrief } = transcriptSchema.parse(unpacked(line))
    if (rulesVersion > RULES_VERSION) return undefined
    const bring = (part: 'view' | 'debrief', value: Json) => upgraded(part, value, rulesVersion, RULES_VERSION)
    if (views.later.length !== yearOf.length - 1) throw new RangeError(`${yearOf.length} positions`)
    const shown = [...unpackViews(views)].map(
      ([perspective, told]) => [perspective, told.map((view) => observationSchema.parse(bring('view', view)))] as const,
    )
    const findings = { ...UNTOLD, ...(bring('debrief', debrief as Json) as { readonly [key: string]: Json }) }
    if (!SECTION_IDS.every((id) => Object.hasOwn(findings, id))) return undefined
    return { rulesVersion, yearOf, views: new Map(shown), debrief: findings as unknown as Debrief }
  } catch {
    return undefined
  }
}

function unpacked(line: string): unknown {
  const packed = z.util.base64ToUint8Array((JSON.parse(line) as { readonly transcript: string }).transcript)
  // A gzip file ends with its length before packing, 32 bits with the lowest byte first.
  const length = new DataView(packed.buffer, packed.byteOffset).getUint32(packed.length - 4, true)
  if (length > LARGEST) throw new RangeError(`${length} bytes`)
  return JSON.parse(strFromU8(gunzipSync(packed, { out: new Uint8Array(length) })))
}
