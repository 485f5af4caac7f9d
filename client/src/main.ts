import { createElement, render } from 'preact'
import { FrontPage } from './front/FrontPage.tsx'
import { applySettings } from './store/settings.ts'
import { startText } from './text/text.ts'
import './theme/base.css'
import { applyTokens } from './theme/tokens.ts'

/** Shows what the address asks for: the front page, a table, or a match. The war room is loaded only when it is needed. */
async function show(host: HTMLElement): Promise<void> {
  const [, kind, match, guest] = /^#\/(match|watch)\/([a-z0-9]{4,20})(?:\/([\w-]{1,200}))?$/.exec(location.hash) ?? []
  const pass = /^#\/pass\/([a-z0-9]{4,12})$/i.exec(location.hash)?.[1]
  const table = /^#\/table\/([a-z0-9]{4,20})$/.exec(location.hash)?.[1]
  if (table !== undefined) {
    const { TablePage } = await import('./front/TablePage.tsx')
    render(createElement(TablePage, { table, key: table }), host)
    return
  }
  if (location.hash === '#/check') {
    const { CheckPage } = await import('./front/CheckPage.tsx')
    render(createElement(CheckPage, {}), host)
    return
  }
  if (match === undefined) {
    render(createElement(FrontPage, { code: pass ?? '', key: pass ?? '' }), host)
    return
  }
  const { WarRoom } = await import('./room/WarRoom.tsx')
  render(createElement(WarRoom, { match, guest: kind === 'watch' ? guest : undefined, key: location.hash }), host)
}

async function start(): Promise<void> {
  const host = document.getElementById('app')
  if (host === null) return
  applyTokens(document.documentElement)
  applySettings(document.documentElement)
  await startText()
  await show(host)
  addEventListener('hashchange', () => void show(host))
}

void start()
