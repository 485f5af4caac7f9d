import { contestOf, seenBalance } from '#shared/analysis/seenBalance'
import { confront } from '#shared/orders/confront'
import { CRISIS_MOVES, type CrisisMove } from '#shared/ruleset/vocabulary'
import { confrontationOf, pairWith } from '#shared/view/lookup'
import type { PlayerView, SeenConfrontation } from '#shared/view/observation'
import { giveOrder } from '../commands/changeOrders.ts'
import { sendReady } from '../commands/match.ts'
import { Consequences } from '../orders/Consequences.tsx'
import { OrderSection } from '../orders/OrderSection.tsx'
import { ruleset } from '../store/game.ts'
import { formatPercent, formatRisk, nameInText, rungAbout, rungName, t } from '../text/text.ts'
import { aboutText } from './aboutText.ts'
import { TermsOnTable } from './TermsOnTable.tsx'

/** A confrontation: its cause, the rung, the last moves, the accident risk, and up to six moves. */
export function ConfrontationPanel({ view }: { readonly view: PlayerView }) {
  const crisis = confrontationOf(view)
  if (crisis === undefined) return null
  const mine = crisis.challenger === view.self.id
  const rival = mine ? crisis.defender : crisis.challenger
  const odds = groundOdds(view, crisis, mine)
  return (
    <>
      <h2>{t('confrontation.title', { power: nameInText(rival) })}</h2>
      <p>{aboutText(crisis, mine, odds)}</p>
      <Ladder crisis={crisis} />
      <LastMoves crisis={crisis} mine={mine} />
      <p class="soft">{t('confrontation.tension', { n: pairWith(view, rival)?.tension ?? 0 })}</p>
      <p data-test="ground">{t('confrontation.ground', { n: formatPercent(odds) })}</p>
      <TermsOnTable crisis={crisis} me={view.self.id} />
      {CRISIS_MOVES.map((move) => (
        <MoveKey key={move} view={view} crisis={crisis} move={move} />
      ))}
      <OrderSection view={view} type="strike" />
    </>
  )
}

/** The viewer's own odds, 0–1, of prevailing when the ground decides. */
function groundOdds(view: PlayerView, crisis: SeenConfrontation, mine: boolean): number {
  const { odds } = seenBalance(ruleset.value, view, contestOf(crisis))
  return mine ? odds : 1 - odds
}

/** The rungs with the present one marked, and the accident risk of staying and of climbing. */
function Ladder({ crisis }: { readonly crisis: SeenConfrontation }) {
  const rungs = Array.from({ length: ruleset.value.crisis.rungs }, (_, n) => n + 1)
  return (
    <>
      <ol class="ladder" aria-label={t('confrontation.rung', { rung: crisis.rung, of: rungs.length })}>
        {rungs.map((rung) => (
          <li key={rung} class={rung === crisis.rung ? 'current' : rung < crisis.rung ? 'below' : ''}>
            {rung} <span class="unseen">{rungName(rung)}</span>
          </li>
        ))}
      </ol>
      <p>
        <strong>{rungName(crisis.rung)}</strong> <span class="soft">{rungAbout(crisis.rung)}</span>
      </p>
      <p class={crisis.riskAbove > 0 ? 'risk' : 'soft'} data-test="risk">
        {riskText(crisis)}
      </p>
    </>
  )
}

/** The accident risk of this window in a sentence: none, one number, or one for each way. */
function riskText({ risk, riskAbove }: SeenConfrontation): string {
  const [stay, climb] = [formatRisk(risk), formatRisk(riskAbove)]
  if (riskAbove === 0) return t('confrontation.noRisk')
  return risk === riskAbove ? t('confrontation.oneRisk', { stay }) : t('confrontation.risk', { stay, climb })
}

function LastMoves({ crisis, mine }: { readonly crisis: SeenConfrontation; readonly mine: boolean }) {
  if (crisis.last === undefined) return null
  const [challenger, defender] = crisis.last
  return (
    <p class="soft">
      {t('confrontation.last', {
        ours: t(`confrontation.move.${mine ? challenger : defender}.name`),
        theirs: t(`confrontation.move.${mine ? defender : challenger}.name`),
      })}
    </p>
  )
}

interface MoveKeyProps {
  readonly view: PlayerView
  readonly crisis: SeenConfrontation
  readonly move: CrisisMove
}

function MoveKey({ view, crisis, move }: MoveKeyProps) {
  const order = { type: 'confront', move } as const
  if (confront.validate(ruleset.value, view, order) !== undefined) return null
  const risk = move === 'raise' ? crisis.riskAbove : crisis.risk
  const grave = move === 'raise' && risk > 0
  return (
    <>
      <button
        type="button"
        class={grave ? 'crisis-choice danger' : 'crisis-choice'}
        data-test={`confront-${move}`}
        onClick={() => {
          if (giveOrder(order)) void sendReady(true)
        }}
      >
        <strong>{t(`confrontation.move.${move}.name`)}</strong>
        <span>{t(`confrontation.move.${move}.text`, { risk: formatRisk(risk) })}</span>
      </button>
      <Consequences orders={[order]} />
    </>
  )
}
