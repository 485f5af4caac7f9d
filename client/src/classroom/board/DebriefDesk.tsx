import { useState } from 'preact/hooks'
import { SECTION_IDS, type SectionId } from '#shared/debrief/index'
import type { BoardWorld } from '#shared/protocol/classBoard'
import { DEBRIEF_PLANS, type DebriefPlan, type DebriefStepId, stepsOf } from '#shared/protocol/debriefScript'
import type { OwnCounts } from '#shared/protocol/ownQuestions'
import type { WallView } from '#shared/protocol/wall'
import { storageGet, storageSet } from '../../device/storage.ts'
import type { TeacherAccess } from '../../store/classes.ts'
import { t } from '../../text/text.ts'
import { BackArrow, OnArrow } from '../../ui/Arrows.tsx'
import { useWall } from '../wall/useWall.ts'
import { WallScreen } from '../wall/WallScreen.tsx'
import type { BoardProps } from './boardProps.ts'
import { blackOut, sectionKey, showSection, showStep } from './script.ts'
import './debriefDesk.css'

type DeskProps = BoardProps & {
  /** What is on the wall; undefined while it is fetched. */
  readonly view: WallView | undefined
}

/** The desk of a class of the server. */
export function ClassDebriefDesk(part: BoardProps & { readonly teaching: TeacherAccess }) {
  const { board, teaching } = part
  const view = useWall(teaching.id, teaching.token, board.wall, board.revealed)
  return <DebriefDesk {...part} view={view} />
}

/** Leads a debrief: the steps, what is on the wall, the question to ask, and every world with all its sections. */
export function DebriefDesk(part: DeskProps) {
  const { board, view } = part
  const [plan, setPlan] = useState<DebriefPlan>(() => storedPlan())
  const choosePlan = (next: DebriefPlan) => {
    storageSet('debriefPlan', next)
    setPlan(next)
  }
  return (
    <div class="desk" data-test="debrief-desk">
      <Script {...part} plan={plan} onPlan={choosePlan} />
      <div class="desk-middle">
        <section class="wall-preview" aria-label={t('script.onWall')}>
          <p class="on-wall">
            {t('script.onWall')}
            {board.wall?.step === undefined && <span class="soft"> · {t('script.outOfTurn')}</span>}
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <div class="wall-frame" tabIndex={0}>
            <WallScreen view={view} />
          </div>
        </section>
        <AskCard step={board.wall?.step} />
        <StepKeys {...part} plan={plan} />
      </div>
      <div class="desk-side">
        <WorldTiles {...part} />
        <GuessesCard {...part} />
        {board.own && <OwnCard own={board.own} board={board} act={part.act} />}
        <WorldSections {...part} />
      </div>
    </div>
  )
}

const storedPlan = (): DebriefPlan => DEBRIEF_PLANS.find((plan) => plan === storageGet('debriefPlan')) ?? 'middle'

interface ScriptProps extends DeskProps {
  readonly plan: DebriefPlan
  onPlan(plan: DebriefPlan): void
}

/** The steps of the plan; pressing one puts it on the wall. */
function Script({ board, act, chosen, plan, onPlan }: ScriptProps) {
  const steps = stepsOf(plan)
  const at = steps.findIndex(({ id }) => id === board.wall?.step)
  return (
    <nav class="script" aria-label={t('script.title')}>
      <label>
        <span>{t('script.plan')}</span>{' '}
        <select
          value={plan}
          onChange={({ currentTarget: { value } }) => onPlan(DEBRIEF_PLANS.find((each) => each === value) ?? 'middle')}
          data-test="debrief-plan"
        >
          {DEBRIEF_PLANS.map((each) => (
            <option key={each} value={each}>
              {t(`script.plans.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <ol>
        {steps.map(({ id, stage, minutes }, n) => (
          <li key={id}>
            <button
              type="button"
              class={n < at ? 'done' : ''}
              aria-current={n === at ? 'step' : undefined}
              onClick={() => showStep(act, id, chosen)}
              data-test={`step-${id}`}
            >
              <span class="number" aria-hidden="true">
                {n < at ? '✓' : n + 1}
              </span>
              <span>
                {t(`script.step.${id}.title`)}
                <small>
                  {t(`script.stage.${stage}`)} · {t('script.minutes', { n: minutes })}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** The question of the step, what to listen for, and what to say when no student speaks. */
function AskCard({ step }: { readonly step: DebriefStepId | undefined }) {
  if (step === undefined) return null
  return (
    <section class="ask-card" data-test="ask-card">
      <h2>{t('script.ask')}</h2>
      <p class="asks">{t(`script.step.${step}.ask`)}</p>
      <p>{t(`script.step.${step}.listen`)}</p>
      <p>
        <strong>{t('script.silence')}</strong> {t(`script.step.${step}.silent`)}
      </p>
    </section>
  )
}

function StepKeys({ board, act, chosen, plan }: DeskProps & { readonly plan: DebriefPlan }) {
  const steps = stepsOf(plan)
  const at = steps.findIndex(({ id }) => id === board.wall?.step)
  const [before, next] = [steps[at - 1], steps[at + 1]]
  return (
    <p class="step-keys">
      <button
        type="button"
        disabled={before === undefined}
        onClick={() => before && showStep(act, before.id, chosen)}
        data-test="step-back"
      >
        <BackArrow /> {t('script.back')}
      </button>
      <button type="button" onClick={() => blackOut(act, board, chosen)} data-test="black-out">
        {t(board.wall?.page.kind === 'blank' ? 'script.unblank' : 'script.blank')}
      </button>
      <button
        type="button"
        class="primary"
        disabled={next === undefined}
        onClick={() => next && showStep(act, next.id, chosen)}
        data-test="step-next"
      >
        {next === undefined ? t('script.last') : t('script.next', { step: t(`script.step.${next.id}.title`) })}{' '}
        <OnArrow />
      </button>
    </p>
  )
}

/** Every world, with how it ended; pressing one chooses it for the wall. */
function WorldTiles({ board, chosen, choose }: DeskProps) {
  const shown = board.wall?.page.kind === 'world' ? board.wall.page.world : undefined
  return (
    <section aria-label={t('script.worlds')}>
      <h2>{t('script.worlds')}</h2>
      <ul class="desk-worlds">
        {board.worlds.map((world) => (
          <li key={world.world}>
            <button
              type="button"
              class={`${world.weaponsUsed ? 'burning' : ''} ${world.world === shown ? 'on-wall' : ''}`}
              aria-pressed={world.world === chosen}
              onClick={() => choose(world.world)}
              data-test={`desk-world-${world.world}`}
            >
              <strong>{world.world + 1}</strong>
              <span>{endingOf(world)}</span>
              <small>{t('script.crises', { crises: world.crises })}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function endingOf({ outcome, year, weaponsUsed }: BoardWorld): string {
  if (outcome === undefined) return t('compare.outcome.open')
  return weaponsUsed ? t('script.war', { year }) : t('script.peace')
}

/** How many have guessed, and the one act that opens what was true. */
function GuessesCard({ board, act, ask }: DeskProps) {
  const { given, of } = board.guesses
  const missing = of - given
  const open = () => act('reveal', {})
  const reveal = () =>
    missing === 0 ? open() : ask({ text: t('script.revealAsk', { missing }), key: t('script.reveal'), onYes: open })
  return (
    <section class="guesses" data-test="guesses">
      <p>{t('script.guesses', { given, of })}</p>
      <meter min={0} max={Math.max(1, of)} value={given} aria-hidden="true" />
      {board.revealed ? (
        <p class="soft" data-test="revealed">
          {t('script.revealed')}
        </p>
      ) : (
        <button type="button" onClick={reveal} data-test="reveal">
          {t('script.reveal')}
        </button>
      )}
    </section>
  )
}

interface OwnCardProps extends Pick<BoardProps, 'board' | 'act'> {
  readonly own: OwnCounts
}

/** How many have answered the teacher's own questions, and the key that puts their answers on the wall, counted. */
function OwnCard({ own: { before, after, of }, board, act }: OwnCardProps) {
  return (
    <section class="guesses" data-test="own-counts">
      <p>{t('class.own.before', { given: before, of })}</p>
      <p>{t('class.own.after', { given: after, of })}</p>
      <button
        type="button"
        aria-pressed={board.wall?.page.kind === 'own'}
        onClick={() => act('show', { wall: { page: { kind: 'own' } } })}
        data-test="show-own"
      >
        {t('class.own.show')}
      </button>
    </section>
  )
}

/** Every section of the chosen world, each with one press on the wall; its whole debrief and its replay beside the board. */
function WorldSections({ board, act, chosen }: DeskProps) {
  const world = board.worlds.find((each) => each.world === chosen)
  if (world === undefined) return null
  const page = board.wall?.page
  const isShown = (id: SectionId) => page?.kind === 'world' && page.world === world.world && page.sections.includes(id)
  return (
    <section class="world-sections" data-test="world-sections">
      <h2>{t('script.shows', { world: world.world + 1 })}</h2>
      <p class="ways">
        <a class="button" href={`#/debrief/${world.match}`} target="_blank" rel="noreferrer" data-test="open-debrief">
          {t('script.open')}
        </a>
        <a class="button" href={`#/replay/${world.match}`} target="_blank" rel="noreferrer" data-test="open-replay">
          {t('script.replay')}
        </a>
      </p>
      <ul>
        {SECTION_IDS.map((id) => (
          <li key={id}>
            <button
              type="button"
              aria-pressed={isShown(id)}
              aria-keyshortcuts={sectionKey(id)}
              onClick={() => showSection(act, world.world, id)}
              data-test={`show-${id}`}
            >
              <span>{t(`debrief.${id}.title`)}</span>
              <span class="key" aria-hidden="true">
                {sectionKey(id)?.toUpperCase()}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
