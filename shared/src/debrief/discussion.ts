import type { Debrief, DebriefOf } from '#shared/debrief/index'
import { type ArgsAfter, type Phrase, type PhraseKey, phrase } from '#shared/view/phrase'

/** A question for the discussion, and a hint for the teacher. Both name what the players themselves did. */
interface DiscussionQuestion {
  readonly asks: Phrase
  readonly hint: Phrase
}

type DiscussionName = PhraseKey extends infer Key
  ? Key extends `debrief.ask.${infer Name}.asks`
    ? Name
    : never
  : never

const ask = <Name extends DiscussionName>(
  name: Name,
  ...args: ArgsAfter<`debrief.ask.${Name}.asks`>
): DiscussionQuestion => ({
  asks: phrase(`debrief.ask.${name}.asks`, ...args),
  hint: phrase(`debrief.ask.${name as DiscussionName}.hint`),
})

/** Share of income spent on arms, 0–1, above which it is worth a question. */
const MUCH = 0.4

/** Questions about this match, the most telling first; what did not happen is not asked about. */
export function questionsOf(debrief: Debrief): readonly DiscussionQuestion[] {
  return FINDERS.flatMap((find) => find(debrief))
}

const round = Math.round

const FINDERS: readonly ((debrief: Debrief) => readonly DiscussionQuestion[])[] = [
  function firstShot({ moments }) {
    const event = moments.map((moment) => moment.event).find(({ type }) => type === 'firstUse')
    return event?.type === 'firstUse' ? [ask('firstShot', { power: event.power, target: event.target })] : []
  },
  function harmless({ interests, crises }) {
    const peaceful = interests.every(({ interest }) => interest === 'securitySeeker')
    return peaceful && crises.length > 0 ? [ask('harmless', { crises: crises.length })] : []
  },
  function harm({ dilemma, powers }) {
    const { harm: found } = dilemma.moments
    if (found === undefined) return []
    return [ask('harm', { year: found.year, power: powers[found.seat]!.id, target: powers[found.armed[0]!]!.id })]
  },
  function fear({ dilemma, powers }) {
    const { fear: found } = dilemma.moments
    if (found === undefined) return []
    const { year, viewer, target, believed } = found
    const names = { viewer: powers[viewer]!.id, target: powers[target]!.id }
    return [ask('fear', { year, ...names, percent: round(believed * 100) })]
  },
  function broken({ umbrellas }) {
    const entry = umbrellas.find(({ tests }) => tests.some(({ kept }) => !kept))
    return entry ? [ask('broken', { power: entry.patron, state: entry.client })] : []
  },
  function kept({ umbrellas }) {
    const entry = umbrellas.find(({ tests }) => tests.some((test) => test.kept))
    return entry ? [ask('kept', { power: entry.patron, state: entry.client })] : []
  },
  function brink({ crises }) {
    const worst = crises.reduce<DebriefOf<'crises'>[number] | undefined>(
      (now, each) => (now === undefined || each.rung > now.rung ? each : now),
      undefined,
    )
    if (worst === undefined) return []
    const { year, challenger, defender, rung } = worst
    return [ask('brink', { year, power: challenger, target: defender, rung })]
  },
  function falseAlarm({ alarms }) {
    const worst = [...alarms].filter(({ real }) => !real).sort((a, b) => b.confidence - a.confidence)[0]
    if (worst === undefined) return []
    const { year, viewer, confidence } = worst
    return [ask('falseAlarm', { year, power: viewer, percent: round(100 * confidence) })]
  },
  function money({ people }) {
    const most = [...people].sort((a, b) => b.armsShare - a.armsShare)[0]
    return most && most.armsShare > MUCH
      ? [ask('money', { power: most.power, percent: round(100 * most.armsShare) })]
      : []
  },
  () => [ask('world')],
]
