import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Debrief } from '#shared/debrief/index'
import type { Wall, WallView } from '#shared/protocol/wall'
import { SAMPLE_WORLDS } from '../../commands/sampleClass.ts'
import { readDebrief } from '../../debrief/readDebrief.ts'
import { t } from '../../text/text.ts'
import { BackArrow } from '../../ui/Arrows.tsx'
import { failureText } from '../../ui/useAttempt.ts'
import type { BoardCommand } from '../board/boardCommands.ts'
import type { BoardProps } from '../board/boardProps.ts'
import { Confirm, type ConfirmPrompt } from '../board/Confirm.tsx'
import { DebriefDesk } from '../board/DebriefDesk.tsx'
import { ShortcutList, useShortcuts } from '../board/ShortcutList.tsx'
import { FIRST_WALL, sampleBoard, sampleWall } from './sampleBoard.ts'
import '../../ui/page.css'
import '../board/board.css'

/** The worlds of the sample class as far as they are read, one after the other; a sentence when one cannot be. */
function useSampleClass(): readonly Debrief[] | string {
  const [read, setRead] = useState<readonly Debrief[] | string>([])
  useEffect(() => {
    let unmounted = false
    const readAll = async () => {
      const debriefs: Debrief[] = []
      for (const match of SAMPLE_WORLDS) {
        debriefs.push(await readDebrief(match))
        if (unmounted) return
        setRead([...debriefs])
      }
    }
    readAll().catch((fault: unknown) => setRead(failureText(fault)))
    return () => {
      unmounted = true
    }
  }, [])
  return read
}

/** The desk of a debrief with its keys. */
function LedDesk(part: BoardProps & { readonly view: WallView | undefined }) {
  const [keysOn, setKeysOn] = useShortcuts(part)
  return (
    <>
      <DebriefDesk {...part} />
      <ShortcutList phase={part.board.phase} on={keysOn} onChange={setKeysOn} />
    </>
  )
}

/** A class that comes with the game: its debrief is led as that of any other, on this device alone. */
export function SamplePage() {
  const read = useSampleClass()
  const [wall, setWall] = useState<Wall>(FIRST_WALL)
  const [revealed, setRevealed] = useState(false)
  const [chosen, choose] = useState<number | undefined>(0)
  const [question, ask] = useState<ConfirmPrompt | undefined>(undefined)
  const debriefs = typeof read === 'string' ? [] : read
  const view = useMemo(() => sampleWall(debriefs, wall, revealed), [debriefs, wall, revealed])
  const act: BoardCommand = (name, input) => {
    if (name === 'show') setWall((input as { readonly wall: Wall }).wall)
    if (name === 'reveal') setRevealed(true)
  }
  return (
    <main class="board" data-test="sample" data-worlds={debriefs.length}>
      <header class="board-bar">
        <p>
          <a href="#/class">
            <BackArrow /> {t('class.new.title')}
          </a>
        </p>
        <h1>{t('class.sample.title')}</h1>
      </header>
      <p class="soft">{t('class.sample.about')}</p>
      {typeof read === 'string' && <p role="alert">{read}</p>}
      {debriefs.length < SAMPLE_WORLDS.length && (
        <p role="status">{t('class.sample.reading', { n: debriefs.length + 1, all: SAMPLE_WORLDS.length })}</p>
      )}
      {debriefs.length > 0 && (
        <LedDesk {...{ act, chosen, choose, ask, view }} board={sampleBoard(debriefs, wall, revealed)} />
      )}
      {question && <Confirm question={question} onClose={() => ask(undefined)} />}
    </main>
  )
}
