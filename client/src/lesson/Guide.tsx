import { useEffect, useState } from 'preact/hooks'
import { beginLocalMatch, playShortMatch } from '../commands/newMatch.ts'
import { select } from '../commands/roomView.ts'
import { observation, orders, playerView } from '../store/game.ts'
import { openList } from '../store/lists.ts'
import { knowLesson } from '../store/newcomer.ts'
import { shownScene } from '../store/year.ts'
import { t } from '../text/text.ts'
import { COLOURS } from '../theme/tokens.ts'
import { Face } from '../ui/face/Face.tsx'
import type { LeaderFace } from '../ui/face/leaders.ts'
import { useAttempt } from '../ui/useAttempt.ts'
import { CHAPTERS, type Chapter, type LessonMoment } from './chapters.ts'
import { lessonSteps } from './steps.ts'
import { type Lit, useSpot } from './useSpot.ts'

/** The adviser who guides through the lesson. */
const ADVISER: LeaderFace = {
  skin: 'mid',
  hair: 'bob',
  hairColour: '#2a2320',
  wear: 'lapel',
  jaw: 33,
  chin: 14,
  glasses: true,
}

interface GuideProps {
  readonly chapter: Chapter
  onNext(): void
}

/**
 * The adviser of the first lesson: in a year's plans beside the one control or land that is lit, else in a strip above the war room. What
 * she says is explained on request.
 */
export function Guide({ chapter, onNext }: GuideProps) {
  const view = playerView.value
  if (view === undefined) return <aside class="guide" aria-label={t('lesson.title')} />
  const moment = chapter.moment(view)
  // A year's film and card are not talked over.
  if (shownScene.value !== undefined) return <aside class="guide" hidden data-test="guide" data-moment={moment} />
  return <Saying key={`${chapter.id} ${moment} ${view.year}`} chapter={chapter} moment={moment} onNext={onNext} />
}

function Saying({ chapter, moment, onNext }: GuideProps & { readonly moment: LessonMoment }) {
  const [passed, setPassed] = useState(0)
  // What was open in the last moment would lie over what is lit in this one.
  useEffect(() => select(undefined), [])
  const view = playerView.value
  const given = new Set<string>(orders.value.map(({ type }) => type))
  // Who plays by the full lists reads what to do in them; a bubble would lie over them.
  const onMap = openList.value === undefined
  const lit = useSpot(view && onMap ? lessonSteps({ moment, view, given, passed }) : [])
  const ended = observation.value?.window.kind === 'ended'
  return (
    <>
      {lit && <Spotlight lit={lit} />}
      <aside
        class={lit ? 'guide beside' : 'guide'}
        style={lit && placeBeside(lit)}
        aria-label={t('lesson.title')}
        data-test="guide"
        data-moment={moment}
        data-step={lit?.step.name}
      >
        <span class="adviser" aria-hidden="true">
          <Face face={ADVISER} colour={COLOURS.bone} mood="calm" />
        </span>
        <div class="says">
          <p aria-live="polite">{lit ? t(`lessonStep.${lit.step.name}.says`) : t(`lesson.${moment}.text`)}</p>
          {lit?.step.keys && (
            <p class="ways">
              {lit.step.keys.map((key) => (
                <button type="button" class="primary" key={key} onClick={() => setPassed(passed + 1)} data-test={key}>
                  {t(key)}
                </button>
              ))}
            </p>
          )}
          <details>
            <summary>{t('lesson.why')}</summary>
            {lit && <p class="soft">{t(`lesson.${moment}.text`)}</p>}
            <p class="soft">
              {t(`lesson.${moment}.why`)}{' '}
              <a href="#/model" target="_blank" rel="noopener">
                {t('lesson.model')}
              </a>
            </p>
          </details>
          {ended ? <Ways chapter={chapter} onNext={onNext} /> : <SkipKey />}
        </div>
      </aside>
    </>
  )
}

/** From the end of a chapter: to the next one, or into a first match; or back. */
function Ways({ chapter, onNext }: GuideProps) {
  const { failure, waiting, attempt } = useAttempt()
  const isLast = chapter === CHAPTERS.at(-1)
  const again = () => {
    beginLocalMatch(chapter.id, chapter.match)
    location.reload()
  }
  return (
    <p class="ways">
      {isLast && (
        <button
          type="button"
          class="primary"
          aria-disabled={waiting}
          onClick={() => void attempt(goPlay)}
          data-test="lesson-play"
        >
          {t('lesson.play')}
        </button>
      )}
      <button type="button" class={isLast ? '' : 'primary'} onClick={onNext} data-test="lesson-next">
        {t(isLast ? 'lesson.questions' : 'lesson.next')}
      </button>
      <button type="button" onClick={again} data-test="lesson-again">
        {t('lesson.again')}
      </button>
      <span role="alert">{failure}</span>
    </p>
  )
}

/** Who knows the game never meets the lesson again by *Play*. */
function SkipKey() {
  const { failure, waiting, attempt } = useAttempt()
  return (
    <p class="skip">
      <button
        type="button"
        class="quiet"
        aria-disabled={waiting}
        onClick={() => void attempt(goPlay)}
        data-test="lesson-skip"
      >
        {t('lesson.skip')}
      </button>
      <span role="alert">{failure}</span>
    </p>
  )
}

async function goPlay(): Promise<void> {
  knowLesson()
  await playShortMatch()
}

function Spotlight({ lit: { rect } }: { readonly lit: Lit }) {
  const style = { left: `${rect.x}px`, top: `${rect.y}px`, width: `${rect.width}px`, height: `${rect.height}px` }
  return <div class="spotlight" style={style} aria-hidden="true" />
}

/** Pixels between the light and the bubble, and between that and the window's edge. */
const GAP = 18
const EDGE = 8
const WIDTH = 340

/** On the side of the light that has more room. */
function placeBeside({ rect }: Lit): Readonly<Record<string, string>> {
  const width = Math.min(WIDTH, innerWidth - 2 * EDGE)
  const middle = rect.x + rect.width / 2 - width / 2
  const left = `${Math.max(EDGE, Math.min(middle, innerWidth - width - EDGE))}px`
  const isHigh = rect.y + rect.height / 2 < innerHeight / 2
  return isHigh
    ? { left, width: `${width}px`, top: `${rect.y + rect.height + GAP}px` }
    : { left, width: `${width}px`, bottom: `${innerHeight - rect.y + GAP}px` }
}
