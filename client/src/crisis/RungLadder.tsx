import type { SeenConfrontation, SeenPower } from '#shared/view/observation'
import { ruleset } from '../store/game.ts'
import { labelled } from '../text/labelled.ts'
import { rungName, t } from '../text/text.ts'
import { Portrait } from '../ui/Portrait.tsx'

interface RungLadderProps {
  readonly crisis: SeenConfrontation
  readonly ours: SeenPower
  readonly theirs: SeenPower
}

/** First rung of the two that are drawn as nuclear danger. */
const HOT = 6

/** The seven rungs as a ladder between the two, both on the present one. */
export function RungLadder({ crisis, ours, theirs }: RungLadderProps) {
  const rungs = Array.from({ length: ruleset.value.crisis.rungs }, (_, n) => n + 1)
  const label = t('confrontation.rung', { rung: crisis.rung, of: rungs.length })
  return (
    <ol class="rung-ladder" aria-label={labelled(label, rungName(crisis.rung))} reversed>
      {rungs.toReversed().map((rung) => (
        <li
          key={rung}
          class={rung >= HOT ? 'hot' : ''}
          data-at={rung === crisis.rung ? 'here' : rung < crisis.rung ? 'below' : 'above'}
          {...(rung === crisis.rung ? { 'aria-current': 'step' as const } : {})}
        >
          <b aria-hidden="true">{rung}</b> <span>{rungName(rung)}</span>
          {rung === crisis.rung && (
            <>
              <span class="marker ours">
                <Portrait power={ours.id} look={ours.look} />
              </span>
              <span class="marker theirs">
                <Portrait power={theirs.id} look={theirs.look} />
              </span>
            </>
          )}
        </li>
      ))}
    </ol>
  )
}
