import { candidatesOf } from '#shared/orders/candidates'
import type { Allowance } from '#shared/orders/define'
import { sumProblem } from '#shared/orders/fitOrders'
import { moduleOf, ORDER_TYPES, type Order, type OrderType } from '#shared/orders/index'
import { isOffered, validateOrder } from '#shared/orders/validateOrder'
import type { Ruleset } from '#shared/ruleset/ruleset'
import type { PlayerView } from '#shared/view/observation'
import { type Problem, problem } from '#shared/view/phrase'

/** Reasons that tell of a wrong name, not of what the match allows. */
const NO_SUCH: readonly string[] = ['problem.noSuchPower', 'problem.noSuchState', 'problem.targetIsSelf']
/** So many like acts and more stand as one, with the values that their fields may take. */
const FOLDED_FROM = 24

/** Something a seat may do now. */
export interface LegalAct {
  /** Orders of one slot replace each other. */
  readonly slot: string
  /** Budget points. */
  readonly cost: number
  /** Acceptable as it stands. */
  readonly order: Order
  /** How many orders of its purpose fit in one window; absent without such a limit. */
  readonly allowance?: Allowance
  /** Values that fields of the order may take, by path: every combination is acceptable, at the same cost and in the same slot. */
  readonly any?: Readonly<Record<string, readonly unknown[]>>
}

/** Acts of one kind that are not possible now for one reason: how many, and the first. */
export interface ImpossibleActs {
  readonly problem: Problem
  readonly count: number
  readonly order?: Order
}

/** What a seat may do of one kind of order, and what it may not and why. */
export interface KindOptions {
  readonly type: OrderType
  readonly acts: readonly LegalAct[]
  readonly impossible: readonly ImpossibleActs[]
}

/** Every acceptable order of a kind by itself, as menus, programs and bots list them; empty where the kind is not for this window. */
export function optionsOfKind(ruleset: Ruleset, view: PlayerView, type: OrderType): readonly Order[] {
  return isForWindow(view, type) && problemOfKind(view, type) === undefined
    ? [...moduleOf({ type }).options(ruleset, view)]
    : []
}

/** What a seat may do in the open window, kind by kind: a function of what it sees alone. Empty when the match has ended. */
export const legalOptions = (ruleset: Ruleset, view: PlayerView): readonly KindOptions[] =>
  ORDER_TYPES.filter((type) => isForWindow(view, type)).map((type) => kindOptions(ruleset, view, type))

const isForWindow = ({ window }: PlayerView, type: OrderType): boolean =>
  moduleOf({ type }).windows.some((kind) => kind === window.kind)

/** Why no order of this kind is taken, whatever it says. */
function problemOfKind(view: PlayerView, type: OrderType): Problem | undefined {
  if (!isOffered(view, { type })) return problem('notOffered')
  return view.window.participants.includes(view.self.id) ? undefined : problem('notAsked')
}

function kindOptions(ruleset: Ruleset, view: PlayerView, type: OrderType): KindOptions {
  const whole = problemOfKind(view, type)
  if (whole !== undefined) return { type, acts: [], impossible: [{ problem: whole, count: 1 }] }
  const acts = actsOf(ruleset, optionsOfKind(ruleset, view, type))
  return { type, acts, impossible: impossibleOf(ruleset, view, type) }
}

/** The orders as acts: those of one slot, cost and shape that are all combinations of some values stand as one. */
function actsOf(ruleset: Ruleset, orders: readonly Order[]): readonly LegalAct[] {
  const alike = new Map<string, LegalAct[]>()
  for (const order of orders) {
    const module = moduleOf(order)
    const allowance = module.allowance?.(ruleset, order)
    const act = { slot: module.slot(order), cost: module.cost(ruleset, order), order, ...(allowance && { allowance }) }
    const shape = [act.slot, act.cost, allowance?.purpose, ...leavesOf(order).map(([path]) => path)].join(' ')
    alike.set(shape, [...(alike.get(shape) ?? []), act])
  }
  return [...alike.values()].flatMap((acts) => folded(acts) ?? acts)
}

function folded(acts: readonly LegalAct[]): readonly LegalAct[] | undefined {
  const [first] = acts
  if (first === undefined || acts.length < FOLDED_FROM) return undefined
  const values = new Map<string, Map<string, unknown>>()
  for (const { order } of acts) {
    for (const [path, value] of leavesOf(order)) {
      const seen = values.get(path) ?? new Map<string, unknown>()
      values.set(path, seen.set(JSON.stringify(value), value))
    }
  }
  let combinations = 1
  for (const seen of values.values()) combinations *= seen.size
  if (combinations !== acts.length) return undefined
  const varied = [...values].filter(([, seen]) => seen.size > 1).map(([path, seen]) => [path, [...seen.values()]])
  return [{ ...first, any: Object.fromEntries(varied) }]
}

/** The fields of an order that hold no further fields, by path; a list is one value. */
function leavesOf(value: object, path = ''): readonly (readonly [path: string, value: unknown])[] {
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = path === '' ? key : `${path}.${key}`
    return typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? leavesOf(inner, at) : [[at, inner]]
  })
}

/** Acts of a kind that its author could name and that are refused now, by reason; those about what is not of this match are left out. */
function impossibleOf(ruleset: Ruleset, view: PlayerView, type: OrderType): readonly ImpossibleActs[] {
  const byReason = new Map<string, ImpossibleActs>()
  for (const order of candidatesOf(view, type)) {
    const why = validateOrder(ruleset, view, order) ?? sumProblem(ruleset, view, order)
    if (why === undefined || NO_SUCH.includes(why.key)) continue
    const known = byReason.get(why.key)
    byReason.set(why.key, known ? { ...known, count: known.count + 1 } : { problem: why, count: 1, order })
  }
  return [...byReason.values()]
}
