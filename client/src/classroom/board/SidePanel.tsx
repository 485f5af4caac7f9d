import { useState } from 'preact/hooks'
import type { TeacherAccess } from '../../store/classes.ts'
import { t } from '../../text/text.ts'
import { Tallies } from '../Tallies.tsx'
import { AskingStudents } from './AskingStudents.tsx'
import type { BoardProps } from './boardProps.ts'
import { HomeworkPanel } from './HomeworkPanel.tsx'
import { Newcomers } from './Newcomers.tsx'
import { StudentList } from './StudentList.tsx'
import { TalkPanel } from './TalkPanel.tsx'
import { WorldDetail } from './WorldDetail.tsx'

/** Beside the worlds: messages to all or one of them, the chosen world, the students. */
export function SidePanel(part: BoardProps & { readonly teaching: TeacherAccess }) {
  const { board, chosen } = part
  const world = board.worlds.find((each) => each.world === chosen)
  return (
    <aside class="board-side">
      <AskingStudents {...part} />
      <Newcomers {...part} />
      <MessageForm {...part} />
      {board.phase === 'questions' && <Tallies tallies={board.tallies} />}
      {board.phase === 'questions' && board.own && (
        <p data-test="own-before">{t('class.own.before', { given: board.own.before, of: board.own.of })}</p>
      )}
      {world && board.phase === 'playing' && <WorldDetail key={chosen} {...part} world={world} />}
      {board.phase === 'playing' && <TalkPanel {...part} />}
      <StudentList {...part} />
      <HomeworkPanel {...part} />
    </aside>
  )
}

function MessageForm({ board, act, chosen }: BoardProps) {
  const [text, setText] = useState('')
  const last = board.messages.findLast(({ world }) => world === undefined || world === chosen)
  return (
    <form
      class="message"
      onSubmit={(event) => {
        event.preventDefault()
        act('say', { text: text.trim(), ...(chosen === undefined ? {} : { world: chosen }) }, () => setText(''))
      }}
    >
      <label>
        <span>
          {chosen === undefined ? t('class.board.messageAll') : t('class.board.messageOne', { world: chosen + 1 })}
        </span>
        <input
          value={text}
          maxLength={240}
          onInput={(event) => setText(event.currentTarget.value)}
          data-test="message"
        />
      </label>
      <button type="submit" disabled={text.trim() === ''} data-test="send">
        {t('class.board.send')}
      </button>
      {last && <p class="faint">{t('class.board.said', { text: last.text })}</p>}
    </form>
  )
}
