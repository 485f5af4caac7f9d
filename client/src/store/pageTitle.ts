import { effect, signal } from '@preact/signals'
import { t } from '../text/text.ts'

const pageName = signal('')
const isTurn = signal(false)

/** Names the page that is shown in the title of the window. @param name empty for the front page */
export function namePage(name: string): void {
  pageName.value = name
}

/** Says in the title of the window that the match waits for the player, or that it does not. */
export function showTurn(mine: boolean): void {
  isTurn.value = mine
}

/** Keeps the title of the window: the page, the game, and whose turn it is. */
export function keepPageTitle(): void {
  effect(() => {
    const game = t('title')
    const title = pageName.value === '' || pageName.value === game ? game : `${pageName.value} – ${game}`
    document.title = isTurn.value ? t('turn.title', { title }) : title
  })
}
