import { useEffect } from 'preact/hooks'
import { agendaProgress } from '#shared/analysis/agendaProgress'
import { minutesToMidnight } from '#shared/analysis/doomsday'
import { GOALS, type GoalName, mostOf, standingOf } from '#shared/analysis/standing'
import { eventModule } from '#shared/events/index'
import type { PowerId } from '#shared/ids'
import { type Cue, lineFor } from '#shared/voices/index'
import { closeYearCard, playFilmAgain } from '../commands/roomView.ts'
import { matchFacts, ruleset } from '../store/game.ts'
import { mapState } from '../store/mapSight.ts'
import { titlesOfYear } from '../store/titles.ts'
import { pastEvents, pastYear } from '../store/year.ts'
import { agendaText, progressText } from '../text/agendaText.ts'
import { eventLine, headlineOf } from '../text/eventText.ts'
import {
  dateOf,
  formatNumber,
  leaderName,
  lineText,
  nameInText,
  peopleInText,
  powerShort,
  sentence,
  t,
} from '../text/text.ts'
import { fetchPaperFonts } from '../theme/fonts.ts'
import { Icon } from '../ui/Icon.tsx'
import { Portrait } from '../ui/Portrait.tsx'
import { useScene } from '../ui/useModal.ts'
import { YearPicture } from './YearPicture.tsx'
import { tellYear, type YearStory } from './yearStory.ts'
import './yearCard.css'

/** Most titles that are named, so that the page stays one. */
const MOST_TITLES = 3

/** The card of the year that is over: a front page that stays until it is put away. The browser's dialog keeps the focus inside. */
export function YearCard() {
  const { dialog, putAway } = useScene(closeYearCard)
  const year = pastYear.value
  useEffect(() => {
    void fetchPaperFonts()
  }, [])
  if (year === undefined) return null
  const { before, after } = year
  const story = tellYear(pastEvents.value, before, after)
  const lead = leadOf(story, after.self.id)
  const minutes = minutesToMidnight(ruleset.value, after)
  return (
    <dialog ref={dialog} class="year-card" aria-labelledby="year-headline" onClose={putAway} data-test="year-card">
      <article class="front-page">
        <header class="masthead">
          <span>{t('card.edition', { date: dateOf(before.scenario, before.year) })}</span>
          <strong>{t('card.paper')}</strong>
          <span>{t('card.clock', { time: minutes === 0 ? '12:00' : `11:${60 - minutes}` })}</span>
        </header>
        <header class="lead">
          <h2 id="year-headline">{lead?.title ?? t('card.quiet')}</h2>
          {lead?.deck && <p>{lead.deck}</p>}
        </header>
        <div class="columns">
          <section>
            <NewLeader />
            <p class="kicker">{t('card.balance')}</p>
            {GOALS.map((goal) => (
              <Delta key={goal} goal={goal} />
            ))}
            {!story.war && <NextGrade />}
            <YearTitles />
          </section>
          {story.headline && (
            <YearPicture event={story.headline} speaker={story.war ? undefined : story.quote?.speaker} view={after} />
          )}
          <Elsewhere story={story} />
        </div>
      </article>
      <p class="next">
        {mapState.value === 'shown' && (
          <button type="button" onClick={playFilmAgain} data-test="film-again">
            <Icon name="again" /> {t('card.again')}
          </button>
        )}
        <button type="button" class="primary end-key" onClick={() => dialog.current?.close()} data-test="year-next">
          {dateOf(after.scenario, after.year)} <Icon name="next" />
        </button>
      </p>
    </dialog>
  )
}

/** A war is told as a whole, any other year by its headline, alone where it is neither grave nor about the viewer. */
function leadOf(
  { war, headline }: YearStory,
  own: PowerId,
): { readonly title: string; readonly deck?: string } | undefined {
  if (war === undefined) {
    const lead = headline && headlineOf(headline)
    const isPassing =
      headline && eventModule(headline).weight !== 'grave' && !Object.values<unknown>(headline).includes(own)
    return isPassing ? lead && { title: lead.title } : lead
  }
  const told = { arrived: war.arrived, dead: peopleInText(war.dead) }
  return { title: t('card.war'), deck: t('card.warDeck', told) }
}

/** Where every leader has retired: what the viewer's new one wants. */
function NewLeader() {
  const after = pastYear.value?.after
  if (after === undefined || !pastEvents.value.some(({ type }) => type === 'leadersChanged')) return null
  const own = after.self
  const progress = agendaProgress(ruleset.value, after)
  return (
    <div class="new-leader" data-test="new-leader">
      <h3>{t('card.newLeader')}</h3>
      <p>
        <strong>{t('fullStop', { text: t(`interest.${own.interest}.name`) })}</strong>{' '}
        {t(`interest.${own.interest}.text`)}{' '}
        {own.agenda && t('fullStop', { text: t('agenda.title', { agenda: agendaText(own.agenda) }) })}{' '}
        {progress && progressText(progress)}
      </p>
    </div>
  )
}

/** What others said, what to worry about, and what else happened. */
function Elsewhere({ story }: { readonly story: YearStory }) {
  return (
    <section>
      <p class="kicker">{t('card.said')}</p>
      {story.quote ? <Quote cue={story.quote} /> : <p>{t('card.silence')}</p>}
      <div class="worry">
        <h3>{t('card.worry')}</h3>
        <p>{story.worry ? sentence(story.worry) : t('card.noWorry')}</p>
      </div>
      <OwnTreaties treaties={story.treaties} />
      <ul class="elsewhere">
        {story.elsewhere.map((event, n) => (
          <li key={n}>{eventLine(event)}</li>
        ))}
      </ul>
    </section>
  )
}

/** What became of the viewer's treaties. */
function OwnTreaties({ treaties }: Pick<YearStory, 'treaties'>) {
  if (treaties.length === 0) return null
  return (
    <div class="own-treaties" data-test="own-treaties">
      <h3>{t('card.treaties.title')}</h3>
      <ul>
        {treaties.map(({ power, treaty, became }) => (
          <li key={`${power} ${treaty}`}>
            {t(`card.treaties.${became}`, { power: nameInText(power), treaty: t(`treaty.${treaty}.name`) })}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What a leader said, with the face, the name, the office, and whom it was said to where that is another than the viewer. */
function Quote({ cue }: { readonly cue: Cue }) {
  const view = pastYear.value?.after
  const power = view?.powers.find(({ id }) => id === cue.speaker)
  const hearer = cue.to === view?.self.id ? undefined : cue.to
  return (
    <div class="quote">
      {power && (
        <span class="sitter">
          <Portrait power={power.id} look={power.look} />
        </span>
      )}
      <div>
        <blockquote>{lineText(lineFor(matchFacts.value.commitment, cue))}</blockquote>
        <p class="by">
          {leaderName(cue.speaker)} · {powerShort(cue.speaker)}
          {hearer && ` · ${t('card.saidTo', { target: nameInText(hearer) })}`}
        </p>
      </div>
    </div>
  )
}

/** How one goal moved, and the one thing that moved it most; where it stayed there is nothing to tell. */
function Delta({ goal }: { readonly goal: GoalName }) {
  const year = pastYear.value
  if (year === undefined) return null
  const { points, cause } = year.changes[goal]
  const [was, is] = [
    standingOf(ruleset.value, year.before)[goal].level,
    standingOf(ruleset.value, year.after)[goal].level,
  ]
  const along = (value: number) => (100 * value) / mostOf(ruleset.value, goal)
  const isKnown = is.low === is.high
  const [from, to] = [along(was.median), along(is.median)].sort((a, b) => a - b) as [number, number]
  const sign = points > 0 ? '+' : points < 0 ? '−' : ''
  const figure = `${sign}${formatNumber(Math.abs(points))}${isKnown ? '' : '?'}`
  return (
    <div class="delta">
      <strong class="figures" aria-hidden="true">
        {figure}
      </strong>
      <div>
        <h3>
          {t(`goal.${goal}.name`)} <span class="unseen">{figure}</span>
        </h3>
        {points !== 0 && <p>{sentence(cause)}</p>}
      </div>
      <span class="delta-bar" aria-hidden="true">
        <span class="solid" style={{ inlineSize: `${along(is.median)}%` }} />
        <span
          class={isKnown ? 'moved' : 'moved doubt'}
          style={{ insetInlineStart: `${from}%`, inlineSize: `${Math.max(1, to - from)}%` }}
        />
      </span>
    </div>
  )
}

/** The titles that the viewer would earn today, and which of them the year brought or took. */
function YearTitles() {
  const { held, won, lost } = titlesOfYear.value
  const names = [
    ...won.map((title) => t('card.titleNew', { title: t(`honour.${title}.name`) })),
    ...lost.map((title) => t('card.titleLost', { title: t(`honour.${title}.name`) })),
    ...held.map((title) => t(`honour.${title}.name`)),
  ]
  if (names.length === 0) return null
  return (
    <p class="year-titles" data-test="year-titles">
      <span>{t('card.titles')}</span> <strong>{names.slice(0, MOST_TITLES).join(' · ')}</strong>
    </p>
  )
}

function NextGrade() {
  const year = pastYear.value
  const now = year && standingOf(ruleset.value, year.after)
  // Who fired first, and everybody after a general war, has survived at best: no higher grade is held out.
  if (now?.nextGrade === undefined || year?.after.climate.weaponsUsed) return null
  const points = Math.max(1, Math.round(100 * (now.nextGrade.from - now.share.median)))
  return <p class="next-grade">{t('card.nextGrade', { grade: t(`grade.${now.nextGrade.grade}`), points })}</p>
}
