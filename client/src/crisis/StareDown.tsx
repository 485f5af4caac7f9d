import { useState } from 'preact/hooks'
import type { Chip } from '#shared/analysis/previews/chip'
import { contestOf, seenBalance } from '#shared/analysis/seenBalance'
import { riskSoFar, stakesOf } from '#shared/analysis/stakes'
import type { CrisisMove } from '#shared/ruleset/vocabulary'
import { seenPower } from '#shared/view/lookup'
import type { PlayerView, SeenConfrontation, SeenPower } from '#shared/view/observation'
import { phrase } from '#shared/view/phrase'
import { cuesIn, type Occasion } from '#shared/voices/index'
import { ChipMark } from '../orders/Consequences.tsx'
import { type FacedCrisis, facedCrisis } from '../store/crisis.ts'
import { newsFeed, orders, ready, ruleset } from '../store/game.ts'
import { formatPercent, leaderName, nameInText, powerShort, t } from '../text/text.ts'
import type { Mood } from '../ui/face/moods.ts'
import { Portrait } from '../ui/Portrait.tsx'
import { SpokenLine } from '../ui/SpokenLine.tsx'
import { aboutText } from './aboutText.ts'
import { MoveCard } from './MoveCard.tsx'
import { MoveKeys } from './MoveKeys.tsx'
import { oddsOf, oneIn } from './odds.ts'
import { RungLadder } from './RungLadder.tsx'
import { TermsOnTable } from './TermsOnTable.tsx'
import { Urn } from './Urn.tsx'
import './stareDown.css'

/** Rungs from which a face is wary, and from which it is angry. */
const WARY = 3
const ANGRY = 5

const moodOn = (rung: number): Mood => (rung >= ANGRY ? 'angry' : rung >= WARY ? 'wary' : 'calm')

/**
 * A confrontation of the viewer's own: both leaders with the ladder between them, what is at stake, the odds of an accident as an urn,
 * the moves of the last window turned over, and the keys of the next.
 */
export function StareDown() {
  const faced = facedCrisis.value
  return faced && <FacedScene faced={faced} key={faced.view.window.number} />
}

function FacedScene({ faced }: { readonly faced: FacedCrisis }) {
  const { crisis, view, ran } = faced
  const [chosen, choose] = useState<CrisisMove>()
  const isMine = crisis.challenger === view.self.id
  const ours = seenPower(view, view.self.id)
  const theirs = seenPower(view, isMine ? crisis.defender : crisis.challenger)
  if (ours === undefined || theirs === undefined) return null
  const given = orders.value.find((order) => order.type === 'confront')
  const isDown = ready.value && given !== undefined
  const [challenger, defender] = crisis.last ?? []
  const open = isDown || chosen !== undefined ? [] : isMine ? [challenger, defender] : [defender, challenger]
  const move = isDown ? given.move : chosen
  const ground = seenBalance(ruleset.value, view, contestOf(crisis)).odds
  const odds = isMine ? ground : 1 - ground
  return (
    <section class="stare-down" aria-labelledby="stare-title" data-test="crisis-confrontation">
      <header>
        <h2 id="stare-title">{questionOf(crisis)}</h2>
        <p>{aboutText(crisis, isMine, odds)}</p>
        <TermsOnTable crisis={crisis} me={view.self.id} />
      </header>
      <Leader power={ours} side="ours" faced={faced} />
      <Leader power={theirs} side="theirs" faced={faced} />
      <StakeChips view={view} crisis={crisis} />
      <RungLadder crisis={crisis} ours={ours} theirs={theirs} />
      <Odds crisis={crisis} odds={odds} climbs={move === 'raise'} ran={ran} />
      <div class="cards">
        <MoveCard power={ours} side="ours" isChosen={isDown} move={open[0]} />
        <MoveCard power={theirs} side="theirs" isChosen={false} move={open[1]} />
      </div>
      <MoveKeys view={view} crisis={crisis} chosen={chosen} isDown={isDown} odds={odds} onChoose={choose} />
    </section>
  )
}

const questionOf = ({ cause, over }: SeenConfrontation): string =>
  t(`stage.question.${cause}`, { state: over === undefined ? '' : nameInText(over) })

interface LeaderProps {
  readonly power: SeenPower
  readonly side: 'ours' | 'theirs'
  readonly faced: FacedCrisis
}

/** On what leaders speak in a crisis. */
const IN_CRISIS: readonly Occasion[] = ['demand', 'rungLow', 'rungHigh']

/** A side's leader and what it said last: its demand or its answer at first, then a word at every move. */
function Leader({ power, side, faced: { crisis, view } }: LeaderProps) {
  const spoken = cuesIn(
    newsFeed.value.filter(({ year }) => year === view.year),
    view.powers.map(({ id }) => id),
  )
  const cue = spoken.flat().findLast(({ speaker, occasion }) => speaker === power.id && IN_CRISIS.includes(occasion))
  return (
    <div class={`leader-bust ${side}`}>
      <Portrait power={power.id} look={power.look} mood={moodOn(crisis.rung)} bust />
      {cue && <SpokenLine cue={cue} />}
      <p class="nameplate">
        {leaderName(power.id)} <small>{powerShort(power.id)}</small>
      </p>
    </div>
  )
}

interface StakeChipsProps {
  readonly view: PlayerView
  readonly crisis: SeenConfrontation
}

/** What is won and lost on this rung. */
function StakeChips({ view, crisis }: StakeChipsProps) {
  const { won, lost } = stakesOf(ruleset.value, view, crisis)
  return (
    <div class="stakes">
      <h3>{t('stage.ifWin')}</h3>
      <ul>{won.map(stakeMark)}</ul>
      <h3>{t('stage.ifLose')}</h3>
      <ul>{lost.map(stakeMark)}</ul>
    </div>
  )
}

/** The title has named the place: of the pull on it only the change is told. */
function stakeMark(chip: Chip) {
  const { term, change } = chip
  const words = term === 'pull' && change !== undefined ? { words: phrase('chip.pullHere', { change }) } : {}
  return <ChipMark key={term} chip={chip} {...words} />
}

interface OddsProps {
  readonly crisis: SeenConfrontation
  /** The viewer's own, 0–1, when the ground decides. */
  readonly odds: number
  readonly climbs: boolean
  readonly ran: readonly number[]
}

/**
 * The odds of this window's accident as an urn, by the move that is chosen, and the odds that were run so far; below them whom the ground
 * favours where neither climbs.
 */
function Odds({ crisis, odds, climbs, ran }: OddsProps) {
  const chance = climbs ? crisis.riskAbove : crisis.risk
  const soFar = oneIn(riskSoFar(ran))
  return (
    <div class="odds" data-test="risk">
      <Urn chance={chance} />
      <strong class={chance > 0 ? 'figures danger-text' : 'figures'}>
        {chance > 0 ? t('stage.beads', oddsOf(chance)) : t('stage.noBeads')}
      </strong>
      <span class="soft" data-test="risk-so-far">
        {soFar === undefined ? t('stage.soFarNone') : t('stage.soFar', { n: soFar })}
      </span>
      <p class="ground" data-test="ground">
        {t('stage.ground', { n: formatPercent(odds) })}
      </p>
    </div>
  )
}
