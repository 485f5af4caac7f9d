import { useEffect, useState } from 'preact/hooks'
import type { BeliefStory } from '#shared/debrief/beliefs'
import type { PowerId } from '#shared/ids'
import type { Interest } from '#shared/ruleset/forces'
import { formatPercent, leaderName, powerShort, t } from '../text/text.ts'
import { lookOf } from '../theme/tokens.ts'
import { Portrait } from '../ui/Portrait.tsx'
import type { SectionPart } from './Section.tsx'
import './faces.css'

/** How far off a belief is, 0–1, from which it was dead wrong. */
const DEAD_WRONG = 0.4

/** How long a face is looked at on a wall before the next turns, in milliseconds. */
const LOOK = 2500

/**
 * The curtain: the leaders turn over one by one, the viewer's own last, with what each wanted and what was believed of it. On a wall
 * they turn by themselves, and stay face down while interests are closed.
 */
export function Faces({ debrief, me, own }: SectionPart<'faces'>) {
  const { interests, powers, beliefs } = debrief
  const order = powers.toSorted((a, b) => Number(a.id === me) - Number(b.id === me))
  const [turned, setTurned] = useState(0)
  const isOpen = interests.length > 0
  const isOver = turned >= order.length
  useEffect(() => {
    if (own !== undefined || !isOpen || isOver) return
    const timer = setTimeout(() => setTurned(turned + 1), LOOK)
    return () => clearTimeout(timer)
  }, [own, isOpen, isOver, turned])
  return (
    <div class="faces" data-test="faces">
      <h2>{t('debrief.faces.title')}</h2>
      <p class="soft">{t('debrief.faces.text', { n: debrief.yearsPlayed })}</p>
      <ol aria-live="polite">
        {order.map(({ id: power, look }, n) => (
          <FaceCard
            key={power}
            power={power}
            look={look}
            interest={n < turned ? interests.find((each) => each.power === power)?.interest : undefined}
            believed={believedOf(beliefs.entries, power, me)}
            isMine={power === me}
            by={me === undefined ? 'others' : power === me ? 'they' : 'you'}
          />
        ))}
      </ol>
      {own && (
        <p class="no-print">
          <button
            type="button"
            class="primary"
            disabled={isOver}
            onClick={() => setTurned(turned + 1)}
            data-test="turn-face"
          >
            {t(isOver ? 'debrief.faces.all' : 'debrief.faces.next')}
          </button>{' '}
          {!isOver && (
            <button type="button" onClick={() => setTurned(order.length)} data-test="turn-all">
              {t('debrief.faces.turnAll')}
            </button>
          )}
        </p>
      )}
      <p class="question">{t('debrief.faces.question')}</p>
    </div>
  )
}

/** The last belief, 0–1, that a power seeks security: the viewer's own of a rival, and of the viewer what the others thought. */
function believedOf(entries: readonly BeliefStory[], power: PowerId, me: PowerId | undefined): number | undefined {
  const about = entries.filter(
    ({ rival, viewer }) => rival === power && (me === undefined || me === power || viewer === me),
  )
  const last = Math.max(0, ...about.map(({ year }) => year))
  const final = about.filter(({ year }) => year === last)
  return final.length === 0 ? undefined : final.reduce((sum, { seeker }) => sum + seeker, 0) / final.length
}

interface FaceCardProps {
  readonly power: PowerId
  readonly look: number
  /** What it wanted; absent while its card lies face down. */
  readonly interest: Interest | undefined
  readonly believed: number | undefined
  readonly isMine: boolean
  /** Whose belief is shown. */
  readonly by: 'you' | 'they' | 'others'
}

function FaceCard({ power, look, interest, believed, isMine, by }: FaceCardProps) {
  const { colour, emblem } = lookOf(look)
  const name = powerShort(power)
  if (interest === undefined)
    return (
      <li class="face-card back" style={{ '--league': colour }} data-test={`face-${power}`}>
        <span aria-hidden="true">{emblem}</span>
        <strong>{isMine ? t('debrief.faces.you') : name}</strong>
      </li>
    )
  const isSeeker = interest === 'securitySeeker'
  // Along the scale from safety to more: where the truth stands, and where the belief stood.
  const truth = isSeeker ? 0 : 100
  const guess = believed === undefined ? undefined : 100 * (1 - believed)
  const isWrong = guess !== undefined && Math.abs(guess - truth) >= 100 * DEAD_WRONG
  return (
    <li class="face-card turned" style={{ '--league': colour }} data-wrong={isWrong} data-test={`face-${power}`}>
      <span class="face-place">
        <Portrait power={power} look={look} mood={isWrong ? 'wary' : 'calm'} />
      </span>
      <strong>
        <span aria-hidden="true">{emblem}</span> {isMine ? t('debrief.faces.you') : name}
      </strong>
      <small class="soft">{leaderName(power)}</small>
      <p class="wanted">
        <small>{t('debrief.faces.wanted')}</small>
        {t(isSeeker ? 'debrief.faces.safety' : 'debrief.faces.more')}
      </p>
      {guess !== undefined && (
        <>
          <small>{t(`debrief.faces.${by}Believed`)}</small>
          <span class="truth-scale" aria-hidden="true">
            <span style={{ insetInlineStart: `${Math.max(0, guess - 8)}%` }} />
            <i style={{ insetInlineStart: `${truth}%` }} />
          </span>
          <span class="ends">
            <span>{t('debrief.faces.safety')}</span>
            <span>{t('debrief.faces.more')}</span>
          </span>
          <span class="unseen">{t('debrief.faces.odds', { percent: formatPercent(believed ?? 0) })}</span>
          <p class={isWrong ? 'stamp' : 'soft'}>{t(isWrong ? 'debrief.faces.wrong' : 'debrief.faces.right')}</p>
        </>
      )}
    </li>
  )
}
