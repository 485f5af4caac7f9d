/** Milliseconds of work before messages are let in. */
export const SLICE_MILLISECONDS = 30

/** Runs a generator to its end in slices, between which the worker handles messages. @param onStep is given all that it yields */
export async function inSlices<Step, Result>(
  work: Generator<Step, Result>,
  onStep: (step: Step) => void = () => undefined,
): Promise<Result> {
  let until = performance.now() + SLICE_MILLISECONDS
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    onStep(value)
    if (performance.now() < until) continue
    await new Promise((resolve) => setTimeout(resolve, 0))
    until = performance.now() + SLICE_MILLISECONDS
  }
}
