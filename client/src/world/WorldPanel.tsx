import { totalWarheadBand } from '#shared/analysis/arsenal'
import { totalWarheads } from '#shared/analysis/exchange'
import { pullOn } from '#shared/analysis/previews/relations'
import type { Order } from '#shared/orders/index'
import type { Observation, SeenPower, SeenState } from '#shared/view/observation'
import { select } from '../commands/roomView.ts'
import { OrderKeys, optionsOf } from '../orders/OrderKeys.tsx'
import { isAwaited, observation, playerView, selection } from '../store/game.ts'
import {
  formatMillions,
  formatNumber,
  formatPercent,
  nameInText,
  powerName,
  rangeInText,
  stateName,
  t,
} from '../text/text.ts'
import { lookOf } from '../theme/tokens.ts'
import { BackArrow } from '../ui/Arrows.tsx'
import { Emblem } from '../ui/Emblem.tsx'
import { Marked } from '../ui/Term.tsx'
import { PowerCard } from './PowerCard.tsx'
import './world.css'

/** The map as lists: every power and lesser state with the same facts and orders; the selected one in full. */
export function WorldPanel() {
  const view = observation.value
  if (view === undefined) return null
  const chosen = selection.value
  const power = chosen?.kind === 'power' ? view.powers.find(({ id }) => id === chosen.id) : undefined
  const state = chosen?.kind === 'state' ? view.states.find(({ id }) => id === chosen.id) : undefined
  if (power === undefined && state === undefined) return <WorldLists view={view} />
  return (
    <>
      <button type="button" class="quiet back" onClick={() => select(undefined)}>
        <BackArrow /> {t('world.back')}
      </button>
      {power && <PowerCard view={view} power={power} />}
      {state && <StateCard view={view} state={state} />}
    </>
  )
}

function WorldLists({ view }: { readonly view: Observation }) {
  return (
    <>
      <h2 class="panel-title">{t('world.powers')}</h2>
      <ul class="world-list" data-test="powers">
        {view.powers.map((power) => (
          <li key={power.id}>
            <button
              type="button"
              onClick={() => select({ kind: 'power', id: power.id })}
              data-test={`power-${power.id}`}
            >
              <Emblem look={power.look} />
              <span>{powerName(power.id)}</span>
              <small class="faint figures">{strengthOf(power)}</small>
            </button>
          </li>
        ))}
      </ul>
      <h2 class="panel-title">{t('world.states')}</h2>
      <ul class="world-list">
        {view.states.map((state) => (
          <li key={state.id}>
            <button
              type="button"
              onClick={() => select({ kind: 'state', id: state.id })}
              data-test={`state-${state.id}`}
            >
              <span class="dot" />
              <span>{stateName(state.id)}</span>
              <small class="faint">
                {leaningText(view, state)}
                {playerView.value && (
                  <span class="ours">
                    {t('target.leans', { n: formatPercent(pullOn(playerView.value, state.id)) })}
                  </span>
                )}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** A rival's warheads as an interval, the viewer's own as a number. */
function strengthOf(power: SeenPower): string {
  const own = playerView.value?.self
  if (own?.id === power.id) return t('world.warheads', { n: totalWarheads(own.forces) })
  if (power.estimate === undefined) return ''
  const { low, high } = totalWarheadBand(power.estimate)
  return t('world.warheads', { n: rangeInText(low, high) })
}

/** The power whose umbrella covers a state, else the power it leans to most, if to any. */
function leaningText(view: Observation, { alignment, umbrella }: SeenState): string {
  const strongest = Math.max(...alignment)
  const leader = view.powers[alignment.indexOf(strongest)]
  if (umbrella !== undefined) return t('world.covered', { power: nameInText(umbrella.patron) })
  return leader === undefined || strongest < 1 / 3 ? t('world.nonAligned') : powerName(leader.id)
}

function StateCard({ view, state }: { readonly view: Observation; readonly state: SeenState }) {
  const rest = Math.max(0, 1 - state.alignment.reduce((sum, pull) => sum + pull, 0))
  return (
    <article class="card">
      <h2>{stateName(state.id)}</h2>
      <dl class="facts">
        <div>
          <dt>{t('world.population')}</dt>
          <dd class="figures">{formatMillions(state.population)}</dd>
        </div>
      </dl>
      <Safety state={state} />
      <StateOrders state={state} />
      <h3>{t('world.alignment')}</h3>
      <ul class="pulls">
        {view.powers.map((power, seat) => (
          <AlignmentRow
            key={power.id}
            name={powerName(power.id)}
            share={state.alignment[seat] ?? 0}
            colour={lookOf(power.look).colour}
          />
        ))}
        <AlignmentRow name={t('world.nonAligned')} share={rest} colour="var(--line-strong)" />
      </ul>
    </article>
  )
}

/** How safe a lesser state feels: its fear, the credibility of its umbrella with its four parts, and what it needs. */
function Safety({ state }: { readonly state: SeenState }) {
  const { umbrella, fear, needs, stance, enrichment } = state
  return (
    <>
      <p class={stance === 'content' ? 'soft' : 'chosen'}>{t(`stance.${stance}`, { n: enrichment })}</p>
      <dl class="facts">
        <Fact name="fear" value={fear} />
        <Fact name="needs" value={needs} />
        {umbrella && <Fact name="credibility" value={umbrella.credibility} />}
      </dl>
      {umbrella && (
        <>
          <p>{t('world.coveredBy', { power: nameInText(umbrella.patron), year: umbrella.since })}</p>
          <dl class="facts parts">
            {PARTS.map((part) => (
              <Fact key={part} name={part} value={umbrella.parts[part]} />
            ))}
          </dl>
        </>
      )}
    </>
  )
}

const PARTS = ['word', 'stake', 'risk', 'balance'] as const

type SafetyFact = (typeof PARTS)[number] | 'fear' | 'needs' | 'credibility'

function Fact({ name, value }: { readonly name: SafetyFact; readonly value: number }) {
  return (
    <div>
      <dt>{t(`safety.${name}.name`)}</dt>
      <dd class="figures">{formatNumber(Math.round(value))}</dd>
      <dd class="why faint">
        <Marked text={t(`safety.${name}.text`)} />
      </dd>
    </div>
  )
}

/** Buttons for the orders that concern this state now. */
function StateOrders({ state }: { readonly state: SeenState }) {
  const view = playerView.value
  if (view === undefined || view.window.kind !== 'planning' || !isAwaited.value) return null
  const about = (order: Order) => Object.values(order).includes(state.id)
  const options = (['umbrella', 'base', 'challenge'] as const).flatMap((type) => optionsOf(view, type)).filter(about)
  return <OrderKeys among={options} />
}

function AlignmentRow({
  name,
  share,
  colour,
}: {
  readonly name: string
  readonly share: number
  readonly colour: string
}) {
  return (
    <li>
      <span>{name}</span>
      <span class="pull-track" aria-hidden="true">
        <span style={{ width: `${100 * share}%`, background: colour }} />
      </span>
      <span class="figures">{t('unit.percent', { n: formatPercent(share) })}</span>
    </li>
  )
}
