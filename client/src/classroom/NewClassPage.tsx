import { useEffect, useState } from 'preact/hooks'
import { CHAT_RULES } from '#shared/protocol/chatRules'
import { type ClassCreated, type CreateClass, INTEREST_OPENINGS, NAMINGS } from '#shared/protocol/classroom'
import { cleanText, rosterFaults } from '#shared/protocol/personName'
import type { ScenarioEntry } from '#shared/protocol/system'
import { CLASS_TIME_CONTROLS } from '#shared/ruleset/vocabulary'
import { offeredScenarios } from '../commands/ownWords.ts'
import { ApiError } from '../net/call.ts'
import { beginRehearsal, createClass } from '../net/classApi.ts'
import { classTemplate, forgetTeacherAccess, saveTeacherAccess, teacherAccesses } from '../store/classes.ts'
import { loadStaffToken } from '../store/staffToken.ts'
import { scenarioName, scenarioNote, scenarioSummary, t } from '../text/text.ts'
import { Choice } from '../ui/Choice.tsx'
import { HomeLink } from '../ui/HomeLink.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import { useAttempt } from '../ui/useAttempt.ts'
import { OwnQuestionsEditor } from './OwnQuestionsEditor.tsx'
import { CLASS_YEARS, FIRST_CLASS, minutesOfPlay, PER_POWER, PRESET_IDS, PRESETS, presetOf } from './presets.ts'
import { draftsOf, writtenQuestions } from './questionDrafts.ts'
import { TeacherSignOn } from './TeacherSignOn.tsx'
import '../ui/page.css'
import './classroom.css'

/** Creates a class: no account and no e-mail; the link it returns makes its holder the teacher. */
export function NewClassPage() {
  const [setup, setSetup] = useState<CreateClass>({ ...FIRST_CLASS, ...classTemplate.value })
  const [roster, setRoster] = useState((classTemplate.value?.roster ?? []).join('\n'))
  const [drafts, setDrafts] = useState(() => draftsOf(classTemplate.value?.ownQuestions ?? []))
  const [password, setPassword] = useState<string | undefined>(undefined)
  const { failure, waiting, attempt } = useAttempt()
  const labels = linesOf(roster)
  const lead = async (create: MakeClass) => {
    const known = password === undefined ? {} : { password }
    const body = {
      ...setup,
      ...known,
      ownQuestions: writtenQuestions(drafts),
      roster: setup.naming === 'roster' ? labels : [],
    }
    const made = await create(body, loadStaffToken('teacher') || undefined).catch((fault) => {
      if (fault instanceof ApiError && fault.problem.key === 'problem.teachersOnly') setPassword((given) => given ?? '')
      throw fault
    })
    saveTeacherAccess({ id: made.id, code: made.code, token: made.teacher, projector: made.projector })
    location.hash = `#/teach/${made.id}`
  }
  return (
    <main class="page class-page">
      <HomeLink />
      <h1>{t('class.new.title')}</h1>
      <p class="soft">{t('class.new.intro')}</p>
      <PresetChoice setup={setup} onChange={setSetup} />
      <ClassSettings setup={setup} onChange={setSetup} />
      <PracticeChoice setup={setup} onChange={setSetup} />
      <OwnQuestionsEditor drafts={drafts} onChange={setDrafts} />
      {setup.naming === 'roster' && <RosterField labels={labels} text={roster} onChange={setRoster} />}
      {password !== undefined && (
        <PasswordField
          label={t('class.new.password')}
          class="roster"
          value={password}
          test="teacher-password"
          onChange={setPassword}
        />
      )}
      <TeacherSignOn />
      <p class="faint">{t('class.new.privacy')}</p>
      <Beginnings waiting={waiting} onBegin={(create) => void attempt(() => lead(create))} />
      <p role="alert" class="failure">
        {failure}
      </p>
      <KnownClasses />
      <p class="faint">
        <a href="#/check">{t('front.checkLink')}</a>
      </p>
    </main>
  )
}

/** How a class is made of these settings. */
type MakeClass = (body: CreateClass, token: string | undefined) => Promise<ClassCreated>

interface BeginningsProps {
  readonly waiting: boolean
  onBegin(create: MakeClass): void
}

/** How many times as fast as people simulated students are. */
const SPEEDS = [1, 2, 4, 8] as const

/** The ways to begin: with a class, alone with simulated students, or with a class that is over. */
function Beginnings({ waiting, onBegin }: BeginningsProps) {
  const [speed, setSpeed] = useState<(typeof SPEEDS)[number]>(4)
  return (
    <>
      <p>
        <button
          type="button"
          class="primary big"
          aria-disabled={waiting}
          onClick={() => onBegin(createClass)}
          data-test="make-class"
        >
          {t('class.new.make')}
        </button>{' '}
        <button
          type="button"
          class="big"
          aria-disabled={waiting}
          onClick={() => onBegin((body, token) => beginRehearsal({ ...body, speed }, token))}
          data-test="rehearse"
        >
          {t('class.rehearse.key')}
        </button>
      </p>
      <p class="soft">{t('class.rehearse.about')}</p>
      <Choice
        label={t('class.rehearse.speed')}
        name="rehearse-speed"
        values={SPEEDS}
        value={speed}
        text={(times) => `×${times}`}
        onChoose={(times) => setSpeed(times)}
      />
      <p class="ways">
        <a class="button" href="#/sample" data-test="sample-class">
          {t('class.sample.key')}
        </a>
        <a class="button" href="#/kit" data-test="kit-link">
          {t('class.kit')}
        </a>
      </p>
    </>
  )
}

const linesOf = (roster: string): readonly string[] =>
  roster
    .split('\n')
    .map(cleanText)
    .filter((line) => line !== '')

interface RosterFieldProps {
  readonly labels: readonly string[]
  readonly text: string
  onChange(text: string): void
}

/** The teacher's list of names, one a line. */
function RosterField({ labels, text, onChange }: RosterFieldProps) {
  return (
    <>
      <label class="roster">
        <span>{t('class.new.roster', { n: labels.length })}</span>
        <textarea rows={8} value={text} onInput={(event) => onChange(event.currentTarget.value)} data-test="roster" />
      </label>
      <ul class="failure" role="status" data-test="roster-faults">
        {rosterFaults(labels).map(({ line, name, why }) => (
          <li key={line}>{t('class.new.line', { line, name, why: t(`class.new.lineWhy.${why}`) })}</li>
        ))}
      </ul>
    </>
  )
}

/** Classes whose teacher this device is. */
function KnownClasses() {
  if (teacherAccesses.value.length === 0) return null
  return (
    <section aria-label={t('class.new.mine')}>
      <h2>{t('class.new.mine')}</h2>
      <ul>
        {teacherAccesses.value.map(({ id, code }) => (
          <li key={id}>
            <a href={`#/teach/${id}`}>{code}</a>{' '}
            <button
              type="button"
              class="quiet"
              onClick={() => forgetTeacherAccess(id)}
              aria-label={t('class.new.forget')}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface ClassSettingsProps {
  readonly setup: CreateClass
  onChange(setup: CreateClass): void
}

/** Lesson plans, each of which sets everything; and how long a match takes by the settings as they are. */
function PresetChoice({ setup, onChange }: ClassSettingsProps) {
  const minutes = minutesOfPlay(setup)
  return (
    <section class="presets" aria-label={t('class.preset.title')}>
      <p class="ways">
        {PRESET_IDS.map((id) => (
          <button
            type="button"
            key={id}
            aria-pressed={presetOf(setup) === id}
            onClick={() => onChange({ ...setup, ...PRESETS[id] })}
            data-test={`preset-${id}`}
          >
            {t(`class.preset.name.${id}`)}
          </button>
        ))}
      </p>
      <p class="soft" role="status" data-test="minutes-of-play">
        {presetOf(setup) === undefined && t('fullStop', { text: t('class.preset.own') })}{' '}
        {minutes === undefined ? t('class.preset.untimed') : t('class.preset.minutes', { minutes })}
      </p>
    </section>
  )
}

function ClassSettings({ setup, onChange }: ClassSettingsProps) {
  const [known, setKnown] = useState<readonly ScenarioEntry[]>([])
  useEffect(() => {
    offeredScenarios().then(setKnown, () => undefined)
  }, [])
  const seats = known.find(({ id }) => id === setup.scenario)?.seats ?? [setup.powers]
  const chooseScenario = (scenario: string) => {
    const fitting = known.find(({ id }) => id === scenario)?.seats ?? [setup.powers]
    onChange({ ...setup, scenario, powers: fitting.includes(setup.powers) ? setup.powers : Math.max(...fitting) })
  }
  const number = (n: number) => String(n)
  return (
    <>
      <div class="setup class-setup">
        <Choice
          label={t('front.scenario')}
          name="scenario"
          values={known.length > 0 ? known.map(({ id }) => id) : [setup.scenario]}
          value={setup.scenario}
          text={(id) => scenarioName(id)}
          onChoose={chooseScenario}
        />
        <Choice
          label={t('class.new.powers')}
          name="powers"
          values={seats}
          value={setup.powers}
          text={number}
          onChoose={(powers) => onChange({ ...setup, powers })}
        />
        <Choice
          label={t('class.new.perPower')}
          name="perPower"
          values={PER_POWER}
          value={setup.perPower}
          text={number}
          onChoose={(perPower) => onChange({ ...setup, perPower })}
        />
        <PlaySettings setup={setup} onChange={onChange} />
      </div>
      <p class="soft">{scenarioSummary(setup.scenario)}</p>
      <p class="faint">{scenarioNote(setup.scenario)}</p>
    </>
  )
}

function PracticeChoice({ setup, onChange }: ClassSettingsProps) {
  return (
    <label class="practice-choice">
      <input
        type="checkbox"
        checked={setup.practice ?? false}
        onChange={({ currentTarget: { checked } }) => onChange({ ...setup, practice: checked })}
        data-test="practice-year"
      />{' '}
      {t('class.practice.choose')}
    </label>
  )
}

/** Years, time control, chat rule and naming. */
function PlaySettings({ setup, onChange }: ClassSettingsProps) {
  return (
    <>
      <Choice
        label={t('front.years')}
        name="years"
        values={CLASS_YEARS}
        value={setup.years}
        text={String}
        onChoose={(years) => onChange({ ...setup, years })}
      />
      <Choice
        label={t('front.timeControl')}
        name="timeControl"
        values={CLASS_TIME_CONTROLS}
        value={setup.timeControl}
        text={(timeControl) => t(`timeControl.${timeControl}`)}
        onChoose={(timeControl) => onChange({ ...setup, timeControl })}
      />
      <Choice
        label={t('together.talk')}
        name="talk"
        values={CHAT_RULES}
        value={setup.chatRule}
        text={(rule) => t(`together.talkRule.${rule}`)}
        onChoose={(talk) => onChange({ ...setup, chatRule: talk })}
      />
      <Choice
        label={t('class.new.naming')}
        name="naming"
        values={NAMINGS}
        value={setup.naming}
        text={(naming) => t(`class.naming.${naming}`)}
        onChoose={(naming) => onChange({ ...setup, naming })}
      />
      <Choice
        label={t('class.new.interestsOpen')}
        name="interestsOpen"
        values={INTEREST_OPENINGS}
        value={setup.interestsOpen ?? 'atReveal'}
        text={(opening) => t(`class.interestsOpen.${opening}`)}
        onChoose={(interestsOpen) => onChange({ ...setup, interestsOpen })}
      />
    </>
  )
}
