import { useState } from 'preact/hooks'
import type { BoardStudent } from '#shared/protocol/classBoard'
import { QUIZ_QUESTIONS } from '#shared/protocol/questions'
import { copyText } from '../../device/copyText.ts'
import { publicAddress } from '../../net/home.ts'
import { formatList, powerShort, t } from '../../text/text.ts'
import { QrCode } from '../../ui/QrCode.tsx'
import { TimeChoice } from './AskingStudents.tsx'
import type { BoardProps } from './boardProps.ts'

/** All students of the class: seated by lists, renamed, given new rejoin words, removed. */
export function StudentList(part: BoardProps) {
  const { board } = part
  return (
    <section class="students" aria-label={t('class.students.title')}>
      <h2>{t('class.students.title')}</h2>
      <NotYet {...part} />
      {board.setup.naming !== 'alias' && <NamesSwitch {...part} />}
      {board.students.filter(isContested).map((student) => (
        <ContestedName key={student.id} {...part} student={student} />
      ))}
      <ul>
        {board.students.map((student) => (
          <StudentRow key={student.id} {...part} student={student} />
        ))}
      </ul>
    </section>
  )
}

/** Names of the roster that no student has come in under yet. */
function NotYet({ board: { setup, students } }: BoardProps) {
  const missing = setup.roster.filter((label) => !students.some((student) => student.label === label)).sort()
  if (missing.length === 0) return null
  return (
    <p class="soft" data-test="not-yet">
      {t('moderate.notYet', { count: missing.length, all: setup.roster.length })} {formatList(missing)}
    </p>
  )
}

/** Typed names stand on the wall only when the teacher has seen them. */
function NamesSwitch({ board: { namesShown, namesHeldBack, students }, act }: BoardProps) {
  const show = (shown: boolean) => act('showNames', { shown, students: students.map(({ id }) => id) })
  return (
    <p class="ways">
      <button type="button" aria-pressed={namesShown} onClick={() => show(!namesShown)} data-test="show-names">
        {t(namesShown ? 'moderate.namesHide' : 'moderate.namesShow')}
      </button>
      {namesHeldBack > 0 && (
        <button type="button" onClick={() => show(true)} data-test="show-new-names">
          {t('moderate.namesNew', { n: namesHeldBack })}
        </button>
      )}
    </p>
  )
}

const isContested = ({ claimed, released }: BoardStudent): boolean => claimed || released

/** A name that two have given, with the button that gives it back; or one that was given back and waits for its student. */
function ContestedName({ student: { id, label, released }, act }: BoardProps & { readonly student: BoardStudent }) {
  return (
    <p role="status" data-test={`contested-${label}`}>
      {t(released ? 'class.students.released' : 'class.students.claimed', { label })}{' '}
      {!released && (
        <button type="button" onClick={() => act('release', { student: id })} data-test={`release-${label}`}>
          {t('class.students.release')}
        </button>
      )}
    </p>
  )
}

interface StudentRowProps extends BoardProps {
  readonly student: BoardStudent
}

function StudentRow(part: StudentRowProps) {
  const { student, act, board } = part
  const { id, label, present, adviser, answered, right } = student
  return (
    <li data-test={`student-${label}`} data-student={id}>
      <details>
        <summary>
          <span class={present ? '' : 'gone'}>
            <span aria-hidden="true">{present ? '●' : '○'}</span> {label}
          </span>{' '}
          <small class="soft">
            {student.world !== undefined &&
              t('class.students.place', { world: student.world + 1, power: powerShort(student.power ?? '') })}{' '}
            {adviser && t('delegation.advises')} {!present && t('class.seat.gone')}{' '}
            {answered > 0 && t('class.students.right', { right, all: QUIZ_QUESTIONS.length })}
          </small>
        </summary>
        <div class="student-keys">
          <PlaceChoice {...part} />
          <TimeChoice {...part} />
          {student.waiting && (
            <button type="button" onClick={() => act('admit', { student: id })} data-test={`admit-${label}`}>
              {t('class.newcomers.admitOne')}
            </button>
          )}
          {adviser && (
            <button type="button" onClick={() => act('promote', { student: id })}>
              {t('class.students.promote')}
            </button>
          )}
          <NewWords {...part} />
          {board.setup.naming !== 'roster' && <Rename {...part} />}
          <Moderation {...part} />
        </div>
      </details>
    </li>
  )
}

/** New words for a student, shown where they were asked for: to be read out, copied, or scanned by the device that is to come back. */
function NewWords({ board, act, student: { id, label } }: StudentRowProps) {
  const [words, setWords] = useState<string | undefined>(undefined)
  return (
    <>
      <button
        type="button"
        onClick={() => act('newWords', { student: id }, (made) => setWords(made.words))}
        data-test={`new-words-${label}`}
      >
        {t('class.students.newWords')}
      </button>
      <div class="new-words" role="status" data-test="new-words">
        {words !== undefined && (
          <>
            <p>{t('class.students.newWordsFor', { label, words })}</p>
            <QrCode link={`${publicAddress()}#/join/${board.code}/${words.replaceAll(' ', '-')}`} />
            <button type="button" onClick={() => void copyText(words)} data-test="copy-words">
              {t('class.students.copyWords')}
            </button>
          </>
        )}
      </div>
    </>
  )
}

/** Takes the word from a student, or takes them out: with or without their device. */
function Moderation({ student: { id, label, muted }, act, ask }: StudentRowProps) {
  const remove = (keepOut: boolean, key: string) =>
    ask({ text: t('class.students.removeAsk', { label }), key, onYes: () => act('remove', { student: id, keepOut }) })
  return (
    <>
      <button type="button" aria-pressed={muted} onClick={() => act('mute', { student: id, muted: !muted })}>
        {t(muted ? 'moderate.unmute' : 'moderate.mute', { label })}
      </button>
      <button
        type="button"
        class="danger"
        onClick={() => remove(false, t('class.students.remove'))}
        data-test={`remove-${label}`}
      >
        {t('class.students.remove')}
      </button>
      <button
        type="button"
        class="danger"
        onClick={() => remove(true, t('moderate.keepOut', { label }))}
        data-test={`keep-out-${label}`}
      >
        {t('moderate.keepOut', { label })}
      </button>
    </>
  )
}

function PlaceChoice({ board, act, student }: StudentRowProps) {
  const last = Math.max(0, ...board.students.map(({ world }) => (world ?? -1) + 1))
  const worlds = board.worlds.length > 0 ? board.worlds.length : last + 1
  const value = student.world === undefined ? '' : `${student.world} ${student.power}`
  return (
    <select
      aria-label={t('class.students.move', { label: student.label })}
      value={value}
      onChange={(event) => {
        const [world = '', power = ''] = event.currentTarget.value.split(' ')
        if (power !== '') act('place', { student: student.id, world: Number(world), power })
      }}
      data-test={`place-${student.label}`}
    >
      <option value="">{t('class.students.nowhere')}</option>
      {Array.from({ length: worlds }, (_, world) =>
        board.powers.map((power) => (
          <option key={`${world} ${power}`} value={`${world} ${power}`}>
            {t('class.students.place', { world: world + 1, power: powerShort(power) })}
          </option>
        )),
      )}
    </select>
  )
}

function Rename({ act, student }: StudentRowProps) {
  const [label, setLabel] = useState(student.label)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act('rename', { student: student.id, label: label.trim() })
      }}
    >
      <input
        value={label}
        maxLength={24}
        aria-label={t('class.students.rename')}
        onInput={(event) => setLabel(event.currentTarget.value)}
      />
      <button type="submit" disabled={label.trim() === '' || label.trim() === student.label}>
        {t('class.students.rename')}
      </button>
    </form>
  )
}
