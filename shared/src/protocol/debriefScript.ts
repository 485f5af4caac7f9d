/** Sections of the debrief that a wall can show: all of shared/src/debrief, which a test holds to this list. */
export const WALL_SECTIONS = [
  'faces',
  'night',
  'choice',
  'interests',
  'beliefs',
  'race',
  'spiral',
  'plane',
  'steadiness',
  'umbrellas',
  'crises',
  'alarms',
  'spending',
  'dilemma',
  'people',
] as const
/** Section of the debrief that a wall can show. */
export type WallSection = (typeof WALL_SECTIONS)[number]

/** What a step of the script puts on the wall: the worlds side by side, sections of one world, or its question alone. */
export type StepPage =
  | { readonly kind: 'compare' }
  | { readonly kind: 'sections'; readonly sections: readonly WallSection[] }
  | { readonly kind: 'question' }

/** How long a class has for its debrief: about 15 minutes, about 25, or as long as it takes. */
export const DEBRIEF_PLANS = ['short', 'middle', 'full'] as const
/** How long a class has for its debrief. */
export type DebriefPlan = (typeof DEBRIEF_PLANS)[number]

interface DebriefStep {
  /** Also the text keys `script.step.<id>.…`. */
  readonly id: string
  /** Stage of the DATA model (Fowler and Steinwachs): description, analysis, transfer, application. */
  readonly stage: 'description' | 'analysis' | 'transfer' | 'application'
  readonly page: StepPage
  /** Minutes by plan; a plan that does not name the step leaves it out. */
  readonly minutes: Partial<Readonly<Record<DebriefPlan, number>>>
}

const sections = (...ids: readonly WallSection[]): StepPage => ({ kind: 'sections', sections: ids })

/** The ten steps of a debrief, in their order: the table of docs/teaching.md, which a test holds to this list. */
export const DEBRIEF_STEPS = [
  { id: 'fates', stage: 'description', page: { kind: 'compare' }, minutes: { short: 3, middle: 3, full: 4 } },
  { id: 'unsafe', stage: 'description', page: sections('race', 'crises'), minutes: { short: 3, middle: 3, full: 4 } },
  { id: 'spiral', stage: 'analysis', page: sections('spiral'), minutes: { short: 3, middle: 4, full: 5 } },
  { id: 'estimates', stage: 'analysis', page: sections('beliefs'), minutes: { middle: 3, full: 4 } },
  { id: 'interests', stage: 'analysis', page: sections('interests'), minutes: { short: 3, middle: 4, full: 5 } },
  { id: 'alarms', stage: 'analysis', page: sections('alarms'), minutes: { middle: 2, full: 4 } },
  { id: 'promises', stage: 'analysis', page: sections('umbrellas'), minutes: { full: 3 } },
  { id: 'luck', stage: 'analysis', page: sections('steadiness'), minutes: { full: 3 } },
  { id: 'world', stage: 'transfer', page: { kind: 'question' }, minutes: { short: 3, middle: 3, full: 4 } },
  { id: 'rule', stage: 'application', page: { kind: 'compare' }, minutes: { middle: 3, full: 4 } },
] as const satisfies readonly DebriefStep[]

/** Id of a step of the debrief. */
export type DebriefStepId = (typeof DEBRIEF_STEPS)[number]['id']
/** All ids of steps, in their order. */
export const DEBRIEF_STEP_IDS = DEBRIEF_STEPS.map(({ id }) => id) as [DebriefStepId, ...DebriefStepId[]]

/** Steps of a plan, in their order, with their minutes. */
export const stepsOf = (plan: DebriefPlan) =>
  DEBRIEF_STEPS.flatMap(({ minutes, ...step }) => {
    const given: DebriefStep['minutes'] = minutes
    return given[plan] === undefined ? [] : [{ ...step, minutes: given[plan] }]
  })
