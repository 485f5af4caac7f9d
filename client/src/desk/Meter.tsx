import type { ComponentChildren } from 'preact'
import type { GoalLevel, GoalName } from '#shared/analysis/standing'
import type { GoalChange } from '#shared/analysis/yearChange'
import type { Grade } from '#shared/ruleset/vocabulary'
import { formatNumber, sentence, t } from '../text/text.ts'

interface MeterProps {
  readonly goal: GoalName
  readonly at: GoalLevel
  /** The grades beside the one that all goals together earn. */
  readonly grades: { readonly above?: Grade | undefined; readonly below?: Grade | undefined }
  /** The highest level: the right end of the bar. */
  readonly most: number
  /** How it moved in the year that is over. */
  readonly change?: GoalChange | undefined
  /** What the leader also wants of this goal, and how far it is. */
  readonly wish?: ComponentChildren
}

const percent = (share: number): number => Math.round(100 * share)

/** One goal as a bar with the mark of the next grade; what is only estimated has a striped edge. */
export function Meter({ goal, at, grades, most, change, wish }: MeterProps) {
  const { level, next, keep } = at
  const along = (value: number) => `${Math.min(100, Math.max(0, (100 * value) / most))}%`
  const isKnown = level.low === level.high
  return (
    <details class="meter" name="meter" data-test={`meter-${goal}`}>
      <summary>
        <span class="meter-name">
          {t(`goal.${goal}.name`)} {change && change.points !== 0 && <Trend points={change.points} isKnown={isKnown} />}
        </span>
        <span class="meter-track" aria-hidden="true">
          <span class="meter-fill" style={{ inlineSize: along(level.low) }} />
          {!isKnown && (
            <span
              class="meter-doubt"
              style={{
                insetInlineStart: along(level.low),
                inlineSize: `calc(${along(level.high)} - ${along(level.low)})`,
              }}
            />
          )}
          {next !== undefined && <span class="meter-next" style={{ insetInlineStart: along(next) }} />}
          {next === undefined && keep !== undefined && (
            <span class="meter-next keep" style={{ insetInlineStart: along(keep) }} />
          )}
        </span>
        <span class="unseen">
          {isKnown
            ? t('goal.known', { n: percent(level.median), most: percent(most) })
            : t('goal.estimated', { low: percent(level.low), high: percent(level.high), most: percent(most) })}
        </span>
      </summary>
      <div class="meter-why glass">
        <p>
          <strong>
            {isKnown
              ? t('goal.known', { n: percent(level.median), most: percent(most) })
              : t('goal.estimated', { low: percent(level.low), high: percent(level.high), most: percent(most) })}
          </strong>{' '}
          {level.low >= most && t('goal.full')}{' '}
          {grades.above &&
            next !== undefined &&
            t('goal.next', { grade: t(`grade.${grades.above}`), n: percent(next) })}{' '}
          {grades.below &&
            keep !== undefined &&
            t('goal.keep', { grade: t(`grade.${grades.below}`), n: percent(keep) })}
        </p>
        {change && <p>{sentence(change.cause)}</p>}
        {wish && <p data-test="wish">{wish}</p>}
        <p class="soft">{t(`goal.${goal}.text`, { weight: percent(at.weight) })}</p>
      </div>
    </details>
  )
}

function Trend({ points, isKnown }: { readonly points: number; readonly isKnown: boolean }) {
  const size = formatNumber(Math.abs(points))
  const look = isKnown ? (points > 0 ? 'gain' : 'fall') : 'doubt'
  return (
    <span class={`trend figures ${look}`}>
      <span aria-hidden="true">
        {points > 0 ? '▲' : '▼'} {size}
        {!isKnown && '?'}
      </span>
      <span class="unseen">{t(points > 0 ? 'goal.up' : 'goal.down', { n: size })}</span>
    </span>
  )
}
