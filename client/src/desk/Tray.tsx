import type { ComponentChildren } from 'preact'
import { t } from '../text/text.ts'
import './tray.css'

/**
 * What waits for the player, as cards over the sea at the left, on a phone in one row above the budget: the one place for all
 * that asks something.
 */
export function Tray({ children }: { readonly children: ComponentChildren }) {
  return (
    <section class="tray" aria-label={t('tray.title')} data-test="tray">
      {children}
    </section>
  )
}
