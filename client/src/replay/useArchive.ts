import { useEffect, useState } from 'preact/hooks'
import { loadRecord } from '../commands/records.ts'
import { addOwnWords } from '../store/ownWords.ts'
import { sentence } from '../text/text.ts'
import { failureText, isFinal } from '../ui/useAttempt.ts'
import { Archive } from '../workers/archive.ts'
import type { OpenedRecord } from '../workers/replayEngine.ts'

/** How soon a record that could not be fetched is asked for again, in milliseconds. */
const TRY_AGAIN = 3000

/** A record that is open in its worker. */
export interface OpenArchive {
  readonly archive: Archive
  readonly opened: Exclude<OpenedRecord, { readonly kind: 'unreadable' }>
}

/**
 * The record of a match while the component is mounted: undefined until it is open, a sentence when it cannot be opened.
 * @param load where the record is from; the same for as long as the component is mounted
 */
export function useArchive(match: string, load: (match: string) => Promise<string> = loadRecord) {
  const [state, setState] = useState<OpenArchive | string | undefined>(undefined)
  useEffect(() => {
    let archive: Archive | undefined
    let unmounted = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const open = async () => {
      const text = await load(match)
      if (unmounted) return
      archive = new Archive(text)
      const opened = await archive.open()
      if (opened.kind !== 'unreadable' && opened.head.words !== undefined)
        addOwnWords(opened.head.scenario, opened.head.words)
      if (unmounted) return
      setState(opened.kind === 'unreadable' ? sentence(opened.problem) : { archive, opened })
    }
    /** What the server does not refuse is tried again: it could not be reached. */
    const tryToOpen = () => {
      clearTimeout(timer)
      open().catch((fault: unknown) => {
        if (unmounted) return
        setState(failureText(fault))
        if (!isFinal(fault)) timer = setTimeout(tryToOpen, TRY_AGAIN)
      })
    }
    tryToOpen()
    return () => {
      unmounted = true
      clearTimeout(timer)
      archive?.close()
    }
  }, [match])
  return state
}
