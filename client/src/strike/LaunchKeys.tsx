import { useState } from 'preact/hooks'
import { t } from '../text/text.ts'
import { HoldKey } from '../ui/HoldKey.tsx'

/** Milliseconds a key of a launch is held until it has turned. */
export const TURN = 1500

const NAMES = ['first', 'second'] as const
type Which = (typeof NAMES)[number]

/** The keys of the keyboard under both hands. */
const CODES: Readonly<Record<Which, string>> = { first: 'KeyQ', second: 'KeyP' }

interface LaunchKeysProps {
  /** The age without missiles signs instead. */
  readonly skin: string | undefined
  readonly disabled: boolean
  /** Both keys have turned. */
  onBoth(): void
  onAway(): void
}

/**
 * Two keys that both must turn: held together by two thumbs or by Q and P, or one after the other; each also by two presses. A key
 * that has turned stays so until the plan changes.
 */
export function LaunchKeys({ skin, disabled, onBoth, onAway }: LaunchKeysProps) {
  const [turned, setTurned] = useState<readonly Which[]>([])
  const [chosen, setChosen] = useState<Which | undefined>(undefined)
  const turn = (which: Which) => {
    if (turned.includes(which)) return
    setChosen(undefined)
    setTurned((now) => [...now, which])
    if (turned.length === NAMES.length - 1) onBoth()
  }
  const says = (which: Which) => {
    if (turned.includes(which)) return t('strike.turned')
    return chosen === which ? t('stage.again') : t('strike.hold')
  }
  return (
    <div class={skin === undefined ? 'launch-keys' : 'launch-keys signatures'}>
      {NAMES.map((which) => (
        <HoldKey
          key={which}
          class={turned.includes(which) ? `lock ${which} turned` : `lock ${which}`}
          test={`${which}-key`}
          isChosen={chosen === which || turned.includes(which)}
          disabled={disabled}
          hold={TURN}
          code={CODES[which]}
          onChoose={() => !turned.includes(which) && setChosen(which)}
          onCommit={() => turn(which)}
        >
          {skin === undefined ? <Lock /> : <Signature />}
          <strong>{t(`strike.key.${which}`)}</strong>
          <small>{says(which)}</small>
        </HoldKey>
      ))}
      <div class="keys-middle">
        <h3>{t('strike.both')}</h3>
        <p class="soft">{t('strike.bothText')}</p>
        <button type="button" class="primary away" autofocus onClick={onAway} data-test="keys-away">
          {t('strike.cancel')}
        </button>
      </div>
    </div>
  )
}

const TICKS = 40

/** A round lock with its key and the ring that fills while it is held. */
function Lock() {
  return (
    <svg viewBox="-52 -52 104 104" aria-hidden="true">
      <circle class="rim" r="49" />
      <g class="ticks">
        {Array.from({ length: TICKS }, (_, n) => (
          <path key={n} d="M0-45v4" transform={`rotate(${(360 * n) / TICKS})`} />
        ))}
      </g>
      <circle class="plate" r="37" />
      <circle class="well" r="26" />
      <g class="bit">
        <rect x="-4.5" y="-29" width="9" height="58" rx="4.5" />
        <rect x="-9" y="-9" width="18" height="18" rx="3" />
      </g>
      <circle class="fill" r="49" pathLength={1} transform="rotate(-90)" />
    </svg>
  )
}

/** A line for a name, and the seal beside it. */
function Signature() {
  return (
    <svg viewBox="0 0 160 60" aria-hidden="true">
      <path class="line" d="M8 46h144" />
      <path
        class="fill"
        pathLength={1}
        d="M14 42c10-26 18-30 20-22s-12 30 2 18 16-22 20-14-8 22 6 12 20-28 24-20-14 26 4 16 22-18 28-8 16 6 30-2"
      />
    </svg>
  )
}
