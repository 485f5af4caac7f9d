import { effect } from '@preact/signals'
import { createElement, render } from 'preact'
import { FrontPage } from './front/FrontPage.tsx'
import { applySettings, settings } from './store/settings.ts'
import { LANGUAGES } from './text/languages.ts'
import { fetchRoomWords, speak, startText } from './text/text.ts'
import './theme/base.css'
import { fetchFonts } from './theme/fonts.ts'
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
  if (location.hash === '#/dev') {
    const [{ DevPage }] = await Promise.all([import('./dev/DevPage.tsx'), fetchRoomWords()])
    render(createElement(DevPage, {}), host)
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
  const [{ WarRoom }] = await Promise.all([import('./room/WarRoom.tsx'), fetchRoomWords()])
  render(createElement(WarRoom, { match, guest: kind === 'watch' ? guest : undefined, key: location.hash }), host)
}

/** A language named in the address, for trying things out, or else the one that is set. */
async function speakAsSet(): Promise<void> {
  const named = new URLSearchParams(location.search).get('lang')
  const language = named === 'pseudo' ? named : LANGUAGES.find((each) => each === named)
  if (language !== undefined) return await speak(language).catch(() => undefined)
  await speak(settings.value.language).catch(() => undefined)
  effect(() => {
    speak(settings.value.language).catch(() => undefined)
  })
}

async function start(): Promise<void> {
  const host = document.getElementById('app')
  if (host === null) return
  applyTokens(document.documentElement)
  applySettings(document.documentElement)
  await startText()
  await speakAsSet()
  await show(host)
  addEventListener('hashchange', () => void show(host))
  // After the page can be used: a slow line brings words before letters.
  void fetchFonts()
}

void start()
