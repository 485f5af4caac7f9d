/** The key of the problem by which an answer's body refuses, the first fault's if it names several; undefined if nothing was refused. */
export function problemKey(body: unknown): string | undefined {
  const { problem, faults } = body as {
    readonly problem?: { readonly key: string }
    readonly faults?: readonly { readonly problem: { readonly key: string } }[]
  }
  return problem?.key ?? faults?.[0]?.problem.key
}
