import type { CrisisMove } from '#shared/ruleset/vocabulary'
import type { SeenPower } from '#shared/view/observation'
import { labelled } from '../text/labelled.ts'
import { t } from '../text/text.ts'
import { lookOf } from '../theme/tokens.ts'
import { Icon } from '../ui/Icon.tsx'
import { MOVE_ICONS } from './moveIcons.ts'

interface MoveCardProps {
  readonly power: SeenPower
  readonly side: 'ours' | 'theirs'
  /** Chosen and face down, or still to be chosen. Told only while no move lies open. */
  readonly isChosen: boolean
  /** The move that lies open. */
  readonly move?: CrisisMove | undefined
}

/** A side's move: an outline until it is chosen, face down until both are, then turned over. */
export function MoveCard({ power, side, isChosen, move }: MoveCardProps) {
  const { colour, emblem } = lookOf(power.look)
  const state = move !== undefined ? 'open' : isChosen ? 'down' : 'awaited'
  return (
    <div class={`move-card ${side}`} data-state={state} style={{ '--league': colour }}>
      <div class="leaf" key={move ?? state}>
        <span class="closed" aria-hidden="true">
          {emblem}
        </span>
        {move !== undefined && (
          <span class="opened">
            <Icon name={MOVE_ICONS[move]} />
            <span>
              <span class="unseen">{labelled(t(`stage.${side}`), '')}</span>
              {t(`confrontation.move.${move}.name`)}
            </span>
          </span>
        )}
      </div>
    </div>
  )
}
