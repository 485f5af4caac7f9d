import type { Land } from '#shared/orders/landOf'
import type { PlayerView } from '#shared/view/observation'
import type { TextKey } from '#shared/view/phrase'
import type { LessonMoment } from './chapters.ts'

/** Where the light falls: a land on the map, or a control by its selector. */
export type Spot = Land | string

type StepName = TextKey extends infer Key ? (Key extends `lessonStep.${infer Name}.says` ? Name : never) : never

/** What the adviser's keys say. */
type StepKey = 'lesson.goOn' | 'lessonStep.ask.afraid' | 'lessonStep.ask.planning'

/** One thing the adviser says, and the control or land it is about. */
export interface Step {
  /** Its words are `lessonStep.<name>.says`. */
  readonly name: StepName
  readonly at: Spot
  /** The player goes on by a key of the adviser's, not by the control itself; a question has two. */
  readonly keys?: readonly StepKey[]
}

const END = '[data-test=ready]'
const GO_ON = ['lesson.goOn'] as const
const GUESSES = ['lessonStep.ask.afraid', 'lessonStep.ask.planning'] as const

/** The ways to ten submarines, the last of them first: the first that is on the screen is the one to point at. */
const building = (own: string): readonly Step[] => [
  { name: 'boats', at: '[data-test=more-submarines]' },
  { name: 'build', at: '[data-test=verb-build]' },
  { name: 'touch', at: { kind: 'power', id: own } as Land },
]

/** What the adviser points at in a moment of a year's plans. */
export interface LessonScene {
  readonly moment: LessonMoment
  readonly view: PlayerView
  /** Types of the orders given so far. */
  readonly given: ReadonlySet<string>
  /** Steps of this moment that the player has answered by a key of the adviser's. */
  readonly passed: number
}

/** Steps of a scene, the likeliest first: the first whose place is on the screen is shown. Empty where the adviser points at nothing. */
export function lessonSteps({ moment, view, given, passed }: LessonScene): readonly Step[] {
  const rival = { kind: 'power', id: 'boreal' } as Land
  const scripts: Partial<Record<LessonMoment, readonly (readonly Step[])[]>> = {
    armFirst: [given.has('build') ? [{ name: 'end', at: END }] : building(view.self.id)],
    armArmed: [[{ name: 'ask', at: rival, keys: GUESSES }], [{ name: 'again', at: END }]],
    armRested: [[{ name: 'ask', at: rival, keys: GUESSES }], [{ name: 'again', at: END }]],
    armLast: [[{ name: 'safety', at: '[data-test=meter-safety]', keys: GO_ON }], [{ name: 'last', at: END }]],
    crisisFirst: [
      [{ name: 'isles', at: { kind: 'state', id: 'lanterns' } as Land, keys: GO_ON }],
      [{ name: 'tested', at: END }],
    ],
    crisisLast: [[{ name: 'asYouLike', at: END }]],
  }
  return scripts[moment]?.[passed] ?? []
}
