import { CHAT_RULES, type ChatRule } from '#shared/protocol/chatRules'
import type { ClassTalk } from '#shared/protocol/classBoard'
import { readTalk } from '../../net/classApi.ts'
import type { TeacherAccess } from '../../store/classes.ts'
import { formatList, nameInText, powerShort, t } from '../../text/text.ts'
import { usePolled } from '../../ui/usePolled.ts'
import type { BoardProps } from './boardProps.ts'

/** How often the board asks what was said. */
const POLL_MILLISECONDS = 1500

type Word = ClassTalk['words'][number]

/** What students say in all worlds, newest first; what may be said, at any time; and the word taken from one. */
export function TalkPanel(part: BoardProps & { readonly teaching: TeacherAccess }) {
  const { act, chosen, teaching } = part
  const { value: talk } = usePolled({
    ask: () => readTalk(teaching.id, teaching.token),
    milliseconds: POLL_MILLISECONDS,
    key: teaching.id,
  })
  if (talk === undefined) return null
  const rules = chosen === undefined ? talk.rules : talk.rules.slice(chosen, chosen + 1)
  const shared = rules.every((rule) => rule === rules[0]) ? rules[0] : undefined
  const change = (rule: ChatRule) => act('talk', { rule, ...(chosen === undefined ? {} : { world: chosen }) })
  const shown = talk.words.filter(({ world }) => chosen === undefined || world === chosen)
  const urgent = talk.words.filter(({ flagged, reports }) => flagged || reports > 0).length
  return (
    <section class="class-talk" aria-label={t('moderate.title')} data-test="class-talk">
      <h2>{t('moderate.title')}</h2>
      <fieldset class="talk-rules">
        <legend>{chosen === undefined ? t('moderate.rule') : t('moderate.ruleOne', { world: chosen + 1 })}</legend>
        {CHAT_RULES.map((rule) => (
          <button
            type="button"
            key={rule}
            aria-pressed={shared === rule}
            onClick={() => change(rule)}
            data-test={`talk-${rule}`}
          >
            {t(`together.talkRule.${rule}`)}
          </button>
        ))}
      </fieldset>
      {urgent > 0 && (
        <p role="status" class="urgent" data-test="talk-urgent">
          {t('moderate.urgent', { n: urgent })}
        </p>
      )}
      {shown.length === 0 && <p class="soft">{t('moderate.none')}</p>}
      <ol>
        {[...shown.filter(isUrgent), ...shown.filter((word) => !isUrgent(word))].map((word) => (
          <WordRow key={`${word.world} ${word.number}`} {...part} word={word} />
        ))}
      </ol>
    </section>
  )
}

const isUrgent = ({ flagged, reports }: Word): boolean => flagged || reports > 0

function WordRow({ word, board, act }: BoardProps & { readonly word: Word }) {
  const { world, year, from, to, students, said, flagged, reports } = word
  const speakers = board.students.filter(({ label }) => students.includes(label))
  return (
    <li class={isUrgent(word) ? 'urgent' : ''} data-test="class-word">
      <small class="soft">
        {t('moderate.from', { world: world + 1, year, power: powerShort(from) })}
        {to !== undefined && ` ${t('moderate.to', { power: nameInText(to) })}`}
        {students.length > 0 && ` · ${formatList(students)}`}
      </small>
      <p>
        {said.how === 'text'
          ? said.text
          : t(`talk.phrase.${said.phrase}`, { power: said.about === undefined ? '' : nameInText(said.about) })}
      </p>
      {isUrgent(word) && (
        <small class="marks">
          {[
            ...(flagged ? [t('moderate.flagged')] : []),
            ...(reports > 0 ? [t('moderate.reported', { n: reports })] : []),
          ].join(' · ')}
        </small>
      )}
      {speakers.map(({ id, label, muted }) => (
        <button
          type="button"
          key={id}
          class="quiet"
          aria-pressed={muted}
          onClick={() => act('mute', { student: id, muted: !muted })}
          data-test={`mute-${label}`}
        >
          {t(muted ? 'moderate.unmute' : 'moderate.mute', { label })}
        </button>
      ))}
    </li>
  )
}
