import { HomeLink } from '../ui/HomeLink.tsx'
import '../commands/ownWords.ts'
import { useEffect, useState } from 'preact/hooks'
import type { ClassInvitation } from '#shared/protocol/classroom'
import { addressIn, readCode } from '#shared/protocol/codes'
import { joinClass, returnToClass } from '../commands/classroom.ts'
import { lastName } from '../commands/lobby.ts'
import { leadOn } from '../device/leadOn.ts'
import { readInvitation } from '../net/classApi.ts'
import { enrolmentIn } from '../store/classes.ts'
import { scenarioName, t } from '../text/text.ts'
import { LanguageChoice } from '../ui/LanguageChoice.tsx'
import { type Attempts, useAttempt } from '../ui/useAttempt.ts'
import '../ui/page.css'
import './classroom.css'

const CODE_LENGTH = 5

/** Where a whole link was pasted into the field, goes where it leads; false when it was none. */
function followLink(typed: string): boolean {
  const address = addressIn(typed)
  if (address === undefined) return false
  location.hash = address
  return true
}

interface JoinPageProps {
  readonly code: string
  /** With dashes: a learning platform has opened this place, which may have been this device's before. */
  readonly words: string | undefined
}

/** Joins a class: the code, then a name; or rejoins it with four words. */
export function JoinPage({ code: given, words }: JoinPageProps) {
  const [code, setCode] = useState(given)
  const [invitation, setInvitation] = useState<ClassInvitation | undefined>(undefined)
  const attempts = useAttempt()
  const { failure, waiting, attempt } = attempts
  const lookUp = (wanted: string) =>
    attempt(async () => {
      const found = await readInvitation(readCode(wanted))
      if (words !== undefined) return await returnToClass(found.id, found.code, words.replaceAll('-', ' '))
      if (enrolmentIn(found.id) !== undefined) leadOn(`#/student/${found.id}`)
      setInvitation(found)
    })
  useEffect(() => {
    if (given !== '') void lookUp(given)
  }, [given])
  return (
    <main class="page class-page">
      <HomeLink />
      <LanguageChoice />
      <h1>{t('class.join.title')}</h1>
      {invitation === undefined ? (
        <form
          class="join"
          onSubmit={(event) => {
            event.preventDefault()
            if (!followLink(code)) void lookUp(code)
          }}
        >
          <label>
            <span>{t('class.join.code')}</span>
            <input
              value={code}
              class="typed-code"
              autocapitalize="characters"
              autocomplete="off"
              onInput={(event) => setCode(event.currentTarget.value)}
              data-test="class-code"
            />
          </label>
          <button
            type="submit"
            class="primary"
            disabled={readCode(code).length < CODE_LENGTH}
            aria-disabled={waiting}
            data-test="look-up-class"
          >
            {t('class.join.next')}
          </button>
        </form>
      ) : (
        <JoinForm invitation={invitation} attempts={attempts} />
      )}
      <p role="alert" class="failure" data-test="join-failure">
        {failure}
      </p>
    </main>
  )
}

interface JoinFormProps {
  readonly invitation: ClassInvitation
  readonly attempts: Attempts
}

function JoinForm({ invitation, attempts }: JoinFormProps) {
  const { waiting, attempt } = attempts
  const [label, setLabel] = useState(invitation.naming === 'typed' ? lastName() : '')
  const enter = () =>
    attempt(() => joinClass(invitation.id, invitation.code, invitation.naming === 'alias' ? undefined : label.trim()))
  return (
    <>
      <p class="soft">
        {t('class.join.found', { scenario: scenarioName(invitation.scenario), code: invitation.code })}
      </p>
      <form
        class="join"
        onSubmit={(event) => {
          event.preventDefault()
          void enter()
        }}
      >
        <LabelField invitation={invitation} label={label} onChange={setLabel} />
        <button
          type="submit"
          class="primary big"
          disabled={invitation.naming !== 'alias' && label.trim() === ''}
          aria-disabled={waiting}
          data-test="enter-class"
        >
          {t('class.join.enter')}
        </button>
      </form>
      <RejoinForm invitation={invitation} attempts={attempts} />
    </>
  )
}

interface LabelFieldProps {
  readonly invitation: ClassInvitation
  readonly label: string
  onChange(label: string): void
}

/** The student's name: typed, as it stands on the teacher's list, or given by the game. */
function LabelField({ invitation, label, onChange }: LabelFieldProps) {
  return (
    <>
      {invitation.naming !== 'alias' && (
        <label>
          <span>{t(invitation.naming === 'roster' ? 'class.join.listed' : 'class.join.name')}</span>
          <input
            value={label}
            maxLength={24}
            autocomplete="nickname"
            onInput={(event) => onChange(event.currentTarget.value)}
            data-test="label"
          />
        </label>
      )}
      {invitation.naming === 'alias' && <p>{t('class.join.alias')}</p>}
    </>
  )
}

/** For students who have joined before, on this device or another. */
function RejoinForm({ invitation, attempts: { waiting, attempt } }: JoinFormProps) {
  const [words, setWords] = useState('')
  return (
    <details>
      <summary data-test="rejoin">{t('class.join.again')}</summary>
      <form
        class="join"
        onSubmit={(event) => {
          event.preventDefault()
          void attempt(() => returnToClass(invitation.id, invitation.code, words))
        }}
      >
        <label>
          <span>{t('class.join.words')}</span>
          <input
            value={words}
            maxLength={80}
            autocapitalize="none"
            autocomplete="off"
            onInput={(event) => setWords(event.currentTarget.value)}
            data-test="rejoin-words"
          />
        </label>
        <button type="submit" disabled={words.trim() === ''} aria-disabled={waiting} data-test="return">
          {t('class.join.return')}
        </button>
      </form>
    </details>
  )
}
