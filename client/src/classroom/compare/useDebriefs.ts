import { useEffect, useReducer, useRef } from 'preact/hooks'
import { figuresOf, type WorldFigures } from '../../../../shared/src/debrief/worldFigures.ts'
import { fetchRecord } from '../../net/api.ts'
import { sentence, t } from '../../text/text.ts'
import { failureText } from '../../ui/useAttempt.ts'
import { Archive } from '../../workers/archive.ts'
import type { Findings } from './groups.ts'
import { ReadingQueue, withReading } from './readings.ts'

interface Debriefs {
  readonly findings: Findings
  /** Reads one again after a failure. */
  again(match: string): void
}

/** The figures of these matches as they become known, read while the component is mounted. */
export function useDebriefs(matches: readonly string[]): Debriefs {
  const [findings, dispatch] = useReducer(withReading, new Map())
  const queue = useRef<ReadingQueue | undefined>(undefined)
  useEffect(() => {
    const reading = new ReadingQueue(readMatch, dispatch)
    queue.current = reading
    return () => reading.stop()
  }, [])
  const wanted = matches.join(' ')
  useEffect(() => queue.current?.want(matches), [wanted])
  return { findings, again: (match) => queue.current?.again(match) }
}

/** The figures of a match, or a sentence that says why there are none. Never rejects; its worker ends with it or on abort. */
async function readMatch(match: string, signal: AbortSignal): Promise<WorldFigures | string> {
  try {
    const text = await fetchRecord(match)
    if (signal.aborted) return ''
    const archive = new Archive(text)
    const aborted = new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve('')))
    return await Promise.race([readFigures(archive), aborted]).finally(() => archive.close())
  } catch (fault) {
    return failureText(fault)
  }
}

async function readFigures(archive: Archive): Promise<WorldFigures | string> {
  const opened = await archive.open()
  if (opened.kind === 'unreadable') return sentence(opened.problem)
  if (opened.kind === 'eventsOnly') return t('replay.told')
  return figuresOf(await archive.engine.debrief())
}
