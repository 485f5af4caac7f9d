/**
 * A brain that asks a language model behind any address that speaks as OpenAI's does (Ollama, llama.cpp, vLLM, or a paid one):
 * MODEL_URL (http://localhost:11434/v1), MODEL (llama3.2), MODEL_KEY if the address wants one. The model sees what the seat sees, and chooses
 * by number among what is legal, so that it cannot invent an order.
 */

interface Act {
  readonly slot: string
  readonly cost: number
  readonly order: object
  readonly any?: Readonly<Record<string, readonly unknown[]>>
}

interface Turn {
  readonly observation: Readonly<Record<string, unknown>> & { readonly self: { readonly treasury: number } }
  readonly options: readonly { readonly type: string; readonly acts: readonly Act[] }[]
  readonly events: readonly object[]
}

const { MODEL_URL = 'http://localhost:11434/v1', MODEL = 'llama3.2', MODEL_KEY } = process.env

const RULES = `You lead one power in a game about deterrence. Peace scores; killing never does. Answer with JSON alone:
{"acts":[numbers of the acts you choose],"why":"one sentence"}. Choose at most one act for each slot, and pay their sum of cost from your treasury.
No act at all is allowed.`

/** What the model is shown: the position without what programs alone need, and the legal acts by number. */
function question({ observation, events }: Turn, acts: readonly Act[]): string {
  const lines = acts.map(({ slot, cost, order }, n) => `${n}: ${JSON.stringify(order)} slot ${slot} cost ${cost}`)
  return `What you know:\n${JSON.stringify(observation)}\nWhat happened:\n${JSON.stringify(events)}\nYour acts:\n${lines.join('\n')}`
}

/** The numbers in an answer, however the model has wrapped its JSON; none where there are none. */
function numbersIn(text: string): readonly number[] {
  try {
    const { acts } = JSON.parse(/\{[\s\S]*\}/.exec(text)?.[0] ?? '{}') as { readonly acts?: unknown }
    return Array.isArray(acts) ? acts.filter((n) => Number.isInteger(n)) : []
  } catch {
    return []
  }
}

/** The orders of the acts that the model chose, one a slot and no more than the treasury pays. */
export async function decide(turn: Turn): Promise<readonly object[]> {
  const acts = turn.options.flatMap((kind) => kind.acts)
  const messages = [
    { role: 'system', content: RULES },
    { role: 'user', content: question(turn, acts) },
  ]
  const response = await fetch(`${MODEL_URL}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(MODEL_KEY && { authorization: `Bearer ${MODEL_KEY}` }) },
    body: JSON.stringify({ model: MODEL, messages, temperature: 0 }),
  })
  if (!response.ok) throw new Error(`the model answers ${response.status}: ${(await response.text()).slice(0, 200)}`)
  const { choices } = (await response.json()) as {
    readonly choices: readonly { readonly message: { readonly content: string } }[]
  }
  const chosen = new Map<string, object>()
  let money = turn.observation.self.treasury
  for (const number of numbersIn(choices[0]?.message.content ?? '')) {
    const act = acts[number]
    if (act === undefined || chosen.has(act.slot) || act.cost > money) continue
    chosen.set(act.slot, act.order)
    money -= act.cost
  }
  return [...chosen.values()]
}
