import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ChatContent, ChatMessage } from '#shared/protocol/chat'
import { type ChatPhrase, LONGEST_CHAT, PHRASES } from '#shared/protocol/chatRules'
import { hasTreaty, rivals } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'
import { reportToTeacher } from '../commands/classroom.ts'
import { sendChat } from '../commands/match.ts'
import { chatMessages, chatRule, mutedPowers, toggleMute } from '../store/chat.ts'
import type { Enrolment } from '../store/classes.ts'
import { ownDelegation, playerView, role } from '../store/game.ts'
import { matchEnrolment } from '../store/matchClass.ts'
import { nameInText, powerName, powerShort, t } from '../text/text.ts'
import './chat.css'

/** The chat: messages to all, or to one power on a hotline. Renders nothing where the host allowed none. */
export function ChatPanel() {
  const view = playerView.value
  if (chatRule.value === 'off') return null
  const shown = chatMessages.value.filter(({ from }) => !mutedPowers.value.has(from))
  return (
    <section class="chat" aria-label={t('talk.title')} data-test="talk">
      <h2 class="panel-title">{t('talk.title')}</h2>
      <Messages shown={shown.slice(-60)} own={view?.self.id} />
      {view && role.value === 'player' && <ChatForm view={view} />}
      {mutedPowers.value.size > 0 && <MutedPowers />}
    </section>
  )
}

interface MessagesProps {
  readonly shown: readonly ChatMessage[]
  readonly own: string | undefined
}

/** What was said, the newest in sight; a reader who has scrolled up stays there and is told that there is more. */
function Messages({ shown, own }: MessagesProps) {
  const list = useRef<HTMLOListElement>(null)
  const isAtEnd = useRef(true)
  const [hasNew, setHasNew] = useState(false)
  const newest = shown.at(-1)?.number
  const toEnd = () => {
    list.current?.scrollTo({ top: list.current.scrollHeight })
    isAtEnd.current = true
    setHasNew(false)
  }
  useLayoutEffect(() => {
    if (isAtEnd.current || shown.at(-1)?.from === own) toEnd()
    else setHasNew(true)
  }, [newest])
  const look = () => {
    const { scrollTop = 0, scrollHeight = 0, clientHeight = 0 } = list.current ?? {}
    isAtEnd.current = scrollHeight - scrollTop - clientHeight < AT_END
    if (isAtEnd.current) setHasNew(false)
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
      <ol ref={list} aria-live="polite" aria-label={t('talk.title')} tabIndex={0} onScroll={look}>
        {shown.map((message) => (
          <MessageRow key={message.number} message={message} own={own === message.from} />
        ))}
      </ol>
      {hasNew && (
        <button type="button" class="quiet" onClick={toEnd} data-test="new-words">
          {t('talk.newer')}
        </button>
      )}
    </>
  )
}

/** Nearer to the end than this, in CSS pixels, the newest words are in sight. */
const AT_END = 24

function MessageRow({ message, own }: { readonly message: ChatMessage; readonly own: boolean }) {
  const { from, to, speaker, said } = message
  return (
    <li class={to === undefined ? '' : 'private'}>
      <strong>{powerShort(from)}</strong>
      {to !== undefined && to !== from && <small class="soft"> {t('card.saidTo', { target: nameInText(to) })}</small>}
      {speaker !== undefined && (
        <small class="soft"> {to === from ? t('talk.among', { name: speaker }) : speaker}</small>
      )}{' '}
      {contentText(said)}
      {!own && (
        <button
          type="button"
          class="quiet mute"
          onClick={() => toggleMute(from)}
          aria-label={t('talk.mute', { power: nameInText(from) })}
        >
          ✕
        </button>
      )}
      {!own && matchEnrolment.value && <ReportButton message={message} enrolment={matchEnrolment.value} />}
    </li>
  )
}

/** Tells the teacher of the class about a message, once. */
function ReportButton({ message, enrolment }: { readonly message: ChatMessage; readonly enrolment: Enrolment }) {
  const [told, setTold] = useState(false)
  const report = () =>
    reportToTeacher(enrolment, message.number).then(
      () => setTold(true),
      () => undefined,
    )
  if (told) return <small role="status"> {t('talk.reported')}</small>
  return (
    <button
      type="button"
      class="quiet mute"
      onClick={() => void report()}
      aria-label={t('talk.report', { power: powerName(message.from) })}
      data-test="report"
    >
      ⚑
    </button>
  )
}

/** A message in the words of the page. */
export function contentText(said: ChatContent): string {
  if (said.how === 'text') return said.text
  return t(`talk.phrase.${said.phrase}`, { power: said.about === undefined ? '' : nameInText(said.about) })
}

/** Phrases that name a power. */
const ABOUT: readonly ChatPhrase[] = ['beware', 'weWillAnswer']

function ChatForm({ view }: { readonly view: PlayerView }) {
  const [to, setTo] = useState('')
  const [phrase, setPhrase] = useState<ChatPhrase>('greeting')
  const [about, setAbout] = useState<string>(rivals(view)[0]?.id ?? '')
  const [text, setText] = useState('')
  const free = chatRule.value === 'free'
  const lines = rivals(view).filter(({ id }) => hasTreaty(view, id, 'hotline'))
  const send = async (said: ChatContent) => {
    if (await sendChat({ said, ...(to === '' ? {} : { to }) })) setText('')
  }
  const sayPhrase = () => send({ how: 'phrase', phrase, ...(ABOUT.includes(phrase) ? { about } : {}) })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!free) void sayPhrase()
        else if (text.trim() !== '') void send({ how: 'text', text: text.trim() })
      }}
    >
      <select value={to} aria-label={t('talk.to')} onChange={(event) => setTo(event.currentTarget.value)}>
        <option value="">{t('talk.everybody')}</option>
        {ownDelegation.value && <option value={view.self.id}>{t('talk.us')}</option>}
        {lines.map(({ id }) => (
          <option key={id} value={id}>
            {t('talk.hotline', { power: powerShort(id) })}
          </option>
        ))}
      </select>
      <PhraseChoice view={view} phrase={phrase} about={about} onPhrase={setPhrase} onAbout={setAbout} />
      {free && (
        <button type="button" onClick={() => void sayPhrase()} data-test="say-phrase">
          {t('talk.sayPhrase')}
        </button>
      )}
      {free && (
        <input
          value={text}
          maxLength={LONGEST_CHAT}
          placeholder={t('talk.own')}
          aria-label={t('talk.own')}
          onInput={(event) => setText(event.currentTarget.value)}
          data-test="words"
        />
      )}
      <button type="submit" data-test="say">
        {t('talk.say')}
      </button>
    </form>
  )
}

interface PhraseChoiceProps {
  readonly view: PlayerView
  readonly phrase: ChatPhrase
  readonly about: string
  onPhrase(phrase: ChatPhrase): void
  onAbout(power: string): void
}

/** A set phrase, and the power it names where it names one. */
function PhraseChoice({ view, phrase, about, onPhrase, onAbout }: PhraseChoiceProps) {
  return (
    <>
      <select
        value={phrase}
        aria-label={t('talk.phraseLabel')}
        onChange={(event) => onPhrase(PHRASES.find((each) => each === event.currentTarget.value) ?? 'greeting')}
        data-test="phrase"
      >
        {PHRASES.map((each) => (
          <option key={each} value={each}>
            {t(`talk.phrase.${each}`, { power: ABOUT.includes(each) ? '…' : '' })}
          </option>
        ))}
      </select>
      {ABOUT.includes(phrase) && (
        <select value={about} aria-label={t('talk.about')} onChange={(event) => onAbout(event.currentTarget.value)}>
          {rivals(view).map(({ id }) => (
            <option key={id} value={id}>
              {powerName(id)}
            </option>
          ))}
        </select>
      )}
    </>
  )
}

function MutedPowers() {
  return (
    <p class="soft">
      {t('talk.muted')}{' '}
      {[...mutedPowers.value].map((power) => (
        <button key={power} type="button" class="quiet" onClick={() => toggleMute(power)}>
          {powerShort(power)} ✕
        </button>
      ))}
    </p>
  )
}
