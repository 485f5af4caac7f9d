import type { Story } from '#shared/debrief/story'
import type { PowerId } from '#shared/ids'
import type { WarningChoice } from '#shared/orders/answerWarning'

/** Tracks on somebody's screens: what they were, and what was done. */
export interface AlarmStory {
  /** Place of the window in the record. */
  readonly window: number
  readonly year: number
  readonly viewer: PowerId
  readonly origin: PowerId
  /** 0–1. */
  readonly confidence: number
  readonly minutes: number
  readonly real: boolean
  readonly answer: WarningChoice['do']
}

/** Every warning of the match, oldest first. */
export function alarmsOf({ record, states }: Story): readonly AlarmStory[] {
  return record.windows.flatMap(({ submissions }, window) => {
    const { window: open, exchange, powers, year } = states[window]!
    if (open.kind !== 'warning') return []
    return exchange.tracks.map(({ viewer, origin, confidence, minutes, real }) => {
      const id = powers[viewer]!.id
      const given = submissions[id]?.find((order) => order.type === 'answerWarning')
      const answer = given?.type === 'answerWarning' ? given.choice.do : 'rideOut'
      return { window, year, viewer: id, origin: powers[origin]!.id, confidence, minutes, real, answer }
    })
  })
}
