import { useComputed } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { minutesToMidnight } from '#shared/analysis/doomsday'
import { GOALS, mostOf, standingOf } from '#shared/analysis/standing'
import { observation, playerView, role, ruleset } from '../store/game.ts'
import { pastYear } from '../store/year.ts'
import { agendaText } from '../text/agendaText.ts'
import { t } from '../text/text.ts'
import { Meter } from './Meter.tsx'
import './goalBar.css'

/** Always at the top: the year, the three goals with the next grade, the clock all powers share, and what stands beside them. */
export function GoalBar({ children }: { readonly children: ComponentChildren }) {
  const view = observation.value
  if (view === undefined) return null
  return (
    <header class="goal-bar">
      <p class="year" data-test="year">
        <span class="unseen">{t('bar.year', { year: view.year, years: view.years })}</span>
        <span aria-hidden="true">
          {t('bar.yearNow', { year: view.year })}
          <small>/{view.years}</small>
        </span>
      </p>
      {playerView.value && role.value !== 'replay' && <Goals />}
      <Doomsday />
      {children}
    </header>
  )
}

/** The three meters and the grade they add up to. */
function Goals() {
  const standing = useComputed(() => playerView.value && standingOf(ruleset.value, playerView.value))
  const own = playerView.value?.self
  const now = standing.value
  if (now === undefined || own === undefined) return null
  const { grade, nextGrade } = now
  return (
    <section class="goals" aria-label={t('goal.title')}>
      {GOALS.map((goal) => (
        <Meter
          key={goal}
          goal={goal}
          at={now[goal]}
          most={mostOf(ruleset.value, goal)}
          change={pastYear.value?.changes[goal]}
        />
      ))}
      <details class="meter grade" name="meter" data-test="grade">
        <summary>
          <span class="meter-name">{t(`grade.${grade}`)}</span>
          <span class="meter-track-text soft">
            {nextGrade && <span aria-hidden="true">★ {t(`grade.${nextGrade.grade}`)}</span>}
          </span>
        </summary>
        <div class="meter-why glass">
          <p>
            <strong>{t(`interest.${own.interest}.name`)}.</strong> {t(`interest.${own.interest}.text`)}
          </p>
          {own.agenda && <p data-test="agenda">{t('agenda.title', { agenda: agendaText(own.agenda) })}</p>}
          <p class="soft">
            {nextGrade
              ? t('goal.grade', {
                  grade: t(`grade.${grade}`),
                  next: t(`grade.${nextGrade.grade}`),
                  points: Math.max(1, Math.round(100 * (nextGrade.from - now.share.median))),
                })
              : t('goal.best', { grade: t(`grade.${grade}`) })}
          </p>
        </div>
      </details>
    </section>
  )
}

/** Degrees a minute turns the hand of a clock by. */
const MINUTE = 6
const HOUR = 60

/** The clock that stands the nearer to midnight, the nearer the world is to war: the same for every viewer. */
function Doomsday() {
  const view = observation.value
  if (view === undefined) return null
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
        <strong class="figures">{time}</strong>
        <span class="unseen">{t('goal.clock', { minutes })}</span>
      </summary>
      <div class="meter-why glass">
        <p>{t('goal.clock', { minutes })}</p>
        <p class="soft">{t('goal.clockText')}</p>
      </div>
    </details>
  )
}
