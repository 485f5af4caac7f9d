/** Long work cut at its `yield`s, so that no piece holds up the page. */
export type Sliced = Generator<void, void, void>

/** Milliseconds of work between two breaths. */
const BUDGET = 7

export interface SlicedTask {
  /** Starts a piece of work; what was under way on this bench is dropped. */
  start(work: Sliced): void
  stop(): void
}

/** A bench does one piece of work at a time. */
export function createSlicedTask(): SlicedTask {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => clearTimeout(timer)
  const go = (work: Sliced) => {
    const until = performance.now() + BUDGET
    while (performance.now() < until) if (work.next().done) return
    timer = setTimeout(go, 0, work)
  }
  return {
    stop,
    start(work) {
      stop()
      timer = setTimeout(go, 0, work)
    },
  }
}

/** Does sliced work to its end and says when. */
export function finishSlices(work: Sliced): Promise<void> {
  return new Promise((resolve, reject) => {
    const go = () => {
      try {
        const until = performance.now() + BUDGET
        while (performance.now() < until) if (work.next().done) return resolve()
        setTimeout(go, 0)
      } catch (problem) {
        reject(problem)
      }
    }
    go()
  })
}

/**
 * The same work, with what each piece drew really drawn before the next. Browsers put canvas commands off and would do
 * all of them in one long breath at the end; reading a pixel makes them act.
 */
export function* settled(work: Sliced, pen: CanvasRenderingContext2D): Sliced {
  while (!work.next().done) {
    pen.getImageData(0, 0, 1, 1)
    yield
  }
  pen.getImageData(0, 0, 1, 1)
}
