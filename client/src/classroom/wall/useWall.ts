import { useEffect, useState } from 'preact/hooks'
import type { Wall, WallView } from '#shared/protocol/wall'
import { readWall } from '../../net/classApi.ts'

/** Pause before a wall is asked for again whose records are still read, or that could not be had. */
const AGAIN_MILLISECONDS = 700

/**
 * What is on the wall of a class: fetched when the page on it changes or interests open, and until all of it is read. The page
 * before stays until the next has come.
 * @param wall the page the server names; undefined outside the debrief
 */
export function useWall(id: string, token: string, wall: Wall | undefined, revealed: boolean): WallView | undefined {
  const [view, setView] = useState<WallView | undefined>(undefined)
  const mark = wall && `${JSON.stringify(wall)} ${revealed}`
  useEffect(() => {
    if (mark === undefined) return setView(undefined)
    let stopped = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const fetchView = async () => {
      const found = await readWall(id, token).catch(() => undefined)
      if (stopped) return
      if (found !== undefined) setView(found)
      if (found === undefined || found.isReading) timer = setTimeout(() => void fetchView(), AGAIN_MILLISECONDS)
    }
    void fetchView()
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [id, token, mark])
  return view
}
