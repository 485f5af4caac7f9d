import { useState } from 'preact/hooks'
import type { StudentView } from '#shared/protocol/classroom'
import { FRIGHTENED_BY_NONE, type Guess } from '#shared/protocol/wall'
import { INTERESTS, type Interest } from '#shared/ruleset/forces'
import { sendGuess } from '../net/classApi.ts'
import type { Enrolment } from '../store/classes.ts'
import { powerName, t } from '../text/text.ts'
import { TableScroller } from '../ui/TableScroller.tsx'
import { useAttempt } from '../ui/useAttempt.ts'

type Asked = NonNullable<StudentView['guess']>

/** What a student thinks the others wanted: asked for until the teacher opens it, and beside the truth from then on. */
export function GuessForm({ guess, enrolment }: { readonly guess: Asked; readonly enrolment: Enrolment }) {
  return guess.truth === undefined ? <Asking guess={guess} enrolment={enrolment} /> : <GuessedAndTrue guess={guess} />
}

function Asking({ guess, enrolment: { id, token } }: { readonly guess: Asked; readonly enrolment: Enrolment }) {
  const [wanted, setWanted] = useState<Guess['wanted']>(guess.given?.wanted ?? {})
  const [frightened, setFrightened] = useState(guess.given?.frightened ?? '')
  const [sent, setSent] = useState(guess.given !== undefined)
  const { failure, waiting, attempt } = useAttempt()
  const isWhole = guess.powers.every((power) => wanted[power] !== undefined) && frightened !== ''
  const send = () =>
    attempt(async () => {
      await sendGuess(id, token, { wanted, frightened })
      setSent(true)
    })
  return (
    <form
      class="guess"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onChange={() => setSent(false)}
      data-test="guess"
    >
      <h2>{t('class.guess.title')}</h2>
      <p class="soft">{t('class.guess.why')}</p>
      {guess.powers.map((power) => (
        <WantedChoice
          key={power}
          power={power}
          value={wanted[power]}
          onChoose={(interest) => setWanted({ ...wanted, [power]: interest })}
        />
      ))}
      <FrightenedChoice powers={guess.powers} value={frightened} onChoose={setFrightened} />
      <button
        type="submit"
        class="primary big"
        disabled={!isWhole || sent}
        aria-disabled={waiting}
        data-test="send-guess"
      >
        {t('class.guess.send')}
      </button>
      <p role="status" data-test="guess-sent">
        {sent ? t('class.guess.sent') : ''}
      </p>
      <p role="alert" class="failure">
        {failure}
      </p>
    </form>
  )
}

interface WantedChoiceProps {
  readonly power: string
  readonly value: Interest | undefined
  onChoose(interest: Interest): void
}

function WantedChoice({ power, value, onChoose }: WantedChoiceProps) {
  return (
    <fieldset>
      <legend>{powerName(power)}</legend>
      {INTERESTS.map((interest) => (
        <label key={interest}>
          <input
            type="radio"
            name={power}
            checked={value === interest}
            onChange={() => onChoose(interest)}
            data-test={`guess-${power}-${interest}`}
          />{' '}
          {t(interest === 'revisionist' ? 'class.guess.revisionist' : 'class.guess.seeker')}
        </label>
      ))}
    </fieldset>
  )
}

interface FrightenedChoiceProps {
  readonly powers: readonly string[]
  readonly value: string
  onChoose(power: string): void
}

function FrightenedChoice({ powers, value, onChoose }: FrightenedChoiceProps) {
  return (
    <label class="frightened">
      <span>{t('class.guess.frightened')}</span>
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)} data-test="guess-frightened">
        <option value="" disabled />
        {powers.map((power) => (
          <option key={power} value={power}>
            {powerName(power)}
          </option>
        ))}
        <option value={FRIGHTENED_BY_NONE}>{t('class.guess.none')}</option>
      </select>
    </label>
  )
}

/** The guesses of the student beside what was true. */
function GuessedAndTrue({ guess: { powers, given, truth = {} } }: { readonly guess: Asked }) {
  const name = (interest: string | undefined) => {
    if (interest === undefined) return t('class.guess.noGuess')
    return t(interest === 'revisionist' ? 'class.guess.revisionist' : 'class.guess.seeker')
  }
  return (
    <section class="guess" data-test="guess-truth">
      <h2>{t('class.guess.truth')}</h2>
      <TableScroller label={t('class.guess.truth')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('class.guess.power')}</th>
              <th scope="col">{t('class.guess.yours')}</th>
              <th scope="col">{t('class.guess.was')}</th>
            </tr>
          </thead>
          <tbody>
            {powers.map((power) => (
              <tr key={power}>
                <th scope="row">{powerName(power)}</th>
                <td>{name(given?.wanted[power])}</td>
                <td>
                  <span aria-hidden="true">{given?.wanted[power] === truth[power] ? '✓' : '✗'}</span>{' '}
                  {name(truth[power])}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroller>
    </section>
  )
}
