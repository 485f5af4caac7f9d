import { useEffect, useState } from 'preact/hooks'
import { CHAT_RULES } from '#shared/protocol/chatRules'
import { type CreateClass, NAMINGS } from '#shared/protocol/classroom'
import type { ScenarioEntry } from '#shared/protocol/system'
import { CLASS_TIME_CONTROLS } from '#shared/ruleset/vocabulary'
import { Choice } from '../front/Choice.tsx'
import { listScenarios } from '../net/api.ts'
import { ApiError } from '../net/call.ts'
import { createClass } from '../net/classApi.ts'
import { PasswordField } from '../panels/PasswordField.tsx'
import { useAttempt } from '../panels/useAttempt.ts'
import { forgetTeaching, holdTeaching, teachings } from '../store/classes.ts'
import { scenarioNote, t } from '../text/text.ts'
import '../front/table.css'
import './classroom.css'

const YEARS = [3, 4, 5, 6, 8, 10] as const
const PER_POWER = [1, 2, 3, 4] as const

const FIRST: CreateClass = {
  scenario: 'two-blocs',
  powers: 6,
  years: 6,
  timeControl: 'year150',
  chatRule: 'phrases',
  perPower: 1,
  naming: 'typed',
}

/** A teacher makes a class: no account, no address; the link that comes back is the teacher. */
export function NewClassPage() {
  const [wish, setWish] = useState<CreateClass>(FIRST)
  const [roster, setRoster] = useState('')
  const [password, setPassword] = useState<string | undefined>(undefined)
  const { failure, attempt } = useAttempt()
  const labels = roster
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const make = async () => {
    const known = password === undefined ? {} : { password }
    const made = await createClass({ ...wish, ...known, roster: wish.naming === 'roster' ? labels : [] }).catch(
      (fault) => {
        if (fault instanceof ApiError && fault.problem.key === 'problem.teachersOnly')
          setPassword((given) => given ?? '')
        throw fault
      },
    )
    holdTeaching({ id: made.id, code: made.code, token: made.teacher, projector: made.projector })
    location.hash = `#/teach/${made.id}`
  }
  return (
    <main class="table-page class-page">
      <p>
        <a href="#/">← {t('table.home')}</a>
      </p>
      <h1>{t('class.new.title')}</h1>
      <p class="soft">{t('class.new.intro')}</p>
      <Settings wish={wish} onChange={setWish} />
      {wish.naming === 'roster' && <Roster labels={labels.length} text={roster} onChange={setRoster} />}
      {password !== undefined && (
        <PasswordField
          label={t('class.new.password')}
          class="roster"
          value={password}
          test="teacher-password"
          onChange={setPassword}
        />
      )}
      <p class="faint">{t('class.new.privacy')}</p>
      <p>
        <button type="button" class="primary big" onClick={() => void attempt(make)} data-test="make-class">
          {t('class.new.make')}
        </button>
      </p>
      <p role="alert" class="failure">
        {failure}
      </p>
      <Mine />
      <p class="faint">
        <a href="#/check">{t('check.link')}</a>
      </p>
    </main>
  )
}

interface RosterProps {
  readonly labels: number
  readonly text: string
  onChange(text: string): void
}

/** A list of the teacher's own, a line each. */
function Roster({ labels, text, onChange }: RosterProps) {
  return (
    <label class="roster">
      <span>{t('class.new.roster', { n: labels })}</span>
      <textarea rows={8} value={text} onInput={(event) => onChange(event.currentTarget.value)} data-test="roster" />
    </label>
  )
}

/** Classes this device leads already. */
function Mine() {
  if (teachings.value.length === 0) return null
  return (
    <section aria-label={t('class.new.mine')}>
      <h2>{t('class.new.mine')}</h2>
      <ul>
        {teachings.value.map(({ id, code }) => (
          <li key={id}>
            <a href={`#/teach/${id}`}>{code}</a>{' '}
            <button type="button" class="quiet" onClick={() => forgetTeaching(id)} aria-label={t('class.new.forget')}>
              ✕
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface SettingsProps {
  readonly wish: CreateClass
  onChange(wish: CreateClass): void
}

function Settings({ wish, onChange }: SettingsProps) {
  const [known, setKnown] = useState<readonly ScenarioEntry[]>([])
  useEffect(() => {
    listScenarios().then(setKnown, () => undefined)
  }, [])
  const seats = known.find(({ id }) => id === wish.scenario)?.seats ?? [wish.powers]
  const chooseScenario = (scenario: string) => {
    const fitting = known.find(({ id }) => id === scenario)?.seats ?? [wish.powers]
    onChange({ ...wish, scenario, powers: fitting.includes(wish.powers) ? wish.powers : Math.max(...fitting) })
  }
  const number = (n: number) => String(n)
  return (
    <>
      <div class="setup class-setup">
        <Choice
          label={t('front.scenario')}
          name="scenario"
          values={known.length > 0 ? known.map(({ id }) => id) : [wish.scenario]}
          value={wish.scenario}
          text={(id) => t(`scenario.${id}.name`)}
          onChoose={chooseScenario}
        />
        <Choice
          label={t('class.new.powers')}
          name="powers"
          values={seats}
          value={wish.powers}
          text={number}
          onChoose={(powers) => onChange({ ...wish, powers })}
        />
        <Choice
          label={t('class.new.perPower')}
          name="perPower"
          values={PER_POWER}
          value={wish.perPower}
          text={number}
          onChoose={(perPower) => onChange({ ...wish, perPower })}
        />
        <Manners wish={wish} onChange={onChange} />
      </div>
      <p class="soft">{t(`scenario.${wish.scenario}.summary`)}</p>
      <p class="faint">{scenarioNote(wish.scenario)}</p>
    </>
  )
}

/** How long, how fast, and how people are called and may talk. */
function Manners({ wish, onChange }: SettingsProps) {
  return (
    <>
      <Choice
        label={t('front.years')}
        name="years"
        values={YEARS}
        value={wish.years}
        text={String}
        onChoose={(years) => onChange({ ...wish, years })}
      />
      <Choice
        label={t('front.timeControl')}
        name="timeControl"
        values={CLASS_TIME_CONTROLS}
        value={wish.timeControl}
        text={(timeControl) => t(`timeControl.${timeControl}`)}
        onChoose={(timeControl) => onChange({ ...wish, timeControl })}
      />
      <Choice
        label={t('together.talk')}
        name="talk"
        values={CHAT_RULES}
        value={wish.chatRule}
        text={(rule) => t(`together.talkRule.${rule}`)}
        onChoose={(talk) => onChange({ ...wish, chatRule: talk })}
      />
      <Choice
        label={t('class.new.naming')}
        name="naming"
        values={NAMINGS}
        value={wish.naming}
        text={(naming) => t(`class.naming.${naming}`)}
        onChoose={(naming) => onChange({ ...wish, naming })}
      />
    </>
  )
}
