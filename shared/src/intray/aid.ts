import { affordedAid, decidingAid, leadIn } from '#shared/intray/aidLevels'
import { draftAnswers } from '#shared/intray/drafts'
import { type MatterModule, matterStake } from '#shared/intray/matter'
import type { InfluenceOrder } from '#shared/orders/influence'
import type { Ruleset } from '#shared/ruleset/ruleset'
import { stateIn } from '#shared/view/lookup'
import type { Observation, PlayerView, SeenState } from '#shared/view/observation'
import { type Phrase, phrase } from '#shared/view/phrase'

/** Aid goes to one lesser state a year: hold the one that slips away, or win the one within reach (clause 4.8). */
export const aidWhom: MatterModule<'aid'> = {
  kind: 'aid',
  find(ruleset, view, before) {
    const sought = view.self.agenda?.state
    const ranked = courtedIn(view, before).toSorted(
      (a, b) => Number(b.state.id === sought) - Number(a.state.id === sought) || b.worth - a.worth,
    )
    const slipping = ranked.find(({ lead }) => lead > 0)
    const reachable = ranked.find(({ lead }) => lead <= 0)
    const pair = slipping && reachable ? [slipping, reachable] : ranked.slice(0, 2)
    const [one, other] = pair.toSorted((a, b) => Number(isEven(a)) - Number(isEven(b)))
    if (one === undefined || other === undefined) return []
    const wanted = [one, other].map((each) => levelsOf(ruleset, view, each))
    const drafted = draftAnswers(ruleset, view, wanted.flat())
    if (wanted.some((orders) => orders.length === 0)) return []
    return [
      {
        id: `aid.${one.state.id}.${other.state.id}`,
        from: 'diplomat',
        stake: matterStake(ruleset.intray.aid, 1 - Math.abs(one.next)),
        question: questionOf(one, other),
        answers: [...drafted, { says: phrase('intray.aid.leave'), orders: [] }],
      },
    ]
  },
}

/** How a lesser state stands between the viewer and the strongest other: 0–1, above 0 where the viewer leads. */
interface Courted {
  readonly state: SeenState
  /** The viewer's pull over that of the strongest other. */
  readonly lead: number
  /** The same a year from now, if the year that is over repeats itself. */
  readonly next: number
  /** Output that a year's aid may decide about. */
  readonly worth: number
}

const courtedIn = (view: PlayerView, before: Observation | undefined): readonly Courted[] =>
  view.states.map((state) => {
    const was = before && stateIn(before, state.id)
    const lead = leadIn(view, state)
    const next = was ? 2 * lead - leadIn(view, was) : lead
    return { state, lead, next, worth: state.gdp * (1 - Math.min(1, Math.abs(next))) }
  })

/** How far it leads or is behind, in percent of a pull. */
const pointsOf = ({ lead }: Courted): number => Math.round(100 * Math.abs(lead))

/** Nobody leads there to speak of. */
const isEven = (courted: Courted): boolean => pointsOf(courted) === 0

/** What is asked about two of them: held, won, or even; of two the even one comes second. */
function questionOf(one: Courted, other: Courted): Phrase {
  const states = { state: one.state.id, place: other.state.id }
  if (isEven(one)) return phrase('intray.aid.even', states)
  const low = pointsOf(one)
  if (isEven(other)) return phrase(one.lead > 0 ? 'intray.aid.holdEven' : 'intray.aid.winEven', { ...states, low })
  const kind = other.lead > 0 ? 'hold' : one.lead > 0 ? 'ask' : 'win'
  return phrase(`intray.aid.${kind}`, { ...states, low, high: pointsOf(other) })
}

/**
 * The levels of aid that matter to a state: the least; the least that decides who leads there in a year, whether the year that is over
 * repeats itself or all stays as it stands; or the most there is money for.
 */
function levelsOf(ruleset: Ruleset, view: PlayerView, { state, lead, next }: Courted): readonly InfluenceOrder[] {
  const orders = affordedAid(ruleset, view, state)
  const deciding = decidingAid(ruleset, view, orders, next) ?? orders.at(-1)
  const wanted = [orders[0], deciding, decidingAid(ruleset, view, orders, lead)]
  return orders.filter((order) => wanted.includes(order))
}
