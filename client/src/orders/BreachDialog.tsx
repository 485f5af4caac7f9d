import { useEffect, useState } from 'preact/hooks'
import { previewOf } from '#shared/analysis/preview'
import type { Chip } from '#shared/analysis/previews/chip'
import { moduleOf, type Order } from '#shared/orders/index'
import { seenPower } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'
import { ruleset } from '../store/game.ts'
import { namesInText, t } from '../text/text.ts'
import { fetchPaperFonts } from '../theme/fonts.ts'
import { lookOf } from '../theme/tokens.ts'
import { HoldKey } from '../ui/HoldKey.tsx'
import { Portrait } from '../ui/Portrait.tsx'
import { useModal } from '../ui/useModal.ts'
import { Consequences } from './Consequences.tsx'
import './breachDialog.css'

/** Milliseconds the key that breaks a treaty is held. */
const BREACH_HOLD = 900

interface BreachDialogProps {
  readonly view: PlayerView
  /** The order that breaks a treaty. */
  readonly order: Order
  onBreak(): void
  onClose(): void
}

/** A treaty the order breaks, and with whom. */
type Broken = Chip & Required<Pick<Chip, 'treaty' | 'power'>>
const isBroken = (chip: Chip): chip is Broken =>
  (chip.term === 'breach' || chip.term === 'cheat') && chip.treaty !== undefined && chip.power !== undefined

/** Before a promise is broken: the paper, whose name is under it, and what either way brings. Breaking it is a choice, not a slip. */
export function BreachDialog({ view, order, onBreak, onClose }: BreachDialogProps) {
  const dialog = useModal()
  const [isArmed, setArmed] = useState(false)
  useEffect(() => {
    void fetchPaperFonts()
  }, [])
  const broken = previewOf(ruleset.value, view, order).filter(isBroken)
  const [first] = broken
  if (first === undefined) return null
  const names = namesInText(broken.map(({ power }) => power))
  const look = seenPower(view, first.power)?.look ?? 0
  const isSecret = first.term === 'cheat'
  const close = () => dialog.current?.close()
  const breakIt = () => {
    onBreak()
    close()
  }
  return (
    <dialog ref={dialog} class="breach" aria-labelledby="breach-title" onClose={onClose} data-test="breach">
      <TreatyPaper broken={first} look={look} />
      <div class="two-ways">
        <h2 id="breach-title" tabIndex={-1}>
          {t('breach.title')} <span style={{ color: lookOf(look).colour }}>{t('breach.to', { names })}</span>
        </h2>
        <section aria-label={t('breach.build')}>
          <h3>{t('breach.build')}</h3>
          <Consequences orders={[order]} only={(chip) => !isBroken(chip)} />
          <HoldKey
            class="break-treaty"
            test="break-treaty"
            hold={BREACH_HOLD}
            isChosen={isArmed}
            onChoose={() => setArmed(true)}
            onCommit={breakIt}
          >
            <span aria-live="polite">
              {isArmed ? t('breach.again') : t(isSecret ? 'breach.hold' : 'breach.holdOpen')}
            </span>
          </HoldKey>
        </section>
        <section aria-label={t('breach.keep')}>
          <h3>{t('breach.keep')}</h3>
          <div class="consequences">
            <ul>
              <li class="chip">{t('breach.saves', { cost: moduleOf(order).cost(ruleset.value, order) })}</li>
              {isSecret && <li class="chip unknown">{t('breach.doubt', { names })}</li>}
            </ul>
          </div>
          <button type="button" class="primary" autofocus onClick={close} data-test="keep-treaty">
            {t('breach.leave')}
          </button>
        </section>
      </div>
    </dialog>
  )
}

/** The treaty with a tear in it, and the face of the other signatory. */
function TreatyPaper({ broken: { treaty, power }, look }: { readonly broken: Broken; readonly look: number }) {
  return (
    <div class="treaty-paper" aria-hidden="true">
      <h3>{t(`treaty.${treaty}.name`)}</h3>
      <p>{t(`treaty.${treaty}.text`, { cap: ruleset.value.treaties.interceptorCap })}</p>
      <svg class="tear" viewBox="0 0 200 60" preserveAspectRatio="none" aria-hidden="true">
        <path d="M0 46L24 24 52 36 84 14 120 30 158 4 200 16V22L158 20 122 44 86 30 54 50 26 40z" />
      </svg>
      <span class="signatory">
        <Portrait power={power} look={look} />
      </span>
    </div>
  )
}
