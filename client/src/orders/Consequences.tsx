import { chipPhrase, previewOf } from '#shared/analysis/preview'
import type { Chip, ChipCondition } from '#shared/analysis/previews/chip'
import type { Order } from '#shared/orders/index'
import type { Phrase } from '#shared/view/phrase'
import { orders as given, playerView, ruleset } from '../store/game.ts'
import { sentence, t } from '../text/text.ts'
import { Marked } from '../ui/Term.tsx'
import './consequences.css'

interface ConsequencesProps {
  readonly orders: readonly Order[]
  /** What comes besides, whatever the orders bring. */
  readonly besides?: readonly Chip[] | undefined
  /** Shows only some of the chips; all when absent. */
  readonly only?: (chip: Chip) => boolean
}

/** What these orders would bring, and what comes besides, as chips; what two orders both bring in the same words is there once. */
export function chipsOf(orders: readonly Order[], besides: readonly Chip[] = []): readonly Chip[] {
  const view = playerView.value
  if (view === undefined) return []
  const all = [...orders.flatMap((order) => previewOf(ruleset.value, view, order, given.value)), ...besides]
  return [
    ...new Map(all.map((chip) => [`${chip.when} ${chip.certainty} ${sentence(chipPhrase(chip))}`, chip])).values(),
  ]
}

/** What these orders would bring, as chips: certain, likely or not known, with what hangs on a condition below it. */
export function Consequences({ orders, besides, only = () => true }: ConsequencesProps) {
  const chips = chipsOf(orders, besides).filter(only)
  if (chips.length === 0) return null
  const conditions = [...new Set(chips.map(({ when }) => when))]
  return (
    <div class="consequences" data-test="consequences">
      {conditions.map((when) => (
        <ChipList key={when ?? ''} when={when} chips={chips.filter((chip) => chip.when === when)} />
      ))}
    </div>
  )
}

interface ChipListProps {
  readonly when: ChipCondition | undefined
  readonly chips: readonly Chip[]
}

function ChipList({ when, chips }: ChipListProps) {
  const label = when === undefined ? t('tray.consequences') : t(`chip.when.${when}`)
  return (
    <>
      {when !== undefined && <p class="when">{label}</p>}
      <ul aria-label={label}>
        {chips.map((chip) => (
          <ChipMark key={JSON.stringify(chip)} chip={chip} />
        ))}
      </ul>
    </>
  )
}

interface ChipMarkProps {
  readonly chip: Chip
  /** Said in place of its own words, where the scene has said a part of them. */
  readonly words?: Phrase
  /** It stands on a key: its terms cannot be pressed by themselves. */
  readonly isOnKey?: boolean
}

/** One consequence as a chip. */
export function ChipMark({ chip, words = chipPhrase(chip), isOnKey = false }: ChipMarkProps) {
  const text = sentence(words)
  const doubt = chip.certainty === 'unknown' && chip.when === undefined
  return (
    <li class={`chip ${doubt ? 'unknown' : ''} ${chip.tone ?? ''}`} data-certainty={chip.certainty}>
      {chip.certainty === 'likely' && <span aria-hidden="true">≈ </span>}
      {isOnKey ? text : <Marked text={text} />}
      {doubt && <span aria-hidden="true">?</span>}
      <span class="unseen"> ({t(`tray.certainty.${chip.certainty}`)})</span>
    </li>
  )
}
