import { importsOf, type Source } from '#tests/support/sources'

/**
 * Files that reach themselves by what they import, static or type-only: none can be read, tried or moved without the others.
 * Dynamic imports are left out: a page may lead to others that lead back.
 * @returns the files of each circle, in their order
 */
export function circles(sources: readonly Source[]): readonly (readonly string[])[] {
  const nameOf = ({ path }: Source) => path.replace(/\.tsx?$/, '')
  return circlesAmong(new Map(sources.map((source) => [nameOf(source), importsOf(source, 'static')])))
}

/** Nodes that reach themselves along these arrows, one list a circle, in their order. */
export function circlesAmong(arrows: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const reach = new Map([...arrows.keys()].map((name) => [name, reachedFrom(name, arrows)]))
  const isTied = (a: string, b: string) => reach.get(a)!.has(b) && reach.get(b)!.has(a)
  const tied = [...arrows.keys()].filter((name) => reach.get(name)!.has(name))
  const found = tied.map((name) => tied.filter((other) => isTied(name, other)))
  return found.filter(([first], n) => first === tied[n])
}

function reachedFrom(start: string, arrows: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set<string>()
  const waiting = [...(arrows.get(start) ?? [])]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name) || !arrows.has(name)) continue
    reached.add(name)
    waiting.push(...arrows.get(name)!)
  }
  return reached
}
