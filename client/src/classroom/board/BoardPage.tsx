import { useEffect, useState } from 'preact/hooks'
import type { Board } from '#shared/protocol/classBoard'
import { readBoard } from '../../net/classApi.ts'
import { saveClassMatches, saveTeacherAccess, type TeacherAccess, teacherAccessOf } from '../../store/classes.ts'
import { formatList, t } from '../../text/text.ts'
import { useAttemptsInTurn } from '../../ui/useAttempt.ts'
import { usePolled } from '../../ui/usePolled.ts'
import { boardCommands } from './boardCommands.ts'
import type { BoardProps } from './boardProps.ts'
import { ClassLinks } from './ClassLinks.tsx'
import { Confirm, type ConfirmPrompt } from './Confirm.tsx'
import { ClassDebriefDesk } from './DebriefDesk.tsx'
import { Formation } from './Formation.tsx'
import { OwnQuestionsPlan } from './OwnQuestionsPlan.tsx'
import { PhaseCommands } from './PhaseCommands.tsx'
import { ShortcutList, useShortcuts } from './ShortcutList.tsx'
import { SidePanel } from './SidePanel.tsx'
import { WorldsOverview } from './WorldsOverview.tsx'
import '../../ui/page.css'
import './board.css'

/** How often the board is polled: it is never older than a second. */
const POLL_MILLISECONDS = 700

interface BoardPageProps {
  readonly id: string
  /** The teacher's token, in a link that is opened on another machine. */
  readonly token: string | undefined
}

/** The teacher's board: a class on one screen. The server runs the class without it. */
export function BoardPage({ id, token }: BoardPageProps) {
  useEffect(() => {
    if (token === undefined) return
    saveTeacherAccess({ code: '', ...teacherAccessOf(id), id, token })
    // The token does not stay in the address bar of a screen that others may see.
    history.replaceState(null, '', `#/teach/${id}`)
  }, [id, token])
  const teaching = teacherAccessOf(id) ?? (token === undefined ? undefined : { id, token, code: '' })
  if (teaching === undefined) {
    return (
      <main class="page">
        <h1>{t('class.board.noLink')}</h1>
        <a href="#/class">{t('class.new.title')}</a>
      </main>
    )
  }
  return <PolledBoard teaching={teaching} />
}

function PolledBoard({ teaching }: { readonly teaching: TeacherAccess }) {
  const { id, token } = teaching
  const {
    value: board,
    refusal,
    refresh,
  } = usePolled({ ask: () => readBoard(id, token), milliseconds: POLL_MILLISECONDS, key: id })
  useEffect(() => {
    if (!board) return
    saveClassMatches(
      id,
      board.worlds.map(({ match }) => match),
    )
    if (teaching.code === '') saveTeacherAccess({ ...teaching, code: board.code })
  }, [board?.worlds.length, board?.round, board?.phase])
  if (board === undefined || refusal !== '') {
    return (
      <main class="page">
        <p role="status">{refusal === '' ? t('table.looking') : refusal}</p>
        <a href="#/class">{t('class.new.title')}</a>
      </main>
    )
  }
  return <LoadedBoard board={board} teaching={teaching} refresh={refresh} />
}

interface LoadedBoardProps {
  readonly board: Board
  readonly teaching: TeacherAccess
  refresh(): void
}

function LoadedBoard({ board, teaching, refresh }: LoadedBoardProps) {
  const [chosen, choose] = useState<number | undefined>(undefined)
  const [question, ask] = useState<ConfirmPrompt | undefined>(undefined)
  const { failure, attempt } = useAttemptsInTurn()
  const debriefing = board.phase === 'debrief' || board.phase === 'over'
  useEffect(() => choose(debriefing ? 0 : undefined), [board.phase])
  const act = boardCommands(teaching, (...what) => attempt(...what).then(refresh))
  const part: BoardProps = { board, act, chosen, choose, ask }
  const [keysOn, setKeysOn] = useShortcuts(part)
  const preparing = board.phase === 'joining' || board.phase === 'questions'
  return (
    <main class="board" data-test="board" data-phase={board.phase}>
      <header class="board-bar">
        <h1>
          <span class="code" data-test="class-code">
            {board.code}
          </span>{' '}
          <small class="soft">{t(`class.phase.${board.phase}`)}</small>{' '}
          {board.rehearsal && <strong class="treatment">{t('class.rehearse.badge')}</strong>}{' '}
          {board.practice && (
            <strong class="treatment" data-test="practice-badge">
              {t('class.practice.badge')}
            </strong>
          )}
        </h1>
        <p data-test="counts">
          {t('class.board.counts', {
            here: board.students.filter(({ present }) => present).length,
            all: board.students.length,
          })}
        </p>
        <ClassLinks teaching={teaching} board={board} />
        <PhaseCommands {...part} teaching={teaching} />
      </header>
      <p role="alert" class="failure" data-test="board-failure">
        {failure}
      </p>
      <div class={`board-body ${debriefing ? 'debriefing' : ''}`}>
        <section class="board-main" aria-label={t(debriefing ? 'script.title' : 'class.board.worlds')}>
          {preparing && <Formation {...part} />}
          {preparing && <OwnQuestionsPlan board={board} act={act} />}
          {board.phase === 'playing' && <WorldsOverview {...part} />}
          {debriefing && <ClassDebriefDesk {...part} teaching={teaching} />}
        </section>
        <SidePanel {...part} teaching={teaching} />
      </div>
      <ShortcutList phase={board.phase} on={keysOn} onChange={setKeysOn} />
      {question && <Confirm question={question} onClose={() => ask(undefined)} />}
      <p class="unseen" aria-live="polite">
        {announcement(board)}
      </p>
    </main>
  )
}

/** What screen readers announce: worlds at war. */
function announcement({ worlds }: Board): string {
  const burning = worlds.filter(({ weaponsUsed }) => weaponsUsed).map(({ world }) => String(world + 1))
  return burning.length === 0 ? '' : t('class.board.burning', { worlds: formatList(burning) })
}
