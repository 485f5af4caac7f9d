/** Long work cut at its `yield`s, so that no slice of it holds up the page. */
export type Sliced = Generator<void, void, void>

/** Milliseconds of work between two pauses that let the page answer. */
const BUDGET = 7

/** Does one piece of sliced work at a time. */
export interface SlicedTask {
  /** Starts a piece of work; one that is still under way is dropped. */
  start(work: Sliced): void
  stop(): void
}

/** Works until the budget of one slice is spent. Returns true when the work is done. */
function workOneSlice(work: Sliced): boolean {
  const until = performance.now() + BUDGET
  while (performance.now() < until) if (work.next().done) return true
  return false
}

/** Creates a runner without work. */
export function createSlicedTask(): SlicedTask {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => clearTimeout(timer)
  const go = (work: Sliced) => {
    if (!workOneSlice(work)) timer = setTimeout(go, 0, work)
  }
  return {
    stop,
    start(work) {
      stop()
      timer = setTimeout(go, 0, work)
    },
  }
}

/** Does sliced work to its end. Rejects with what the work throws. */
export async function finishSlices(work: Sliced): Promise<void> {
  while (!workOneSlice(work)) await new Promise((resolve) => setTimeout(resolve, 0))
}

/**
 * The same work, with what each slice drew really drawn before the next. Browsers put canvas commands off and would do
 * all of them at once at the end; reading a pixel makes them act.
 */
export function* flushedSlices(work: Sliced, pen: CanvasRenderingContext2D): Sliced {
  while (!work.next().done) {
    pen.getImageData(0, 0, 1, 1)
    yield
  }
  pen.getImageData(0, 0, 1, 1)
}
