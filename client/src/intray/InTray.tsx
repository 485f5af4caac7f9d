import type { ComponentChild } from 'preact'
import { useState } from 'preact/hooks'
import { ADVISERS, type Adviser } from '#shared/analysis/advice'
import type { Chip, ChipTerm } from '#shared/analysis/previews/chip'
import { inTray, type RankedMatters } from '#shared/intray/index'
import type { Asker, Matter, MatterAnswer, Photograph } from '#shared/intray/matter'
import { moduleOf, type Order } from '#shared/orders/index'
import { giveOrder, orderIn, setOrder } from '../commands/changeOrders.ts'
import { ChipMark, Consequences, chipsOf } from '../orders/Consequences.tsx'
import { isAwaited, playerView, role, ruleset } from '../store/game.ts'
import { pastEvents, pastYear } from '../store/year.ts'
import { labelled } from '../text/labelled.ts'
import { formatList, placeName, powerShort, rangeInText, sentence, t, verbName } from '../text/text.ts'
import { OnArrow } from '../ui/Arrows.tsx'
import { woundOf } from '../ui/face/moods.ts'
import { Icon } from '../ui/Icon.tsx'
import { IntervalBar } from '../ui/IntervalBar.tsx'
import { Portrait } from '../ui/Portrait.tsx'
import { Marked } from '../ui/Term.tsx'
import './inTray.css'

/**
 * What needs the player this year: at most four cards, each a question with its answers; the rest below them, to be read. On a narrow
 * screen the first that is not answered peeps over the budget, and pressing it opens them all.
 */
export function InTray() {
  const view = playerView.value
  if (view === undefined || role.value !== 'player' || !isAwaited.value || view.window.kind !== 'planning') return null
  const matters = inTray(ruleset.value, view, pastYear.value?.before, pastEvents.value)
  const isAfterWar = view.climate.cooling > 0 || pastEvents.value.some(({ type }) => type === 'salvoLanded')
  return <Matters key={view.year} matters={matters} isAfterWar={isAfterWar} />
}

interface MattersProps {
  readonly matters: RankedMatters
  /** A war was fought last year, or its smoke still hides the sun. */
  readonly isAfterWar: boolean
}

function Matters({ matters: { cards, rest }, isAfterWar }: MattersProps) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [isOpen, setOpen] = useState(false)
  if (cards.length === 0)
    return <p class="in-tray nothing glass">{t(isAfterWar ? 'tray.emptyAfterWar' : 'tray.empty')}</p>
  const isAnswered = (matter: Matter) => left.has(matter.id) || answersOf(matter).some(isGiven)
  const leave = (id: string, leaves: boolean) =>
    setLeft((ids) => new Set(leaves ? [...ids, id] : [...ids].filter((each) => each !== id)))
  const waiting = [...cards, ...rest].filter((matter) => !isAnswered(matter))
  const cardOf = (matter: Matter, place: number) => (
    <MatterCard
      key={matter.id}
      matter={matter}
      open={place === 0}
      isLeft={left.has(matter.id)}
      isAnswered={isAnswered(matter)}
      onLeave={(leaves) => leave(matter.id, leaves)}
    />
  )
  return (
    <div class={isOpen ? 'in-tray open' : 'in-tray'} data-test="in-tray">
      <h2 class="unseen" tabIndex={-1}>
        {t('tray.heading', { n: waiting.length })}
      </h2>
      <button
        type="button"
        class="tray-card peek glass"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        data-test="tray-peek"
      >
        {isOpen ? <span class="question">{t('settings.close')}</span> : <Question matter={waiting[0] ?? cards[0]!} />}
        <strong class="count figures">{waiting.length > 0 ? waiting.length : <Icon name="check" />}</strong>
      </button>
      <div class="matters">
        {cards.map(cardOf)}
        {rest.length > 0 && (
          <details class="rest" data-test="tray-rest">
            <summary>{t('tray.rest', { n: rest.length })}</summary>
            {rest.map((matter) => cardOf(matter, -1))}
          </details>
        )}
      </div>
    </div>
  )
}

const isAdviserName = (from: Matter['from']): from is Adviser => ADVISERS.some((adviser) => adviser === from)

/** Most names of those who ask together; of more, the first and how many. */
const MOST_NAMES = 2

/** Who asks, with the face of a power, and what. */
function Question({ matter: { from, askers = [], question } }: { readonly matter: Matter }) {
  const power = playerView.value?.powers.find(({ id }) => id === from)
  const name = isAdviserName(from) ? t(`adviser.${from}`) : power ? powerShort(power.id) : placeName(from)
  const names =
    isAdviserName(from) || askers.length === 0
      ? name
      : askers.length > MOST_NAMES
        ? t('tray.many', { name, n: askers.length - 1 })
        : formatList(askers.map(({ id }) => placeName(id)))
  return (
    <>
      {power && (
        <span class="asks">
          <Portrait power={power.id} look={power.look} mood={woundOf(power.loss) ?? 'calm'} />
        </span>
      )}
      <span class="question">
        <strong>{names}</strong> <q>{sentence(question)}</q>
      </span>
    </>
  )
}

interface MatterCardProps {
  readonly matter: Matter
  readonly open: boolean
  readonly isLeft: boolean
  readonly isAnswered: boolean
  onLeave(left: boolean): void
}

function MatterCard({ matter, open, isLeft, isAnswered, onLeave }: MatterCardProps) {
  const { voices = [], sighting, askers = [], answers } = matter
  const [weighed, setWeighed] = useState<MatterAnswer | undefined>(undefined)
  const keyOf = (answer: MatterAnswer, rivals: readonly MatterAnswer[], name?: string) => (
    <AnswerKey
      key={sentence(answer.says)}
      answer={answer}
      name={name}
      pressed={answer.orders.length === 0 ? isLeft : isGiven(answer)}
      brings={isSame(answer, weighed) ? `brings-${matter.id}` : undefined}
      onWeigh={() => setWeighed(answer)}
      onChoose={(pressed) => choose(answer, rivals, pressed, onLeave)}
    />
  )
  return (
    <details
      class={isAnswered ? 'matter answered' : 'matter'}
      name="in-tray"
      open={open}
      data-test={`matter-${matter.kind}`}
      data-matter={matter.id}
    >
      <summary>
        <Question matter={matter} />
        {isAnswered && (
          <span class="done">
            <Icon name="check" /> <span class="given">{formatList(givenIn(matter, isLeft))}</span>
          </span>
        )}
      </summary>
      {voices.map(({ adviser, says }) => (
        <p class="voice" key={adviser}>
          <strong>{t(`adviser.${adviser}`)}</strong>{' '}
          <q>
            <Marked text={sentence(says)} />
          </q>
        </p>
      ))}
      {sighting && <PhotographBars sighting={sighting} />}
      {askers.map((asker) => (
        <AskerKeys key={asker.id} asker={asker} keyOf={keyOf} />
      ))}
      <ul class="answers">{answers.map((answer) => keyOf(answer, answersOf(matter)))}</ul>
    </details>
  )
}

/** A force of a rival as it was thought to be a year ago, and as it is now, on one scale. */
function PhotographBars({ sighting: { before, after, force } }: { readonly sighting: Photograph }) {
  const rows = [
    ['before', before],
    ['after', after],
  ] as const
  return (
    <dl class="photograph" aria-label={t(`force.${force}.name`)}>
      {rows.map(([when, band]) => (
        <div key={when}>
          <dt>{t(`tray.${when}`)}</dt>
          <dd>
            <IntervalBar band={band} scale={after.high} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

const slotOf = (order: Order): string => moduleOf(order).slot(order)
const isOrdered = (order: Order): boolean => JSON.stringify(orderIn(slotOf(order))) === JSON.stringify(order)
const isGiven = ({ orders }: MatterAnswer): boolean => orders.length > 0 && orders.every(isOrdered)

const isSame = (one: MatterAnswer, other: MatterAnswer | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

const isTreaty = ({ orders }: MatterAnswer): boolean => orders.some(({ type }) => type === 'diplomacy')

/** What was answered to a matter, in words. */
const givenIn = (matter: Matter, isLeft: boolean): readonly string[] =>
  answersOf(matter)
    .filter((answer) => (answer.orders.length === 0 ? isLeft : isGiven(answer)))
    .map(({ says }) => sentence(says))

/** Every answer that a matter may get: to all who ask, and to each alone. */
const answersOf = ({ answers, askers = [] }: Matter): readonly MatterAnswer[] => [
  ...answers,
  ...askers.flatMap((asker) => asker.answers),
]

interface AskerKeysProps {
  readonly asker: Asker
  /** The key of an answer that excludes these others, with a short name where the long one says what stands beside it. */
  keyOf(answer: MatterAnswer, rivals: readonly MatterAnswer[], name: string): ComponentChild
}

/** An answer for one of several, in a word or two: the verb of the map, or the treaties it signs. */
const shortName = ({ orders }: MatterAnswer): string => {
  const treaties = orders.flatMap((order) => (order.type === 'diplomacy' ? [t(`treaty.${order.treaty}.name`)] : []))
  return treaties.length > 0 ? formatList(treaties) : verbName(orders[0]!.type)
}

/** One of several who ask the same, and the answers for it alone: a word each, as the verbs of the map are called. */
function AskerKeys({ asker: { id, answers, sighting }, keyOf }: AskerKeysProps) {
  return (
    <div class="asker" data-asker={id}>
      <span>
        <strong>{placeName(id)}</strong>
        {sighting && <Grown sighting={sighting} />}
      </span>
      <ul>{answers.map((answer) => keyOf(answer, answers, shortName(answer)))}</ul>
    </div>
  )
}

/** The same in a line, for one of several. */
const Grown = ({ sighting: { before, after, force } }: { readonly sighting: Photograph }) => (
  <small class="grown figures">
    {t(`force.${force}.name`)} {String(rangeInText(before.low, before.high))} <OnArrow />{' '}
    {String(rangeInText(after.low, after.high))}
  </small>
)

interface AnswerKeyProps {
  readonly answer: MatterAnswer
  /** What the key says to the eye, where it is short of what the answer says. */
  readonly name: string | undefined
  readonly pressed: boolean
  /** Id of where stands what this answer would bring; undefined while another is weighed. */
  readonly brings: string | undefined
  /** Pointed at, focused or pressed: all that it would bring is shown, besides the price on its key. */
  onWeigh(): void
  onChoose(pressed: boolean): void
}

/** What the answer's own key says already. */
const SAID_BY_KEY: ChipTerm = 'signed'

/**
 * One answer with its price: pressing it drafts its orders, pressing it again withdraws them. The rest of what it would bring comes next
 * for whoever goes on by keyboard, and stands below all answers to the eye. Room for the tallest is kept, and a finger weighs only what it
 * has pressed: a key never moves from under the hand.
 */
function AnswerKey({ answer, name, pressed, brings, onWeigh, onChoose }: AnswerKeyProps) {
  const says = sentence(answer.says)
  const isShort = name !== undefined
  const price = priceOf(answer).filter(({ term }) => !isShort || (isTreaty(answer) && TAKEN_AT_HOME.includes(term)))
  const isKept = brings === undefined && !isShort && restOf(answer).length > 0
  return (
    <li>
      <button
        type="button"
        class={brings ? 'weighed' : ''}
        aria-label={isShort ? labelled(name, says) : undefined}
        aria-pressed={pressed}
        aria-describedby={brings}
        onPointerEnter={({ pointerType }) => pointerType === 'mouse' && onWeigh()}
        onFocus={({ currentTarget }) => currentTarget.matches(':focus-visible') && onWeigh()}
        onClick={() => {
          onWeigh()
          onChoose(pressed)
        }}
      >
        {name ?? says}
        {pressed && (
          <span class="stamp" aria-hidden="true">
            <Icon name="check" /> {t(answer.orders.length > 0 ? 'tray.given' : 'tray.left')}
          </span>
        )}
        <ul class="price">
          {price.map((chip) => (
            <ChipMark key={chip.term} chip={chip} isOnKey />
          ))}
        </ul>
      </button>
      {(brings || isKept) && (
        <div class={isKept ? 'brings kept' : 'brings'} id={brings}>
          <Consequences
            orders={answer.orders}
            besides={answer.besides}
            only={(chip) => chip.term !== SAID_BY_KEY && !isAmong(price, chip)}
          />
        </div>
      )}
    </li>
  )
}

/** What stops an answer before it costs or gains anything. */
const BARS: readonly ChipTerm[] = ['needsSupport']

/**
 * What decides about an answer, for its key: what stands in its way, the first thing it costs and the first it gains, those with a figure
 * before others.
 */
function priceOf({ orders, besides }: MatterAnswer): readonly Chip[] {
  const chips = chipsOf(orders, besides)
    .filter(({ term, when }) => term !== SAID_BY_KEY && (when === undefined || when === 'signed'))
    .toSorted((a, b) => Number(b.change !== undefined) - Number(a.change !== undefined))
  const bars = chips.filter(({ term }) => BARS.includes(term))
  const loss = chips.find((chip) => !bars.includes(chip) && (chip.tone === 'loss' || chip.term === 'cost'))
  const gain = bars.length > 0 ? undefined : chips.find(({ tone }) => tone === 'gain')
  return [...bars, loss, gain].filter((chip) => chip !== undefined)
}

/** A short key says of its price what a treaty takes at home. */
const TAKEN_AT_HOME: readonly ChipTerm[] = [...BARS, 'support']

/** Everything else that an answer brings. */
const restOf = (answer: MatterAnswer): readonly Chip[] => {
  const price = priceOf(answer)
  return chipsOf(answer.orders, answer.besides).filter((chip) => chip.term !== SAID_BY_KEY && !isAmong(price, chip))
}

const isAmong = (chips: readonly Chip[], chip: Chip): boolean =>
  chips.some((other) => JSON.stringify(other) === JSON.stringify(chip))

/** Takes back what the answers beside it ordered, and gives this one's orders, or takes them back too. */
function choose(
  answer: MatterAnswer,
  rivals: readonly MatterAnswer[],
  pressed: boolean,
  onLeave: (left: boolean) => void,
): void {
  const others = rivals.flatMap(({ orders }) => orders).filter((order) => !answer.orders.includes(order))
  for (const order of pressed ? answer.orders : others) if (isOrdered(order)) setOrder(slotOf(order), undefined)
  if (!pressed) for (const order of answer.orders) giveOrder(order)
  onLeave(!pressed && answer.orders.length === 0)
}
