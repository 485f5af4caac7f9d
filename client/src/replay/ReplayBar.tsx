import { useEffect, useState } from 'preact/hooks'
import type { Perspective } from '#shared/debrief/perspective'
import { salvos } from '../store/game.ts'
import { eventLine } from '../text/eventText.ts'
import { nameInText, t } from '../text/text.ts'
import type { OpenedRecord } from '../workers/replayEngine.ts'

interface ReplayBarProps {
  readonly match: string
  readonly opened: Extract<OpenedRecord, { readonly kind: 'story' }>
  readonly index: number
  readonly perspective: Perspective
  onGo(index: number): void
  onLookAs(perspective: Perspective): void
}

/** Milliseconds from one position to the next. */
const PACE = { slow: 3000, normal: 1500, fast: 500 } as const
type Pace = keyof typeof PACE

/** Position and perspective of the replay, and the controls that change them. */
export function ReplayBar({ match, opened, index, perspective, onGo, onLookAs }: ReplayBarProps) {
  const last = opened.yearOf.length - 1
  return (
    <section class="replay-bar" aria-label={t('replay.title')} data-test="replay-bar" data-index={index}>
      <PlayControls opened={opened} index={index} onGo={onGo} />
      <label class="scrub">
        <span class="soft">{t('replay.year', { year: opened.yearOf[index] ?? 1 })}</span>
        <input
          type="range"
          min={0}
          max={last}
          value={index}
          aria-label={t('replay.scrub')}
          aria-valuetext={t('replay.year', { year: opened.yearOf[index] ?? 1 })}
          onInput={(event) => onGo(Number(event.currentTarget.value))}
          data-test="scrub"
        />
      </label>
      <div class="replay-keys">
        <Moments opened={opened} index={index} onGo={onGo} />
        <PerspectiveChoice opened={opened} perspective={perspective} onLookAs={onLookAs} />
        <a class="button" href={`#/debrief/${match}`} data-test="to-debrief">
          {t('replay.debrief')}
        </a>
      </div>
      <Gaps opened={opened} />
    </section>
  )
}

/** Steps back and forth, or plays by itself. */
function PlayControls({ opened, index, onGo }: Pick<ReplayBarProps, 'opened' | 'index' | 'onGo'>) {
  const [pace, setPace] = useState<Pace>('normal')
  const [playing, setPlaying] = usePlaying(opened, index, pace, onGo)
  const last = opened.yearOf.length - 1
  return (
    <div class="replay-keys">
      <button type="button" onClick={() => onGo(index - 1)} disabled={index === 0} aria-label={t('replay.back')}>
        ‹
      </button>
      <button type="button" onClick={() => setPlaying(!playing)} data-test="replay-play">
        {t(playing ? 'replay.pause' : 'replay.play')}
      </button>
      <button
        type="button"
        onClick={() => onGo(index + 1)}
        disabled={index === last}
        aria-label={t('replay.forth')}
        data-test="replay-forth"
      >
        ›
      </button>
      <label>
        <span class="unseen">{t('replay.pace')}</span>
        <select value={pace} onChange={(event) => setPace(event.currentTarget.value as Pace)}>
          {(Object.keys(PACE) as Pace[]).map((each) => (
            <option key={each} value={each}>
              {t(`replay.paces.${each}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

function PerspectiveChoice({
  opened,
  perspective,
  onLookAs,
}: Pick<ReplayBarProps, 'opened' | 'perspective' | 'onLookAs'>) {
  return (
    <label>
      <span class="unseen">{t('replay.lookAs')}</span>
      <select
        value={perspective}
        onChange={(event) => onLookAs(event.currentTarget.value as Perspective)}
        data-test="look-as"
      >
        <option value="truth">{t('replay.truth')}</option>
        <option value="spectator">{t('replay.gallery')}</option>
        {opened.head.powers.map((power) => (
          <option key={power} value={power}>
            {t('replay.eyesOf', { power: nameInText(power) })}
          </option>
        ))}
      </select>
    </label>
  )
}

/** What the record does not show: lines that cannot be read, windows that do not follow from the rules, a missing end. */
export function Gaps({ opened }: Pick<ReplayBarProps, 'opened'>) {
  const gaps = [
    opened.brokenAt === undefined ? '' : t('replay.brokenAt', { line: opened.brokenAt }),
    opened.departsAt === undefined ? '' : t('replay.departsAt', { window: opened.departsAt }),
    opened.ended ? '' : t('replay.notEnded'),
  ].filter((gap) => gap !== '')
  return gaps.length === 0 ? null : (
    <p class="soft" role="status" data-test="gaps">
      {gaps.join(' ')}
    </p>
  )
}

function Moments({ opened, index, onGo }: Pick<ReplayBarProps, 'opened' | 'index' | 'onGo'>) {
  return (
    <label>
      <span class="unseen">{t('replay.moments')}</span>
      <select
        value={opened.moments.some((moment) => moment.index === index) ? String(index) : ''}
        onChange={(event) => onGo(Number(event.currentTarget.value))}
        data-test="moments"
      >
        <option value="" disabled>
          {t('replay.moments')}
        </option>
        {opened.moments.map((moment, n) => (
          <option key={n} value={String(moment.index)}>
            {t('replay.moment', { year: moment.year, text: eventLine(moment.event) })}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Advances by itself while playing, but not while the map still plays an exchange. */
function usePlaying(opened: ReplayBarProps['opened'], index: number, pace: Pace, onGo: ReplayBarProps['onGo']) {
  const [playing, setPlaying] = useState(false)
  const busy = salvos.value.length > 0
  const last = opened.yearOf.length - 1
  useEffect(() => {
    if (!playing || busy) return
    if (index === last) return setPlaying(false)
    const timer = setTimeout(() => onGo(index + 1), PACE[pace])
    return () => clearTimeout(timer)
  }, [playing, busy, index, pace])
  return [playing, setPlaying] as const
}
