import { useState } from 'preact/hooks'
import type { CrisisMove } from '#shared/ruleset/vocabulary'
import type { SeenConfrontation } from '#shared/view/observation'
import { MOVE_ICONS } from '../crisis/moveIcons.ts'
import { formatRisk, t } from '../text/text.ts'
import { HoldKey } from '../ui/HoldKey.tsx'
import { Icon } from '../ui/Icon.tsx'

interface MoveChoiceProps {
  readonly crisis: SeenConfrontation
  readonly moves: readonly CrisisMove[]
  onDecide(move: CrisisMove): void
}

/** The moves that the rules allow here; one is committed to, as in a match. */
export function MoveChoice({ crisis, moves, onDecide }: MoveChoiceProps) {
  const [chosen, choose] = useState<CrisisMove>()
  return (
    <section class="choice" aria-label={t('daily.decide')}>
      <h2>{t('daily.decide')}</h2>
      <p class="soft" role="status">
        {t(chosen === undefined ? 'stage.hold' : 'stage.again')}
      </p>
      <div class="keys">
        {moves.map((move) => (
          <HoldKey
            key={move}
            class="daily-move"
            test={`daily-${move}`}
            isChosen={chosen === move}
            onChoose={() => choose(move)}
            onCommit={() => onDecide(move)}
          >
            <strong>
              <Icon name={MOVE_ICONS[move]} /> {t(`confrontation.move.${move}.name`)}
            </strong>
            <span>
              {t(`confrontation.move.${move}.text`, {
                risk: formatRisk(move === 'raise' ? crisis.riskAbove : crisis.risk),
              })}
            </span>
          </HoldKey>
        ))}
      </div>
    </section>
  )
}
