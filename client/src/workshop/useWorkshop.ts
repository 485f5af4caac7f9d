import { proxy, type Remote, wrap } from 'comlink'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { DraftFile } from '../store/drafts.ts'
import type { CheckedFile, TrialFigures, TrialWish, WorkshopEngine } from '../workers/workshopEngine.ts'
import { fetchPlots, type Plot, territoriesOf } from './land.ts'

/** Milliseconds without a change after which a file is looked at. */
const PAUSE = 150

const NOT_YET: CheckedFile = { faults: [], pairs: {} }

function openEngine(): { readonly engine: Remote<WorkshopEngine>; close(): void } {
  const worker = new Worker(new URL('../workers/workshopWorker.ts', import.meta.url), { type: 'module' })
  return { engine: wrap<WorkshopEngine>(worker), close: () => worker.terminate() }
}

/** The map's territories; none before they have come. */
export function usePlots(): readonly Plot[] {
  const [plots, setPlots] = useState<readonly Plot[]>([])
  useEffect(() => {
    fetchPlots().then(setPlots, () => undefined)
  }, [])
  return plots
}

/** Every fault of a file and its pairs, looked at anew after each change; `isCurrent` says whether they are of this very file. */
export function useCheck(file: DraftFile, plots: readonly Plot[]) {
  const [checked, setChecked] = useState<{ readonly of?: DraftFile; readonly found: CheckedFile }>({ found: NOT_YET })
  const opened = useRef<ReturnType<typeof openEngine> | undefined>(undefined)
  useEffect(() => {
    opened.current = openEngine()
    return () => opened.current?.close()
  }, [])
  useEffect(() => {
    if (plots.length === 0) return
    let isStale = false
    const timer = setTimeout(() => {
      opened.current?.engine.check(JSON.stringify(file), territoriesOf(plots)).then(
        (found) => {
          if (!isStale) setChecked({ of: file, found })
        },
        () => undefined,
      )
    }, PAUSE)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [file, plots])
  return { ...checked.found, isCurrent: checked.of === file }
}

/** Matches of bots on a file: what they come to so far, and keys to begin and to stop. Another file begins anew. */
export function useTrial(file: DraftFile) {
  const [so, setSo] = useState<TrialFigures>()
  const [running, setRunning] = useState(false)
  const opened = useRef<ReturnType<typeof openEngine> | undefined>(undefined)
  const stop = () => {
    opened.current?.close()
    opened.current = undefined
    setRunning(false)
  }
  useEffect(() => {
    setSo(undefined)
    return stop
  }, [file])
  const begin = (wish: Omit<TrialWish, 'text'>) => {
    stop()
    const mine = openEngine()
    opened.current = mine
    setSo(undefined)
    setRunning(true)
    const isMine = () => opened.current === mine
    mine.engine
      .trial(
        { ...wish, text: JSON.stringify(file) },
        proxy((figures: TrialFigures) => {
          if (isMine()) setSo(figures)
        }),
      )
      .catch(() => undefined)
      .finally(() => {
        if (isMine()) stop()
      })
  }
  return { so, running, begin, stop }
}
