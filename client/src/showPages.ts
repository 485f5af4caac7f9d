import { type ComponentChild, createElement, render } from 'preact'
import { tabGet, tabSet } from './device/storage.ts'
import { FailedPage } from './front/FailedPage.tsx'
import { reachServer } from './net/api.ts'
import { onComingBack } from './net/comingBack.ts'
import { namePage } from './store/pageTitle.ts'
import { focusHeading } from './ui/keepFocus.ts'

/** How long the files of a page may take, and how often they are tried again, in milliseconds. */
const DEADLINE = 15_000
const TRY_AGAIN = 3000
/** How long after a reload another one would bring nothing new, in milliseconds. */
const RELOADED_LATELY = 60_000

/**
 * Shows the page of the address whenever that changes, and only that: one whose files come late is not put over a newer one. A page
 * that cannot be fetched is said in words and tried again; where the server is there and its files are not, a new version has
 * come, and the page is loaded anew, once.
 * @param load the page of the address
 */
export function showPages(host: HTMLElement, load: () => Promise<ComponentChild>): Promise<void> {
  let shown = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let hasFailed = false
  let hasShown = false
  const show = async () => {
    clearTimeout(timer)
    const own = ++shown
    let isAwaited = true
    const page = await Promise.race([load(), tooLate(() => isAwaited && own === shown)]).catch((fault: unknown) => {
      console.error(fault)
      return undefined
    })
    isAwaited = false
    if (own !== shown) return
    hasFailed = page === undefined
    // What stands in the file of the page until the first one comes would stay beside it.
    if (!hasShown) host.replaceChildren()
    hasShown = true
    render(page ?? createElement(FailedPage, { again: () => void show() }), host)
    nameShownPage(host, own > 1)
    if (hasFailed) timer = setTimeout(() => void tryAgain(own), TRY_AGAIN)
  }
  const tryAgain = async (own: number) => {
    const isThere = await reachServer().then(
      () => true,
      () => false,
    )
    if (own !== shown) return
    if (isThere && reloadOnce()) return
    await show()
  }
  addEventListener('hashchange', () => void show())
  // A link to the address that is shown already changes nothing: pressed again, its page is tried again.
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (hasFailed && link?.hash !== undefined && link.hash === location.hash) void show()
  })
  onComingBack(() => {
    if (hasFailed) void tryAgain(shown)
  })
  return show()
}

/**
 * Rejects when the files have taken too long, and gives up what the page still fetches: files that never come would keep the
 * few connections of the browser, and the same file would never be asked for again.
 */
function tooLate(isAwaited: () => boolean): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => {
      if (isAwaited()) window.stop()
      reject(new Error('the files of the page did not come in time'))
    }, DEADLINE)
  })
}

/** The heading of a page, once it is there, names the window; a page that was gone to has the focus on it. */
function nameShownPage(host: HTMLElement, isGoneTo: boolean): void {
  let isNew = isGoneTo
  const name = () => {
    const heading = host.querySelector('h1')?.textContent?.trim() ?? ''
    if (heading === '') return
    namePage(heading)
    const { activeElement } = document
    if (isNew && (activeElement === host || !host.contains(activeElement))) focusHeading()
    isNew = false
  }
  naming?.disconnect()
  naming = new MutationObserver(name)
  naming.observe(host, { subtree: true, childList: true, characterData: true })
  name()
}

let naming: MutationObserver | undefined

function reloadOnce(): boolean {
  const last = Number(tabGet('reloaded') ?? '0')
  if (Date.now() - last < RELOADED_LATELY) return false
  tabSet('reloaded', String(Date.now()))
  location.reload()
  return true
}
