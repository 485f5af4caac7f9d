import { defineSection, whole } from '#shared/debrief/define'
import type { PowerId } from '#shared/ids'
import type { WarningChoice } from '#shared/orders/answerWarning'

/** A warning of incoming weapons: what it was, and how the power answered it. */
interface AlarmStory {
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
export const alarms = defineSection({
  id: 'alarms',
  of: ({ record, states }): readonly AlarmStory[] =>
    record.windows.flatMap(({ submissions }, window) => {
      const { window: open, exchange, powers, year } = states[window]!
      if (open.kind !== 'warning') return []
      return exchange.tracks.map(({ viewer, origin, confidence, minutes, real }) => {
        const id = powers[viewer]!.id
        const given = submissions[id]?.find((order) => order.type === 'answerWarning')
        const answer = given?.type === 'answerWarning' ? given.choice.do : 'rideOut'
        return { window, year, viewer: id, origin: powers[origin]!.id, confidence, minutes, real, answer }
      })
    }),
  closed: whole,
})
