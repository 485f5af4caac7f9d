import { useState } from 'preact/hooks'
import { previewOf } from '#shared/analysis/preview'
import type { Chip } from '#shared/analysis/previews/chip'
import { termsOf } from '#shared/analysis/stakes'
import { confront } from '#shared/orders/confront'
import { CRISIS_MOVES, type CrisisMove } from '#shared/ruleset/vocabulary'
import type { PlayerView, SeenConfrontation } from '#shared/view/observation'
import { giveOrder } from '../commands/changeOrders.ts'
import { sendReady } from '../commands/match.ts'
import { ChipMark } from '../orders/Consequences.tsx'
import { isAdviser, ruleset } from '../store/game.ts'
import { nameInText, t } from '../text/text.ts'
import { HoldKey } from '../ui/HoldKey.tsx'
import { Icon } from '../ui/Icon.tsx'
import { MOVE_ICONS } from './moveIcons.ts'
import { oddsOf } from './odds.ts'

interface MoveKeysProps {
  readonly view: PlayerView
  readonly crisis: SeenConfrontation
  readonly chosen: CrisisMove | undefined
  /** The viewer's move lies face down: it waits for the other side. */
  readonly isDown: boolean
  /** The viewer's own odds, 0–1, of prevailing when the ground decides. */
  readonly odds: number
  onChoose(move: CrisisMove): void
}

/** Odds from which there is little to think about: standing firm comes first, and the other moves only when they are asked for. */
const FORGONE = 0.9

/** A mediator's terms hold only where both take them; the other side's own where the viewer does. */
function aboutMove({ self }: PlayerView, { offers }: SeenConfrontation, move: CrisisMove) {
  return move === 'accept' && offers.every(({ from }) => from === self.id) ? 'acceptMediated' : move
}

/** The moves of a side as keys, with what each brings; how they are committed stands above them. */
export function MoveKeys({ view, crisis, chosen, isDown, odds, onChoose }: MoveKeysProps) {
  const open = CRISIS_MOVES.filter(
    (move) => confront.validate(ruleset.value, view, { type: 'confront', move }) === undefined,
  )
  const [showsAll, showAll] = useState(!isForgone(view, crisis, odds))
  const moves = showsAll ? open : open.filter((move) => move === 'stand')
  const [isSent, setSent] = useState(false)
  const commit = (move: CrisisMove) => {
    if (isSent) return
    onChoose(move)
    if (!giveOrder({ type: 'confront', move }) || isAdviser.value) return
    setSent(true)
    void sendReady(true)
  }
  return (
    <div class="moves" data-count={showsAll ? moves.length : 2}>
      <p class="how" role="status">
        {chosen !== undefined && !isDown && (
          <span class="explains">{t(`stage.about.${aboutMove(view, crisis, chosen)}`)} </span>
        )}
        {!showsAll && chosen === undefined && <span class="explains">{t('stage.forgone')} </span>}
        {t(isDown ? 'stage.faceDown' : chosen === undefined ? 'stage.hold' : 'stage.again')}
      </p>
      <div class="keys">
        {moves.map((move) => (
          <HoldKey
            key={move}
            class="move-key"
            test={`confront-${move}`}
            isChosen={chosen === move}
            disabled={isDown}
            onChoose={() => onChoose(move)}
            onCommit={() => commit(move)}
          >
            <strong>
              <Icon name={MOVE_ICONS[move]} /> {t(`confrontation.move.${move}.name`)}
            </strong>
            <MoveChips view={view} crisis={crisis} move={move} />
          </HoldKey>
        ))}
        {!showsAll && !isDown && (
          <button type="button" class="move-key" onClick={() => showAll(true)} data-test="confront-others">
            <strong>{t('stage.others')}</strong>
          </button>
        )}
      </div>
    </div>
  )
}

/** Whether the ground as good as decides for the viewer, without a chance of an accident and with no terms to think about. */
const isForgone = (view: PlayerView, { risk, offers }: SeenConfrontation, odds: number): boolean =>
  odds >= FORGONE && risk === 0 && !offers.some(({ from }) => from !== view.self.id)

interface MoveChipsProps {
  readonly view: PlayerView
  readonly crisis: SeenConfrontation
  readonly move: CrisisMove
}

/** Most chips on a key besides those it draws itself. */
const MOST = 2

/** What a move brings: its red beads, its terms in words, then the rest without conditions. */
function MoveChips({ view, crisis, move }: MoveChipsProps) {
  const chance = move === 'raise' ? crisis.riskAbove : crisis.risk
  const isRun = move === 'raise' || move === 'stand'
  const offers = move === 'offer' || move === 'offerSecretly' || move === 'accept'
  const besides = ({ term, when }: Chip) =>
    when === undefined && !['risk', 'rung', 'safe', 'table', 'agreed', 'odds', 'yielded'].includes(term)
  const chips = previewOf(ruleset.value, view, { type: 'confront', move }).filter(besides)
  return (
    <ul class="chips">
      {isRun && chance > 0 && <li class="chip nuclear">{t('stage.beads', oddsOf(chance))}</li>}
      {isRun && chance === 0 && <li class="chip">{t('chip.safe')}</li>}
      {offers &&
        termTexts(view, crisis).map((text) => (
          <li class="chip" key={text}>
            {text}
          </li>
        ))}
      {chips.slice(0, MOST).map((chip) => (
        <ChipMark key={chip.term} chip={chip} isOnKey />
      ))}
    </ul>
  )
}

/** The terms in this confrontation, in words. */
export function termTexts(view: PlayerView, crisis: SeenConfrontation): readonly string[] {
  const { leaves, neutral } = termsOf(view, crisis)
  if (neutral !== undefined) return [t('stage.neutral', { state: nameInText(neutral) })]
  if (leaves.length === 0) return [t('stage.peace')]
  return leaves.map(({ power, state }) => t('stage.leaves', { power: nameInText(power), state: nameInText(state) }))
}
