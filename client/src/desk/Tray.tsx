import type { ComponentChildren } from 'preact'
import { offersWaiting } from '../orders/sections/DiplomacySection.tsx'
import { isAwaited, playerView } from '../store/game.ts'
import { showList } from '../store/lists.ts'
import { t } from '../text/text.ts'
import './tray.css'

/**
 * What waits for the player, as cards over the sea at the left, on a phone in one row above the budget: the one place for all
 * that asks something. Each child is a card; a card for offers of treaties stands here already.
 */
export function Tray({ children }: { readonly children?: ComponentChildren }) {
  const view = playerView.value
  const waiting = view?.window.kind === 'planning' && isAwaited.value ? offersWaiting(view) : 0
  return (
    <section class="tray" aria-label={t('tray.title')} data-test="tray">
      {children}
      {waiting > 0 && (
        <button type="button" class="tray-card glass" onClick={() => showList('orders')} data-test="offers">
          <span>{t('diplomacy.waiting', { n: waiting })}</span>
          <strong class="count figures">{waiting}</strong>
        </button>
      )}
    </section>
  )
}
