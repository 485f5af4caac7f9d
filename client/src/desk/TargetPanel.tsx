import { useEffect, useRef, useState } from 'preact/hooks'
import { totalWarheadBand } from '#shared/analysis/arsenal'
import { totalWarheads } from '#shared/analysis/exchange'
import { moduleOf, type OrderType } from '#shared/orders/index'
import { seatIn, seenPower, stateIn } from '#shared/view/lookup'
import type { Observation, PlayerView } from '#shared/view/observation'
import { orderIn, setOrder } from '../commands/changeOrders.ts'
import { select } from '../commands/roomView.ts'
import { Consequences } from '../orders/Consequences.tsx'
import { OrderForm } from '../orders/OrderSection.tsx'
import { isAbout } from '../orders/orderBody.ts'
import { OWN_SECTIONS } from '../orders/sections/index.ts'
import { type OpenVerb, openVerb, verbsOn } from '../orders/verbs.ts'
import {
  isAwaited,
  observation,
  orders,
  playerView,
  ready,
  role,
  ruleset,
  type Selection,
  selection,
  windowNumber,
} from '../store/game.ts'
import { showList } from '../store/lists.ts'
import { mapSight } from '../store/mapSight.ts'
import { formatPercent, placeName, powerShort, rangeInText, sentence, t, verbName } from '../text/text.ts'
import { Icon, iconOf } from '../ui/Icon.tsx'
import { ringPlaces } from './ringPlaces.ts'
import './targetPanel.css'

/**
 * The chosen land and its verbs: a ring around it on a wide screen with a map, else a sheet in reach of the thumb. A verb with
 * one order gives it at once; any other opens its form, the same as in the lists.
 */
export function TargetPanel() {
  const land = selection.value
  const view = observation.value
  const window = windowNumber.value
  const chosenIn = useRef(window)
  // A new window asks a player its own questions: what was chosen in the one before would stand over them.
  useEffect(() => {
    if (chosenIn.current !== window && role.value === 'player') select(undefined)
    chosenIn.current = window
  }, [window])
  if (land === undefined || view === undefined) return null
  return <Target key={land.id} land={land} view={view} />
}

/** True when the viewer may order now. */
const mayOrder = (view: PlayerView | undefined): view is PlayerView =>
  view?.window.kind === 'planning' && isAwaited.value && !ready.value

function Target({ land, view }: { readonly land: Selection; readonly view: Observation }) {
  const [opened, setOpened] = useState<OrderType | undefined>(undefined)
  const own = playerView.value
  const verbs = mayOrder(own) ? verbsOn(own, land) : []
  const hasForm = (type: OrderType) => OWN_SECTIONS[type] !== undefined
  const open = own ? verbs.map((type) => openVerb(ruleset.value, own, { type, land, hasForm })) : []
  const sight = mapSight.value
  const middle = sight?.middleOf(land)
  const places = sight && middle && ringPlaces(middle, open.length, sight)
  const style = places && {
    '--ring-x': `${places.middle[0]}px`,
    '--ring-y': `${places.middle[1]}px`,
  }
  const press = (verb: OpenVerb) => {
    if (verb.only !== undefined) toggle(verb.only)
    setOpened(opened === verb.type ? undefined : verb.type)
  }
  const shown = open.find(({ type }) => type === opened)
  return (
    <section
      class={places ? `target ringed ${sidesOf(places.middle[0], sight?.width ?? 0)}` : 'target'}
      style={style}
      aria-label={placeName(land.id)}
      data-test="target"
    >
      <TargetHead land={land} view={view} />
      {open.length > 0 && (
        <ul class="verbs">
          {open.map((verb, n) => (
            <li
              key={verb.type}
              style={places?.keys[n] && { '--x': `${places.keys[n][0]}px`, '--y': `${places.keys[n][1]}px` }}
            >
              <VerbKey verb={verb} land={land} view={own!} isOpen={opened === verb.type} onPress={() => press(verb)} />
            </li>
          ))}
        </ul>
      )}
      {shown && own && (shown.only ? <Brought verb={shown} /> : <Form verb={shown} land={land} view={own} />)}
    </section>
  )
}

interface ShownProps {
  readonly verb: OpenVerb
  readonly land: Selection
  readonly view: PlayerView
}

/** The form of a verb with a choice, or why there is none now. */
function Form({ verb: { type, closed }, land, view }: ShownProps) {
  return (
    <div class={type === 'strike' ? 'verb-form glass danger-section' : 'verb-form glass'} data-test="verb-form">
      <h3>{verbName(type)}</h3>
      {closed && <p class="closed-why">{sentence(closed)}</p>}
      <OrderForm type={type} view={view} about={land} />
    </div>
  )
}

/** What the order brings that a verb without a choice has just given; nothing once it is taken back. */
function Brought({ verb: { type, only } }: Pick<ShownProps, 'verb'>) {
  if (only === undefined || !isGiven(only)) return null
  return (
    <div class="verb-form glass" role="status" data-test="verb-brings">
      <h3>{verbName(type)}</h3>
      <Consequences orders={[only]} />
    </div>
  )
}

/** Pixels from the edge within which a ring would lie over the cards of the tray. */
const TRAY = 450

/** Where a ring stands, as classes: its form comes up on the other side, and cards under it step aside. */
const sidesOf = (x: number, width: number): string =>
  `${x > width / 2 ? 'form-start' : ''} ${x < TRAY ? 'over-tray' : ''}`

/** The name of the land, its figure, and the keys to its facts and away from it. */
function TargetHead({ land, view }: { readonly land: Selection; readonly view: Observation }) {
  return (
    <header class="target-head">
      <h2>{placeName(land.id)}</h2>
      <TargetFact land={land} view={view} />
      <button type="button" class="quiet" onClick={() => showList('world')} data-test="target-facts">
        {t('target.facts')}
      </button>
      <button
        type="button"
        class="quiet target-close"
        aria-label={t('settings.close')}
        onClick={() => select(undefined)}
        data-test="target-close"
      >
        <Icon name="close" />
      </button>
    </header>
  )
}

type OnlyOrder = NonNullable<OpenVerb['only']>

/** True when exactly this order stands in its slot. */
const isGiven = (order: OnlyOrder): boolean =>
  JSON.stringify(orderIn(moduleOf(order).slot(order))) === JSON.stringify(order)

/** Gives an order, or takes it back if it is the one given. */
function toggle(order: OnlyOrder): void {
  setOrder(moduleOf(order).slot(order), isGiven(order) ? undefined : order)
}

/** The one figure that matters most about a land. */
function TargetFact({ land, view }: { readonly land: Selection; readonly view: Observation }) {
  const own = playerView.value
  if (land.kind === 'state') {
    const state = stateIn(view, land.id)
    if (state?.umbrella)
      return <span class="soft">{t('world.covered', { power: powerShort(state.umbrella.patron) })}</span>
    const pull = own && state?.alignment[seatIn(view, own.self.id)]
    return pull === undefined ? null : <span class="soft">{t('target.leans', { n: formatPercent(pull) })}</span>
  }
  const power = seenPower(view, land.id)
  if (own?.self.id === land.id) {
    return <span class="soft figures">{t('world.warheads', { n: totalWarheads(own.self.forces) })}</span>
  }
  if (power?.estimate === undefined) return null
  const { low, high } = totalWarheadBand(power.estimate)
  // Where nobody looks an estimate is the truth: only replays have it.
  const look = own === undefined ? 'soft' : 'estimate-text'
  return <span class={`${look} figures`}>{t('world.warheads', { n: rangeInText(low, high) })}</span>
}

/** What a verb that takes no money puts at stake. */
const STAKES: Readonly<Partial<Record<OrderType, 'word' | 'crisis'>>> = { umbrella: 'word', challenge: 'crisis' }

interface VerbKeyProps {
  readonly verb: OpenVerb
  readonly land: Selection
  readonly view: PlayerView
  readonly isOpen: boolean
  onPress(): void
}

function VerbKey({ verb, land, view, isOpen, onPress }: VerbKeyProps) {
  const { type, cost, closed } = verb
  const stands = orders.value.some((order) => order.type === type && isAbout(view, order, land))
  const stakes = STAKES[type]
  const price = cost > 0 ? t('verbCost.from', { cost }) : t(stakes ? `verbCost.stakes.${stakes}` : 'verbCost.free')
  return (
    <button
      type="button"
      class={`verb ${closed ? 'closed' : ''} ${stands ? 'given-verb' : ''}`}
      aria-pressed={verb.only === undefined ? undefined : stands}
      aria-expanded={verb.only === undefined ? isOpen : undefined}
      onClick={onPress}
      data-test={`verb-${type}`}
    >
      <Icon name={iconOf(type)} />
      <span>{verbName(type)}</span>
      <small class="figures">{closed ? t('verbCost.no') : OWN_SECTIONS[type] && cost === 0 ? '…' : price}</small>
    </button>
  )
}
