/** Milliseconds of work before messages are let in. */
export const SLICE_MILLISECONDS = 30

/** Runs a generator to its end in slices, between which the worker handles messages. */
export async function inSlices<Result>(work: Generator<unknown, Result>): Promise<Result> {
  let until = performance.now() + SLICE_MILLISECONDS
  for (;;) {
    const { done, value } = work.next()
    if (done) return value as Result
    if (performance.now() < until) continue
    await new Promise((resolve) => setTimeout(resolve, 0))
    until = performance.now() + SLICE_MILLISECONDS
  }
}
