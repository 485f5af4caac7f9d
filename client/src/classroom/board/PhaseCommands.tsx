import { useState } from 'preact/hooks'
import { FORMINGS } from '#shared/protocol/classroom'
import { isTreatmentId, TREATMENT_IDS, type TreatmentId } from '#shared/treatments/index'
import type { TeacherAccess } from '../../store/classes.ts'
import { formatList, t, treatmentName } from '../../text/text.ts'
import type { BoardCommand } from './boardCommands.ts'
import type { BoardProps } from './boardProps.ts'
import type { ConfirmPrompt } from './Confirm.tsx'
import { EndingPanel } from './Ending.tsx'
import { RoundSettings } from './RoundSettings.tsx'

const MORE_SECONDS = 30

/** The commands of the phase the class is in. */
export function PhaseCommands(part: BoardProps & { readonly teaching: TeacherAccess }) {
  const { board } = part
  return (
    <div class="phases">
      {(board.phase === 'joining' || board.phase === 'questions') && <Preparing {...part} />}
      {board.phase === 'playing' && <Playing {...part} />}
      {board.phase === 'debrief' && <NextRound {...part} />}
      <EndingPanel {...part} />
    </div>
  )
}

/**
 * Begins the round. Each name gets a seat, and a key of its own: unless the board shows where all of them sit already, it asks
 * first whether they are the people in the room.
 */
function beginRound({ board: { students }, act, ask }: BoardProps): void {
  const begin = () => act('begin', { students: students.map(({ id }) => id) })
  if (students.length > 0 && students.every(({ world }) => world !== undefined)) {
    begin()
    return
  }
  const names = formatList(students.map(({ label }) => label))
  ask({
    text: t('class.board.beginAsk', { count: students.length, names }),
    key: t('class.board.begin'),
    onYes: begin,
  })
}

function Preparing(part: BoardProps) {
  const { board, act } = part
  const asking = board.phase === 'questions'
  return (
    <>
      {board.treatment && <strong class="treatment">{treatmentName(board.treatment)}</strong>}
      <RoundSettings board={board} act={act} />
      {FORMINGS.filter((by) => by !== 'roster' || board.setup.naming === 'roster').map((by) => (
        <button type="button" key={by} onClick={() => act('form', { by })} data-test={`form-${by}`}>
          {t(`class.forming.${by}`)}
        </button>
      ))}
      <button type="button" onClick={() => act('lock', { locked: !board.locked })} aria-pressed={board.locked}>
        {t(board.locked ? 'class.board.locked' : 'class.board.lock')}
      </button>
      <button type="button" aria-pressed={asking} onClick={() => act('ask', { questions: !asking })} data-test="ask">
        {t('class.board.questions')}
      </button>
      <button type="button" class="primary" onClick={() => beginRound(part)} data-test="begin-round">
        {t('class.board.begin')}
      </button>
    </>
  )
}

/** Asks before advancing: that closes windows on players who are not ready. */
export const advanceConfirmation = (act: BoardCommand, chosen: number | undefined): ConfirmPrompt => ({
  text: chosen === undefined ? t('class.board.advanceAll') : t('class.board.advanceOne', { world: chosen + 1 }),
  key: t('class.board.advance'),
  onYes: () => act('advance', chosen === undefined ? {} : { world: chosen }),
})

function Playing({ board, act, ask }: BoardProps) {
  const open = board.worlds.filter(({ window }) => window !== 'ended')
  const paused = open.length > 0 && open.every((world) => world.paused)
  return (
    <>
      <button type="button" class="primary" onClick={() => act(paused ? 'resume' : 'pause', {})} data-test="pause-all">
        {t(paused ? 'class.board.resumeAll' : 'class.board.pauseAll')}
      </button>
      <button type="button" onClick={() => act('extend', { seconds: MORE_SECONDS })} data-test="extend-all">
        {t('class.board.more')}
      </button>
      <button type="button" onClick={() => ask(advanceConfirmation(act, undefined))} data-test="advance-all">
        {t('class.board.advance')}
      </button>
      {board.practice ? <PracticeEnd board={board} act={act} ask={ask} /> : <DebriefKey act={act} ask={ask} />}
    </>
  )
}

function DebriefKey({ act, ask }: Pick<BoardProps, 'act' | 'ask'>) {
  return (
    <button
      type="button"
      onClick={() =>
        ask({
          text: t('class.board.debriefAsk'),
          key: t('class.board.debrief'),
          onYes: () => act('debrief', {}),
        })
      }
      data-test="to-debrief"
    >
      {t('class.board.debrief')}
    </button>
  )
}

/** How many worlds have got through the year of practice, and the key that ends it. */
function PracticeEnd({ board: { worlds }, act, ask }: Pick<BoardProps, 'board' | 'act' | 'ask'>) {
  const through = worlds.filter(({ year, window }) => year > 1 || window === 'ended').length
  const end = () =>
    ask({ text: t('class.practice.endAsk'), key: t('class.practice.end'), onYes: () => act('endPractice', {}) })
  return (
    <>
      <span role="status" data-test="practice-through">
        {t('class.practice.through', { n: through, all: worlds.length })}
      </span>
      <button type="button" onClick={end} data-test="end-practice">
        {t('class.practice.end')}
      </button>
    </>
  )
}

function NextRound({ act }: BoardProps) {
  const [treatment, setTreatment] = useState<TreatmentId | undefined>(undefined)
  const [half, setHalf] = useState(false)
  const next = () => act('nextRound', treatment === undefined ? { half: false } : { half, treatment })
  return (
    <fieldset class="next-round">
      <legend>{t('class.next.title')}</legend>
      <select
        value={treatment ?? ''}
        aria-label={t('class.next.rule')}
        onChange={({ currentTarget: { value } }) => setTreatment(isTreatmentId(value) ? value : undefined)}
        data-test="treatment"
      >
        <option value="">{t('class.next.same')}</option>
        {TREATMENT_IDS.map((id) => (
          <option key={id} value={id}>
            {t(`treatment.${id}.name`)}
          </option>
        ))}
      </select>
      <label>
        <input
          type="checkbox"
          checked={half}
          disabled={treatment === undefined}
          onChange={(event) => setHalf(event.currentTarget.checked)}
        />{' '}
        {t('class.next.half')}
      </label>
      <button type="button" class="primary" onClick={next} data-test="next-round">
        {t('class.next.prepare')}
      </button>
      {treatment && <small class="soft">{t(`treatment.${treatment}.about`)}</small>}
    </fieldset>
  )
}
