import type { CreateClass } from '#shared/protocol/classroom'
import type { TimeControl } from '#shared/ruleset/vocabulary'

type PlanSettings = Pick<CreateClass, 'scenario' | 'powers' | 'years' | 'timeControl' | 'perPower'>

/** Numbers of years of a match that a teacher chooses from. */
export const CLASS_YEARS = [3, 4, 5, 6, 8, 10] as const
/** Numbers of students for each power. */
export const PER_POWER = [1, 2, 3, 4] as const

const BLOCS = { scenario: 'two-blocs', powers: 6, perPower: 1 } as const

/** The lesson plans of docs/teaching.md as settings of a class, by name. */
export const PRESETS = {
  first50: { ...BLOCS, years: 6, timeControl: 'year150' },
  twice50: { ...BLOCS, years: 5, timeControl: 'year90' },
  twice75: { ...BLOCS, years: 5, timeControl: 'year150' },
  twice90: { ...BLOCS, years: 6, timeControl: 'year150', perPower: 2 },
  lecture: { ...BLOCS, powers: 5, years: 5, timeControl: 'year150' },
} as const satisfies Readonly<Record<string, PlanSettings>>
/** Name of a lesson plan. */
export type PresetId = keyof typeof PRESETS
/** Names of all lesson plans. */
export const PRESET_IDS = Object.keys(PRESETS) as readonly PresetId[]

/** The plan whose settings these are; undefined when the teacher has changed one. */
export const presetOf = (setup: PlanSettings): PresetId | undefined =>
  PRESET_IDS.find((id) => {
    const plan: PlanSettings = PRESETS[id]
    return (Object.keys(plan) as (keyof PlanSettings)[]).every((key) => plan[key] === setup[key])
  })

const SECONDS: Partial<Readonly<Record<TimeControl, number>>> = { year60: 60, year90: 90, year150: 150, year240: 240 }
/** Windows of crises and alarms take a quarter more, as lessons have shown. */
const WITH_CRISES = 1.25

/** Minutes a match takes at most, crises included; undefined without a clock. */
export function minutesOfPlay({ years, timeControl }: Pick<CreateClass, 'years' | 'timeControl'>): number | undefined {
  const seconds = SECONDS[timeControl]
  return seconds === undefined ? undefined : Math.round((years * seconds * WITH_CRISES) / 60)
}

/** Settings of a new class, until the teacher changes them. */
export const FIRST_CLASS: CreateClass = {
  scenario: 'two-blocs',
  powers: 6,
  years: 6,
  timeControl: 'year150',
  chatRule: 'phrases',
  perPower: 1,
  naming: 'alias',
  interestsOpen: 'atReveal',
}
