import type { Json } from '#shared/protocol/jsonChanges'
import { rowsOf, type TranscriptPart, type TranscriptUpgrade, withRows } from '#shared/transcript/upgrades/define'

/**
 * Rules version 8 tells of a confrontation whether the defender had promised and which side has threatened, and a score has the
 * points of an agenda. Two readings of the security dilemma are measured otherwise. Leaders did not change before it, so no interest has a former one and no power an agenda.
 */
export const fromRules7: TranscriptUpgrade = {
  view: (view) => ({
    ...view,
    confrontations: withRows(view.confrontations, (crisis) => ({
      ...crisis,
      pledged: isPledged(view, crisis),
      threats: NO_THREATS,
    })),
    ...withAgendaPoints(view),
  }),
  debrief: (debrief) => ({ ...debrief, dilemma: twoReadings(debrief.dilemma), ...withAgendaPoints(debrief) }),
}

/** Threats of each side this year: they decided nothing under rules 7, and no view told them. */
const NO_THREATS: Json = [false, false]

/** Whether the defender covers the state at stake and did so before this year. */
const isPledged = ({ states, year }: TranscriptPart, { defender, over }: TranscriptPart): boolean =>
  rowsOf(states).some(({ id, umbrella }) => {
    const { patron, since } = (umbrella ?? {}) as TranscriptPart
    return over !== undefined && id === over && patron === defender && Number(since) < Number(year)
  })

/** The readings that still mean what they meant. */
function twoReadings(figures: Json | undefined): Json {
  const { readings, moments } = figures as TranscriptPart
  return { readings: only(readings, ['harm', 'lost']), moments: only(moments, ['harm', 'lost']) }
}

const only = (part: Json | undefined, names: readonly string[]): Json =>
  Object.fromEntries(Object.entries(part as { readonly [key: string]: Json }).filter(([name]) => names.includes(name)))

/** What the end reveals, with no points of an agenda; nothing before the end. */
function withAgendaPoints({ reveal }: TranscriptPart): { readonly reveal?: Json } {
  if (reveal === undefined) return {}
  const powers = withRows((reveal as TranscriptPart).powers, (power) => ({
    ...power,
    score: { ...(power.score as TranscriptPart), agenda: 0 } as Json,
  }))
  return { reveal: { ...(reveal as TranscriptPart), powers } as Json }
}
