import type { ComponentChildren } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import { type AgendaProgress, agendaProgress } from '#shared/analysis/agendaProgress'
import { minutesToMidnight } from '#shared/analysis/doomsday'
import { GOALS, type GoalName, mostOf, standingOf } from '#shared/analysis/standing'
import type { AgendaKind } from '#shared/ruleset/vocabulary'
import { seenPower } from '#shared/view/lookup'
import type { Observation, PlayerView, SeenAgenda } from '#shared/view/observation'
import { observation, playerView, role, ruleset } from '../store/game.ts'
import { pastYear, shownScene } from '../store/year.ts'
import { agendaText, progressText } from '../text/agendaText.ts'
import { dateOf, formatNumber, isHistorical, t } from '../text/text.ts'
import { OnArrow } from '../ui/Arrows.tsx'
import { Meter } from './Meter.tsx'
import './goalBar.css'

/** Always at the top: the year, the three goals with the next grade, the clock all powers share, and what stands beside them. */
export function GoalBar({ children }: { readonly children: ComponentChildren }) {
  // While the film of a year is shown, how it ended is not told yet.
  const past = shownScene.value === 'film' ? pastYear.value?.before : undefined
  const view = past ?? observation.value
  useEffect(closeMetersOutside, [])
  if (view === undefined) return null
  return (
    <header class="goal-bar" data-dated={isHistorical(view.scenario)}>
      <p class="year" data-test="year">
        <span class="unseen">{t('bar.year', { year: view.year, years: view.years })}</span>
        <span aria-hidden="true">
          {dateOf(view.scenario, view.year)}
          {!isHistorical(view.scenario) && <small>/{view.years}</small>}
        </span>
      </p>
      {playerView.value && role.value !== 'replay' && (
        <Goals view={past ?? playerView.value} isOver={past !== undefined} />
      )}
      <Doomsday view={view} />
      {children}
    </header>
  )
}

/** What a meter tells lies over the room: a press anywhere else puts it away, and so does Escape. Returns the function that stops it. */
function closeMetersOutside(): () => void {
  const closeBut = (kept: EventTarget | null) => {
    for (const meter of document.querySelectorAll<HTMLDetailsElement>('.goal-bar .meter[open]'))
      if (!(kept instanceof Node && meter.contains(kept))) meter.open = false
  }
  const onPress = ({ target }: Event) => closeBut(target)
  const onKey = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') closeBut(null)
  }
  document.addEventListener('pointerdown', onPress)
  document.addEventListener('keydown', onKey)
  return () => {
    document.removeEventListener('pointerdown', onPress)
    document.removeEventListener('keydown', onKey)
  }
}

/** The three meters and the grade they add up to; of a year that is over without how it moved them. */
function Goals({ view, isOver }: { readonly view: PlayerView; readonly isOver: boolean }) {
  const rules = ruleset.value
  const now = useMemo(() => standingOf(rules, view), [rules, view])
  const own = view.self
  const { grade } = now
  const progress = agendaProgress(rules, view)
  // Who fired first, and everybody after a general war, has survived at best: no higher grade is held out.
  const nextGrade = view.climate.weaponsUsed ? undefined : now.nextGrade
  return (
    <section class="goals" aria-label={t('goal.title')} data-struck={(seenPower(view, own.id)?.loss ?? 0) > 0}>
      {GOALS.map((goal) => (
        <Meter
          key={goal}
          goal={goal}
          at={now[goal]}
          grades={{ above: nextGrade?.grade, below: now.gradeBelow }}
          most={mostOf(ruleset.value, goal)}
          change={isOver ? undefined : pastYear.value?.changes[goal]}
          wish={own.agenda && progress && WISHED[progress.kind] === goal ? wishText(own.agenda, progress) : undefined}
        />
      ))}
      <details class="meter grade" name="meter" data-test="grade">
        <summary>
          <span class="meter-name">
            <small class="soft">{t('goal.overall')}</small> {t(`grade.${grade}`)}
          </span>
          <span class="meter-track-text soft">
            {nextGrade && <span aria-hidden="true">★ {t(`grade.${nextGrade.grade}`)}</span>}{' '}
            {progress && <WishMark progress={progress} />}
          </span>
        </summary>
        <div class="meter-why glass">
          <p>
            <strong>{t('fullStop', { text: t(`interest.${own.interest}.name`) })}</strong>{' '}
            {t(`interest.${own.interest}.text`)}
          </p>
          {own.agenda && progress && <p data-test="agenda">{wishText(own.agenda, progress)}</p>}
          <p class="soft">
            {nextGrade
              ? t('goal.grade', {
                  grade: t(`grade.${grade}`),
                  next: t(`grade.${nextGrade.grade}`),
                  points: Math.max(1, Math.round(100 * (nextGrade.from - now.share.median))),
                })
              : t(view.climate.weaponsUsed ? 'goal.afterWar' : 'goal.best', {
                  grade: t(`grade.${grade}`),
                  most: t('grade.survivor'),
                })}
          </p>
        </div>
      </details>
    </section>
  )
}

/** The goal that what a leader also wants is nearest to. */
const WISHED: Readonly<Record<AgendaKind, GoalName>> = {
  client: 'influence',
  humble: 'influence',
  detente: 'safety',
  fortress: 'safety',
  watch: 'safety',
  prosper: 'prosperity',
}

/** What a leader also wants, and how far it is with it. */
const wishText = (agenda: SeenAgenda, progress: AgendaProgress) => (
  <>
    {t('agenda.title', { agenda: agendaText(agenda) })} <strong>{progressText(progress)}</strong>
  </>
)

/** How far a leader is with what it also wants: now, and what is enough. */
const WishMark = ({ progress }: { readonly progress: AgendaProgress }) => (
  <span class="wish figures" data-test="wish-mark">
    <span aria-hidden="true">
      ⚑ {formatNumber(progress.now)} <OnArrow /> {formatNumber(progress.enough)}
    </span>
    <span class="unseen">{progressText(progress)}</span>
  </span>
)

/** Degrees a minute turns the hand of a clock by. */
const MINUTE = 6
const HOUR = 60

/** The clock that stands the nearer to midnight, the nearer the world is to war: the same for every viewer. */
function Doomsday({ view }: { readonly view: Observation }) {
  const minutes = minutesToMidnight(ruleset.value, view)
  const time = minutes === 0 ? '12:00' : `11:${HOUR - minutes}`
  return (
    <details class="doomsday meter" name="meter" data-test="doomsday">
      <summary>
        <svg viewBox="-22 -22 44 44" aria-hidden="true">
          <circle r="20.5" class="face" />
          {Array.from({ length: 12 }, (_, hour) => (
            <line key={hour} y1="-18.500" y2={hour % 3 === 0 ? '-15' : '-17'} transform={`rotate(${hour * 30})`} />
          ))}
          <line y2="-10" class="hand" transform={`rotate(${-minutes * 0.5})`} />
          <line y2="-17" class="hand" transform={`rotate(${-minutes * MINUTE})`} />
        </svg>
        <span class="time">
          <small class="soft" aria-hidden="true">
            {t('goal.toWar')}
          </small>
          <strong class="figures">{time}</strong>
        </span>
        <span class="unseen">{t('goal.clock', { minutes })}</span>
      </summary>
      <div class="meter-why glass">
        <p>{t('goal.clock', { minutes })}</p>
        <p class="soft">{t('goal.clockText')}</p>
      </div>
    </details>
  )
}
