import { useState } from 'preact/hooks'
import { ADVISERS, type Adviser } from '#shared/analysis/advice'
import { inTray } from '#shared/intray/index'
import type { Matter, MatterAnswer } from '#shared/intray/matter'
import { moduleOf, type Order } from '#shared/orders/index'
import { giveOrder, orderIn, setOrder } from '../commands/changeOrders.ts'
import { Consequences } from '../orders/Consequences.tsx'
import { isAwaited, playerView, role, ruleset, yearBefore } from '../store/game.ts'
import { formatPercent, placeName, sentence, t } from '../text/text.ts'
import { Emblem } from '../ui/Emblem.tsx'
import { IntervalBar } from '../ui/IntervalBar.tsx'
import { Marked } from '../ui/Term.tsx'
import './inTray.css'

/** What needs the player this year: at most four cards, each a question with its answers; the rest below them, to be read. */
export function InTray() {
  const view = playerView.value
  if (view === undefined || role.value !== 'player' || !isAwaited.value || view.window.kind !== 'planning') return null
  const { cards, rest } = inTray(ruleset.value, view, yearBefore.value)
  return (
    <div class="in-tray" data-test="in-tray" key={view.year}>
      {cards.length === 0 && <p class="faint">{t('tray.empty')}</p>}
      {cards.map((matter, place) => (
        <MatterCard key={matter.id} matter={matter} open={place === 0} />
      ))}
      {rest.length > 0 && (
        <details class="rest" data-test="tray-rest">
          <summary>{t('tray.rest', { n: rest.length })}</summary>
          {rest.map((matter) => (
            <MatterCard key={matter.id} matter={matter} open={false} />
          ))}
        </details>
      )}
    </div>
  )
}

const isAdviserName = (from: Matter['from']): from is Adviser => ADVISERS.some((adviser) => adviser === from)

/** Who asks, as the first words of the card. */
const nameOf = (from: Matter['from']): string => (isAdviserName(from) ? t(`adviser.${from}`) : `${placeName(from)}:`)

function MatterCard({ matter, open }: { readonly matter: Matter; readonly open: boolean }) {
  const [left, setLeft] = useState(false)
  const { from, question, voices = [], sighting, answers, stake } = matter
  const look = playerView.value?.powers.find(({ id }) => id === from)?.look
  const answered = left || answers.some(isGiven)
  return (
    <details
      class={`matter ${answered ? 'answered' : ''}`}
      name="in-tray"
      open={open}
      data-test={`matter-${matter.kind}`}
      data-matter={matter.id}
    >
      <summary>
        {look !== undefined && <Emblem look={look} />}
        <span>
          <strong>{nameOf(from)}</strong> <q>{sentence(question)}</q>
        </span>
        {answered && <span class="done">✓</span>}
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
        {answers.map((answer) => (
          <AnswerKey key={sentence(answer.says)} answer={answer} matter={matter} left={left} onLeave={setLeft} />
        ))}
      </ul>
      <p class="faint stake">{t('tray.stakes', { n: formatPercent(stake) })}</p>
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
  onLeave(left: boolean): void
}

/** One answer: pressing it drafts its orders, pressing it again withdraws them. What it would bring stands below it. */
function AnswerKey({ answer, matter, left, onLeave }: AnswerKeyProps) {
  const pressed = answer.orders.length === 0 ? left : isGiven(answer)
  return (
    <li>
      <button type="button" aria-pressed={pressed} onClick={() => choose(answer, matter, pressed, onLeave)}>
        {sentence(answer.says)}
      </button>
      <Consequences orders={answer.orders} besides={answer.besides} />
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
