import { useState } from 'preact/hooks'
import { ADVISERS, type Adviser } from '#shared/analysis/advice'
import type { ChipTerm } from '#shared/analysis/previews/chip'
import { inTray, type RankedMatters } from '#shared/intray/index'
import type { Matter, MatterAnswer } from '#shared/intray/matter'
import { moduleOf, type Order } from '#shared/orders/index'
import { giveOrder, orderIn, setOrder } from '../commands/changeOrders.ts'
import { Consequences } from '../orders/Consequences.tsx'
import { isAwaited, playerView, role, ruleset } from '../store/game.ts'
import { pastEvents, pastYear } from '../store/year.ts'
import { placeName, powerShort, sentence, t } from '../text/text.ts'
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
  const matters = inTray(ruleset.value, view, pastYear.value?.before)
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
  const isAnswered = ({ id, answers }: Matter) => left.has(id) || answers.some(isGiven)
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

/** Who asks, with the face of a power, and what. */
function Question({ matter: { from, question } }: { readonly matter: Matter }) {
  const power = playerView.value?.powers.find(({ id }) => id === from)
  const name = isAdviserName(from) ? t(`adviser.${from}`) : power ? powerShort(power.id) : placeName(from)
  return (
    <>
      {power && (
        <span class="asks">
          <Portrait power={power.id} look={power.look} mood={woundOf(power.loss) ?? 'calm'} />
        </span>
      )}
      <span class="question">
        <strong>{name}</strong> <q>{sentence(question)}</q>
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
  const { voices = [], sighting, answers } = matter
  const [weighed, setWeighed] = useState(0)
  const inView = answers[weighed]
  const id = `brings-${matter.id}`
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
            <Icon name="check" />
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
      {sighting && <Photograph sighting={sighting} />}
      <ul class="answers">
        {answers.map((answer, n) => (
          <AnswerKey
            key={sentence(answer.says)}
            answer={answer}
            matter={matter}
            left={isLeft}
            brings={n === weighed ? id : undefined}
            onWeigh={() => setWeighed(n)}
            onLeave={onLeave}
          />
        ))}
      </ul>
      <div class="brings" id={id}>
        {inView && (
          <Consequences orders={inView.orders} besides={inView.besides} only={({ term }) => term !== SAID_BY_KEY} />
        )}
      </div>
    </details>
  )
}

/** A force of a rival as it was thought to be a year ago, and as it is now, on one scale. */
function Photograph({ sighting: { before, after, force } }: { readonly sighting: NonNullable<Matter['sighting']> }) {
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

interface AnswerKeyProps {
  readonly answer: MatterAnswer
  readonly matter: Matter
  readonly left: boolean
  /** Id of where stands what this answer would bring; undefined while another is weighed. */
  readonly brings: string | undefined
  /** Pointed at or focused: what it would bring is shown. */
  onWeigh(): void
  onLeave(left: boolean): void
}

/** What the answer's own key says already. */
const SAID_BY_KEY: ChipTerm = 'signed'

/** One answer: pressing it drafts its orders, pressing it again withdraws them. What it would bring stands below the answers. */
function AnswerKey({ answer, matter, left, brings, onWeigh, onLeave }: AnswerKeyProps) {
  const pressed = answer.orders.length === 0 ? left : isGiven(answer)
  return (
    <li>
      <button
        type="button"
        class={brings ? 'weighed' : ''}
        aria-pressed={pressed}
        aria-describedby={brings}
        onPointerEnter={onWeigh}
        onFocus={onWeigh}
        onClick={() => choose(answer, matter, pressed, onLeave)}
      >
        {sentence(answer.says)}
      </button>
    </li>
  )
}

/** Takes back what other answers to the matter ordered, and gives this one's orders, or takes them back too. */
function choose(answer: MatterAnswer, matter: Matter, pressed: boolean, onLeave: (left: boolean) => void): void {
  const others = matter.answers.flatMap(({ orders }) => orders).filter((order) => !answer.orders.includes(order))
  for (const order of pressed ? answer.orders : others) if (isOrdered(order)) setOrder(slotOf(order), undefined)
  if (!pressed) for (const order of answer.orders) giveOrder(order)
  onLeave(!pressed && answer.orders.length === 0)
}
