import { type GoalName, safetyAsRead, standingOf } from '#shared/analysis/standing'
import type { PowerId } from '#shared/ids'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { seatIn } from '#shared/view/lookup'
import type { PlayerView, SeenBase, SeenPower, SeenState } from '#shared/view/observation'
import { type Phrase, phrase } from '#shared/view/phrase'

/** How one goal moved between two views, and the one thing that moved it most. */
export interface GoalChange {
  /** Difference of the levels, in points of a hundred. */
  readonly points: number
  readonly cause: Phrase
}

/** How a viewer's standing changed between two of its own views, by goal. Holds nothing that the views do not. */
export function yearChange(
  ruleset: Ruleset,
  before: PlayerView,
  after: PlayerView,
): Readonly<Record<GoalName, GoalChange>> {
  const [was, is] = [standingOf(ruleset, before), standingOf(ruleset, after)]
  const points = (goal: GoalName) => Math.round(100 * (is[goal].level.median - was[goal].level.median))
  return {
    prosperity: { points: points('prosperity'), cause: whyProsperity(before, after, points('prosperity')) },
    safety: { points: points('safety'), cause: whySafety(ruleset, before, after, points('safety')) },
    influence: { points: points('influence'), cause: whyInfluence(ruleset, before, after, points('influence')) },
  }
}

const ownIn = (view: PlayerView): SeenPower => view.powers[seatIn(view, view.self.id)]!

function whyProsperity(before: PlayerView, after: PlayerView, points: number): Phrase {
  const [was, is] = [ownIn(before), ownIn(after)]
  if (is.loss > was.loss) return phrase('cause.prosperity.war', { percent: Math.round(100 * (is.loss - was.loss)) })
  if (is.starved > was.starved) return phrase('cause.prosperity.famine')
  if (points === 0) return phrase('cause.prosperity.same')
  return phrase(points > 0 ? 'cause.prosperity.grew' : 'cause.prosperity.slowed')
}

/** A view with one of the things that safety depends on put back as it was. */
interface Undone {
  readonly view: PlayerView
  /** @param rose safety is higher for it */
  readonly cause: (rose: boolean) => Phrase
}

/** Of the things that moved safety the way it went, the one that did so most: put back as it was, safety would differ most. */
function whySafety(ruleset: Ruleset, before: PlayerView, after: PlayerView, points: number): Phrase {
  const now = safetyAsRead(ruleset, after, 'median')
  let [most, cause] = [ruleset.advice.notable, points === 0 ? phrase('cause.safety.same') : phrase('cause.safety.many')]
  for (const undone of undoings(before, after)) {
    const effect = now - safetyAsRead(ruleset, undone.view, 'median')
    if (Math.sign(effect) !== Math.sign(points) || Math.abs(effect) <= most) continue
    most = Math.abs(effect)
    cause = undone.cause(effect > 0)
  }
  return cause
}

function* undoings(before: PlayerView, after: PlayerView): Iterable<Undone> {
  const { forces, technology, posture } = before.self
  yield {
    view: { ...after, self: { ...after.self, forces, technology, posture } },
    cause: (rose) => (rose ? phrase('cause.safety.ownUp') : phrase('cause.safety.ownDown')),
  }
  for (const was of before.powers) {
    const { estimate } = was
    if (estimate === undefined) continue
    yield {
      view: { ...after, powers: after.powers.map((power) => (power.id === was.id ? { ...power, estimate } : power)) },
      cause: (rose) => aboutRival(rose ? 'weaker' : 'stronger', was.id),
    }
    yield {
      view: { ...after, pairs: after.pairs.map((pair) => putBack('tension', before, pair, was.id)) },
      cause: (rose) => aboutRival(rose ? 'calmer' : 'tenser', was.id),
    }
    yield {
      view: { ...after, pairs: after.pairs.map((pair) => putBack('treaties', before, pair, was.id)) },
      cause: (rose) => aboutRival(rose ? 'guaranteed' : 'unguarded', was.id),
    }
  }
}

type AboutRival = 'weaker' | 'stronger' | 'calmer' | 'tenser' | 'guaranteed' | 'unguarded'

function aboutRival(how: AboutRival, power: PowerId): Phrase {
  return phrase(`cause.safety.${how}`, { power })
}

/** A pair with the tension or the treaties it had, if it is the viewer's with this power. */
function putBack(
  what: 'tension' | 'treaties',
  before: PlayerView,
  pair: PlayerView['pairs'][number],
  rival: PowerId,
): typeof pair {
  const me = before.self.id
  const concerned = (pair.a === me && pair.b === rival) || (pair.b === me && pair.a === rival)
  const was = before.pairs.find(({ a, b }) => a === pair.a && b === pair.b)
  return concerned && was ? { ...pair, [what]: was[what] } : pair
}

/** The lesser state that moved the way the viewer's influence went, by the most; or the rival that won what the viewer lost. */
function whyInfluence(ruleset: Ruleset, before: PlayerView, after: PlayerView, points: number): Phrase {
  const seat = seatIn(after, after.self.id)
  let [most, cause] = [ruleset.advice.notable, points < 0 ? whoWon(before, after) : phrase('cause.influence.same')]
  for (const state of after.states) {
    const was = before.states.find(({ id }) => id === state.id)
    const pull = (state.alignment[seat] ?? 0) - (was?.alignment[seat] ?? 0)
    if (Math.sign(pull) !== Math.sign(points) || Math.abs(pull) <= most) continue
    most = Math.abs(pull)
    cause = pull > 0 ? phrase('cause.influence.nearer', { state: state.id }) : whyFarther(before, after, state)
  }
  return cause
}

/** Why a lesser state turned away, by what all can see: a promise or a base of a rival's that was not there, or whose pull grew most. */
function whyFarther(before: PlayerView, after: PlayerView, { id, umbrella, alignment }: SeenState): Phrase {
  const was = before.states.find((state) => state.id === id)
  const isRival = (power: PowerId) => power !== after.self.id
  if (umbrella && isRival(umbrella.patron) && was?.umbrella?.patron !== umbrella.patron)
    return phrase('cause.influence.promised', { state: id, power: umbrella.patron })
  const isNew = (base: SeenBase) =>
    base.known && base.host === id && !before.bases.some(({ patron, host }) => patron === base.patron && host === id)
  const base = after.bases.find((each) => isRival(each.patron) && isNew(each))
  if (base) return phrase('cause.influence.based', { state: id, power: base.patron })
  const grown = after.powers.map(({ id: power }, seat) => ({
    power,
    by: isRival(power) ? (alignment[seat] ?? 0) - (was?.alignment[seat] ?? 0) : 0,
  }))
  const [most] = grown.toSorted((a, b) => b.by - a.by)
  return most && most.by > 0
    ? phrase('cause.influence.won', { state: id, power: most.power })
    : phrase('cause.influence.farther', { state: id })
}

/** The rival whose influence grew most. */
function whoWon(before: PlayerView, after: PlayerView): Phrase {
  const rivals = after.powers.filter(({ id }) => id !== after.self.id)
  const grown = ({ id, influence }: SeenPower) =>
    influence - (before.powers.find((power) => power.id === id)?.influence ?? influence)
  const [first] = rivals.toSorted((a, b) => grown(b) - grown(a))
  return first && grown(first) > 0
    ? phrase('cause.influence.rival', { power: first.id })
    : phrase('cause.influence.same')
}
