/** Keeps the peace: offers treaties, reassures, shelters its people, and steps back from every crisis. Never fires. */

/** One act that is legal now; the server lists them all. */
interface Act {
  readonly slot: string
  readonly cost: number
  readonly order: { readonly type: string; readonly [field: string]: unknown }
}

/** What a brain is told of a window that waits for its seat. */
interface Turn {
  readonly observation: { readonly self: { readonly treasury: number } }
  readonly options: readonly { readonly type: string; readonly acts: readonly Act[] }[]
}

/** What the dove would do, most wanted first. */
const WISHES: readonly ((order: Act['order']) => boolean)[] = [
  ({ type, act }) => type === 'diplomacy' && act === 'propose',
  ({ type, statement }) => type === 'statement' && JSON.stringify(statement).includes('reassure'),
  ({ type, force }) => type === 'build' && force === 'shelters',
  ({ type, move }) => type === 'confront' && (move === 'accept' || move === 'stepBack'),
  ({ type, choice }) => type === 'answerWarning' && JSON.stringify(choice).includes('rideOut'),
  ({ type }) => type === 'ceasefire' || type === 'hold',
]

/** The orders for one window: each wish once for each slot, as far as the treasury goes. */
export function decide({ observation, options }: Turn): readonly object[] {
  const acts = options.flatMap((kind) => kind.acts)
  const chosen = new Map<string, Act>()
  let money = observation.self.treasury
  for (const wish of WISHES) {
    const act = acts.find((each) => wish(each.order) && !chosen.has(each.slot) && each.cost <= money)
    if (act === undefined) continue
    chosen.set(act.slot, act)
    money -= act.cost
  }
  return [...chosen.values()].map(({ order }) => order)
}
