import { effect } from '@preact/signals'
import { type ComponentChild, createElement, render } from 'preact'
import { AnnouncementBanner } from './front/AnnouncementBanner.tsx'
import { FrontPage } from './front/FrontPage.tsx'
import { learnAddress } from './net/home.ts'
import { keepOffline } from './offline/keepOffline.ts'
import { applySettings, settings } from './store/settings.ts'
import { LANGUAGES, PSEUDO } from './text/languages.ts'
import { fetchPart, setLanguage, startText } from './text/text.ts'
import './theme/base.css'
import { fetchFonts } from './theme/fonts.ts'
import { applyTokens } from './theme/tokens.ts'
import type { Perspective } from './workers/replayEngine.ts'

/** What addresses ask for: a pattern, and how its page is made. Everything but the front page is loaded when needed. */
const ROUTES: readonly (readonly [pattern: RegExp, page: (...parts: string[]) => Promise<ComponentChild>])[] = [
  [/^#\/(match|watch)\/([a-z0-9]{4,20})(?:\/([\w-]{1,200}))?$/, warRoom],
  [/^#\/(practice)$/, (match) => warRoom('match', match)],
  [/^#\/lesson$/, lessonPage],
  [/^#\/class$/, async () => createElement((await classroom()).NewClassPage, {})],
  [/^#\/teach\/([a-z0-9]{4,20})(?:\/([\w-]{20,200}))?$/, boardPage],
  [/^#\/projector\/([a-z0-9]{4,20})\/([\w-]{20,200})$/, projectorPage],
  [/^#\/join(?:\/([\w-]{1,12}))?$/i, joinPage],
  [/^#\/student\/([a-z0-9]{4,20})$/, studentPage],
  [/^#\/table\/([a-z0-9]{4,20})$/, tablePage],
  [/^#\/pass\/([a-z0-9]{4,12})$/i, async (pass) => createElement(FrontPage, { code: pass ?? '', key: pass })],
  [/^#\/replay\/([a-z0-9]{4,20})(?:\/(\d{1,5})\/([a-z]{1,31}))?$/, replayPage],
  [/^#\/debrief\/([a-z0-9]{4,20})$/, debriefPage],
  [/^#\/model$/, async () => createElement((await import('./front/ModelPage.tsx')).ModelPage, {})],
  [/^#\/check$/, async () => createElement((await import('./front/CheckPage.tsx')).CheckPage, {})],
  [/^#\/host$/, hostPage],
  [/^#\/dev$/, devPage],
]

async function warRoom(kind?: string, match = '', guest?: string): Promise<ComponentChild> {
  const [{ WarRoom }] = await Promise.all([import('./room/WarRoom.tsx'), fetchPart('room')])
  return createElement(WarRoom, { match, guest: kind === 'watch' ? guest : undefined, key: location.hash })
}

async function lessonPage(): Promise<ComponentChild> {
  const page = import('./lesson/LessonPage.tsx')
  const parts = ['room', 'debrief', 'questions'] as const
  const [{ LessonPage }] = await Promise.all([page, ...parts.map(fetchPart)])
  return createElement(LessonPage, {})
}

async function tablePage(table = ''): Promise<ComponentChild> {
  const { LobbyPage: TablePage } = await import('./lobby/LobbyPage.tsx')
  return createElement(TablePage, { table, key: table })
}

async function replayPage(match = '', index = '0', perspective = 'truth'): Promise<ComponentChild> {
  const [{ ReplayPage }] = await Promise.all([
    import('./replay/ReplayPage.tsx'),
    fetchPart('room'),
    fetchPart('debrief'),
  ])
  const place = { index: Number(index), perspective: perspective as Perspective }
  return createElement(ReplayPage, { match, place, key: `replay ${match}` })
}

async function debriefPage(match = ''): Promise<ComponentChild> {
  const page = import('./debrief/DebriefPage.tsx')
  const [{ DebriefPage }] = await Promise.all([page, fetchPart('room'), fetchPart('debrief')])
  return createElement(DebriefPage, { match, key: match })
}

/** The teacher's pages come together: whoever opens one opens the others. */
async function classroom() {
  const [pages] = await Promise.all([import('./classroom/index.ts'), fetchPart('class'), fetchPart('questions')])
  return pages
}

async function boardPage(id = '', token?: string): Promise<ComponentChild> {
  const [{ BoardPage }] = await Promise.all([classroom(), fetchPart('room'), fetchPart('debrief')])
  return createElement(BoardPage, { id, token, key: id })
}

async function projectorPage(id = '', token = ''): Promise<ComponentChild> {
  const [{ ProjectorPage }] = await Promise.all([classroom(), fetchPart('room'), fetchPart('debrief')])
  return createElement(ProjectorPage, { id, token, key: id })
}

async function joinPage(code = ''): Promise<ComponentChild> {
  const [{ JoinPage }] = await Promise.all([import('./classroom/JoinPage.tsx'), fetchPart('class')])
  return createElement(JoinPage, { code, key: code })
}

async function studentPage(id = ''): Promise<ComponentChild> {
  const page = import('./classroom/StudentPage.tsx')
  const [{ StudentPage }] = await Promise.all([page, fetchPart('class'), fetchPart('questions')])
  return createElement(StudentPage, { id, key: id })
}

async function hostPage(): Promise<ComponentChild> {
  const [{ HostPage }] = await Promise.all([import('./host/HostPage.tsx'), fetchPart('class'), fetchPart('room')])
  return createElement(HostPage, {})
}

async function devPage(): Promise<ComponentChild> {
  const [{ DevPage }] = await Promise.all([import('./dev/DevPage.tsx'), fetchPart('room')])
  return createElement(DevPage, {})
}

/** Shows what the address asks for; the front page when it asks for nothing we know. */
async function show(host: HTMLElement): Promise<void> {
  for (const [pattern, page] of ROUTES) {
    const found = pattern.exec(location.hash)
    if (found) return render(await page(...found.slice(1)), host)
  }
  render(createElement(FrontPage, { code: '' }), host)
}

/** A language named in the address, for trying things out, or else the one that is set. */
async function speakAsSet(): Promise<void> {
  const named = new URLSearchParams(location.search).get('lang')
  const language = [...LANGUAGES, PSEUDO].find((each) => each === named)
  if (language !== undefined) return await setLanguage(language).catch(() => undefined)
  await setLanguage(settings.value.language).catch(() => undefined)
  effect(() => {
    setLanguage(settings.value.language).catch(() => undefined)
  })
}

/** What the server's host says to everybody, beside whatever page is shown. */
function showAnnounced(host: HTMLElement): void {
  const place = document.createElement('div')
  host.before(place)
  render(createElement(AnnouncementBanner, {}), place)
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
  showAnnounced(host)
  learnAddress().catch(() => undefined)
  // After the page can be used: a slow line brings words before letters.
  void fetchFonts().then(keepOffline)
}

void start()
