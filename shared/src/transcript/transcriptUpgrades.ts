import type { Json } from '#shared/protocol/jsonChanges'
import type { TranscriptPart, TranscriptUpgrade } from '#shared/transcript/upgrades/define'
import { fromRules7 } from '#shared/transcript/upgrades/fromRules7'

/**
 * Upgrades by the rules version they start from, for versions after which observations or debriefs changed their shape. Each
 * version has a file in tests/fixtures/records, and the test that opens all of them asks for a line here.
 */
export const TRANSCRIPT_UPGRADES: Readonly<Record<number, TranscriptUpgrade>> = {
  7: fromRules7,
}

/** A part of a transcript, brought from these rules to those, version by version. */
export function upgraded(part: keyof TranscriptUpgrade, value: Json, from: number, to: number): Json {
  let now = value
  for (let version = from; version < to; version++) {
    const upgrade = TRANSCRIPT_UPGRADES[version]?.[part]
    if (upgrade !== undefined) now = upgrade(now as TranscriptPart) as Json
  }
  return now
}
