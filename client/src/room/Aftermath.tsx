import { useEffect, useRef, useState } from 'preact/hooks'
import { totalWarheadBand } from '#shared/analysis/arsenal'
import { totalWarheads } from '#shared/analysis/exchange'
import { LEGS } from '#shared/ruleset/forces'
import type { Observation, Reveal, RevealedPower } from '#shared/view/observation'
import { keepFinished } from '../commands/finished.ts'
import { recordAddress } from '../net/api.ts'
import { enrolmentIn } from '../store/classes.ts'
import { lastEstimates, matchId, observation, playerView, transportKind } from '../store/game.ts'
import { taskOfMatch } from '../store/homework.ts'
import { titlesNow } from '../store/titles.ts'
import { labelled } from '../text/labelled.ts'
import { formatList, formatMillions, formatNumber, formatPercent, powerName, t } from '../text/text.ts'
import { Emblem } from '../ui/Emblem.tsx'
import { HandIn } from '../ui/HandIn.tsx'
import { IntervalBar } from '../ui/IntervalBar.tsx'
import { focusRoom } from '../ui/keepFocus.ts'
import { TableScroller } from '../ui/TableScroller.tsx'
import { Rematch } from './Rematch.tsx'
import './aftermath.css'

/** Milliseconds until an ended match is kept on the device: its record is whole by then. */
const KEPT_AFTER = 1500

/** The end of a match: one's grade, the world's score, every power's score, its interest face down, then estimates beside the truth. */
export function Aftermath() {
  const view = observation.value
  const page = useRef<HTMLElement>(null)
  useEffect(() => coverRoom(page.current), [])
  useEffect(() => {
    const timer = setTimeout(() => void keepFinished(), KEPT_AFTER)
    return () => clearTimeout(timer)
  }, [])
  if (view?.reveal === undefined) return null
  return (
    <section ref={page} class="aftermath" data-test="aftermath" aria-label={t('ended.title')}>
      <header>
        <p class="soft">{t('ended.title')}</p>
        <h2 class={`outcome ${view.reveal.outcome}`}>{t(`ended.outcome.${view.reveal.outcome}`)}</h2>
        <OwnGrade reveal={view.reveal} />
      </header>
      <OwnTitles />
      <WorldScoreCard reveal={view.reveal} years={view.years} />
      <PowersTable view={view} reveal={view.reveal} />
      <BeliefAndTruth view={view} reveal={view.reveal} />
      <p class="faint">{t('ended.note')}</p>
      <OwnHomework />
      <p class="ways">
        <a class="button primary" href={`#/debrief/${matchId.value}`} data-test="debrief">
          {t('ended.debrief')}
        </a>{' '}
        <a class="button" href={`#/replay/${matchId.value}`} data-test="replay">
          {t('ended.replay')}
        </a>{' '}
        <Rematch />{' '}
        {transportKind.value !== 'local' && (
          <a class="button" href={recordAddress(matchId.value ?? '')} download data-test="record">
            {t('ended.record')}
          </a>
        )}
        <a class="button" href="#/">
          {t('ended.again')}
        </a>
      </p>
    </section>
  )
}

/** Takes what lies under a page out of reach of keys and screen readers, and puts the focus on its heading. Returns what undoes it. */
function coverRoom(page: HTMLElement | null): () => void {
  const under = [...(page?.parentElement?.children ?? [])].filter(
    (each): each is HTMLElement =>
      each instanceof HTMLElement && each !== page && !each.matches('h1, dialog, .notices, [role=log]'),
  )
  for (const each of under) each.inert = true
  if (document.querySelector('dialog[open]') === null) focusRoom()
  return () => {
    for (const each of under) each.inert = false
  }
}

/** Of a match that was set as homework: the key that hands it in, and the way back. */
function OwnHomework() {
  const found = taskOfMatch(matchId.value ?? '')
  const enrolment = found && enrolmentIn(found.id)
  if (found === undefined || enrolment === undefined) return null
  return (
    <section class="own-homework" aria-label={t('class.homework.title')} data-test="own-homework">
      <HandIn enrolment={enrolment} task={found.task} />
      <p class="ways">
        <a class="button" href={`#/student/${found.id}`} data-test="back-to-class">
          {t('class.homework.back')}
        </a>
      </p>
    </section>
  )
}

/** What the viewer made of it: the grade, and the points it stands for. */
function OwnGrade({ reveal }: { readonly reveal: Reveal }) {
  const own = reveal.powers.find(({ id }) => id === playerView.value?.self.id)
  if (own === undefined) return null
  return (
    <p class="own-grade" data-test="own-grade">
      <small class="soft">{t('ended.grade')}</small> <strong>{t(`grade.${own.grade}`)}</strong>{' '}
      <span class="figures">{labelled(t('ended.total'), formatNumber(Math.round(own.total)))}</span>
    </p>
  )
}

/** What the viewer's own power will be remembered for. */
function OwnTitles() {
  const titles = titlesNow.value
  if (titles.length === 0) return null
  return (
    <section class="own-titles" data-test="own-titles">
      <h3>{t('ended.titles')}</h3>
      {titles.map((title) => (
        <p key={title}>
          <strong>{t(`honour.${title}.name`)}</strong> <span class="soft">{t(`honour.${title}.text`)}</span>
        </p>
      ))}
    </section>
  )
}

function WorldScoreCard({ reveal, years }: { readonly reveal: Reveal; readonly years: number }) {
  const { points, yearsOfPeace, dead, starved, harvest } = reveal.world
  const rows = [
    ['yearsOfPeace', `${yearsOfPeace} / ${years}`],
    ['dead', formatMillions(dead)],
    ['starved', formatMillions(starved)],
    ['harvest', t('unit.percent', { n: formatPercent(harvest) })],
  ] as const
  return (
    <section class="world-score">
      <h3>{t('ended.world')}</h3>
      <p class="points figures">{t('ended.worldPoints', { points })}</p>
      <dl>
        {rows.map(([key, value]) => (
          <div key={key}>
            <dt>{t(`ended.${key}`)}</dt>
            <dd class="figures">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const COLUMNS = ['welfare', 'security', 'influence', 'war', 'peace', 'agenda'] as const

const columnName = (column: (typeof COLUMNS)[number]): string =>
  t(column === 'peace' ? 'ended.peaceBonus' : `ended.${column}`)

function PowersTable({ view, reveal }: { readonly view: Observation; readonly reveal: Reveal }) {
  // No ranking: the viewer's own row first, then the order of the map.
  const own = reveal.powers.filter(({ id }) => id === playerView.value?.self.id)
  const rows = [...own, ...reveal.powers.filter((power) => !own.includes(power))]
  const [isTurned, setTurned] = useState(false)
  return (
    <section>
      <h3>{t('ended.powers')}</h3>
      <p class="turning" role="status">
        {isTurned ? '' : t('ended.faceDownText')}
      </p>
      {!isTurned && (
        <button type="button" onClick={() => setTurned(true)} data-test="turn-interests">
          {t('ended.turn')}
        </button>
      )}
      <TableScroller label={t('ended.powers')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('ended.power')}</th>
              <th scope="col">{t('ended.grade')}</th>
              <th scope="col">{t('ended.total')}</th>
              <th scope="col">{t('ended.interest')}</th>
              <th scope="col">{t('ended.believed')}</th>
              {COLUMNS.map((column) => (
                <th scope="col" key={column}>
                  {columnName(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((power) => (
              <PowerRow key={power.id} view={view} power={power} isTurned={isTurned || own.includes(power)} />
            ))}
          </tbody>
        </table>
      </TableScroller>
    </section>
  )
}

interface PowerRowProps {
  readonly view: Observation
  readonly power: RevealedPower
  /** What it wanted is told: else it can still be guessed. */
  readonly isTurned: boolean
}

function PowerRow({ view, power, isTurned }: PowerRowProps) {
  const seen = view.powers.find(({ id }) => id === power.id)
  const mine = playerView.value?.self.id === power.id
  const belief = lastEstimates.value[power.id]?.seeker
  return (
    <tr class={mine ? 'mine' : ''}>
      <th scope="row">
        <Emblem look={seen?.look ?? 0} /> {powerName(power.id)} {mine && <small>({t('world.you')})</small>}
      </th>
      <td data-label={t('ended.grade')}>{t(`grade.${power.grade}`)}</td>
      <td class="figures" data-label={t('ended.total')}>
        <strong>{formatNumber(Math.round(power.total))}</strong>
      </td>
      <td class={isTurned ? power.interest : 'faint'} data-label={t('ended.interest')}>
        {isTurned ? t(`interest.${power.interest}.name`) : t('ended.faceDown')}
      </td>
      <td class="figures" data-label={t('ended.believed')}>
        {belief === undefined ? '' : t('unit.percent', { n: formatPercent(belief) })}
      </td>
      {COLUMNS.map((column) => (
        <td class="figures soft" key={column} data-label={columnName(column)}>
          {formatNumber(Math.round(power.score[column]))}
        </td>
      ))}
    </tr>
  )
}

/** What each power had, beside the last estimate of it. */
function BeliefAndTruth({ view, reveal }: { readonly view: Observation; readonly reveal: Reveal }) {
  const known = reveal.powers.filter(({ id }) => lastEstimates.value[id] !== undefined)
  if (known.length === 0) return null
  const scale = Math.max(
    ...known.map(({ id, forces }) => Math.max(totalWarheadBand(lastEstimates.value[id]!).high, totalWarheads(forces))),
    10,
  )
  return (
    <section>
      <h3>{t('ended.forces')}</h3>
      <p class="soft">{t('ended.forcesText')}</p>
      <ul class="truths">
        {known.map((power) => (
          <li key={power.id}>
            <span>
              <Emblem look={view.powers.find(({ id }) => id === power.id)?.look ?? 0} /> {powerName(power.id)}
            </span>
            <IntervalBar
              band={totalWarheadBand(lastEstimates.value[power.id]!)}
              scale={scale}
              unit="warheads"
              truth={totalWarheads(power.forces)}
            />
            <span class="figures">
              {t('ended.truth')} {formatNumber(totalWarheads(power.forces))}
              <small class="faint">
                {formatList(LEGS.map((leg) => `${t(`leg.${leg}`)} ${formatNumber(power.forces[leg])}`))}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
