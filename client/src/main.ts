import { effect } from '@preact/signals'
import { type ComponentChild, createElement, render } from 'preact'
import { AnnouncementBanner } from './front/AnnouncementBanner.tsx'
import { FrontPage } from './front/FrontPage.tsx'
import { fetchPublicAddress } from './net/home.ts'
import { keepOffline } from './offline/keepOffline.ts'
import { type PageName, pageAt } from './pageAddresses.ts'
import { showPages } from './showPages.ts'
import { enrolmentIn } from './store/classes.ts'
import { isShared } from './store/deviceTurn.ts'
import { applySettings, settings } from './store/settings.ts'
import { isLanguage } from './text/languages.ts'
import { fetchTexts, setLanguage, startText } from './text/text.ts'
import './theme/base.css'
import type { Perspective } from '#shared/debrief/perspective'
import { addressIn } from '#shared/protocol/codes'
import { keepPageTitle } from './store/pageTitle.ts'
import { fetchFonts } from './theme/fonts.ts'
import { applyTokens } from './theme/tokens.ts'
import { keepFocus } from './ui/keepFocus.ts'
import { SkipLink } from './ui/SkipLink.tsx'
import { StaleBanner } from './ui/StaleBanner.tsx'
import { TranslatedNote } from './ui/TranslatedNote.tsx'

/** How each page is loaded, from the parts of its address. All but the front page are loaded when needed. */
const PAGES: Readonly<Record<PageName, (...parts: string[]) => Promise<ComponentChild>>> = {
  match: warRoom,
  watch: warRoom,
  practice: practicePage,
  lesson: lessonPage,
  class: async () => createElement((await classroom()).NewClassPage, {}),
  sample: samplePage,
  print: async (code = '') => createElement((await classroom()).PrintPage, { code }),
  kit: kitPage,
  teach: boardPage,
  projector: projectorPage,
  join: joinPage,
  student: studentPage,
  table: lobbyPage,
  pass: async (pass) => createElement(FrontPage, { code: pass ?? '', isLost: false, key: pass }),
  replay: replayPage,
  debrief: debriefPage,
  model: async () => createElement((await import('./front/ModelPage.tsx')).ModelPage, {}),
  terms: termsPage,
  mine: myMatchesPage,
  workshop: workshopPage,
  daily: dailyPage,
  check: checkPage,
  host: hostPage,
  dev: devPage,
}

/** Texts of the war room, of its in-tray, of the terms marked in both, of what its table says too, and what leaders say. */
const fetchRoomTexts = () => Promise.all((['room', 'table', 'intray', 'terms', 'voices'] as const).map(fetchTexts))

async function termsPage(): Promise<ComponentChild> {
  const [{ TermsPage }] = await Promise.all([import('./front/TermsPage.tsx'), fetchTexts('terms')])
  return createElement(TermsPage, {})
}

async function warRoom(kind?: string, match = '', guest?: string): Promise<ComponentChild> {
  const [{ WarRoom }] = await Promise.all([import('./room/WarRoom.tsx'), fetchRoomTexts()])
  return createElement(WarRoom, { match, guest: kind === 'watch' ? guest : undefined, key: location.hash })
}

/** A match on this device; one that several people share is covered whenever its address is opened. */
async function practicePage(match = ''): Promise<ComponentChild> {
  if (!isShared(match)) return await warRoom('match', match)
  const [{ HotSeatPage }] = await Promise.all([import('./hotSeat/HotSeatPage.tsx'), fetchRoomTexts()])
  return createElement(HotSeatPage, { key: location.hash })
}

async function lessonPage(): Promise<ComponentChild> {
  const page = import('./lesson/LessonPage.tsx')
  const [{ LessonPage }] = await Promise.all([page, fetchRoomTexts(), fetchTexts('debrief'), fetchTexts('questions')])
  return createElement(LessonPage, {})
}

async function myMatchesPage(): Promise<ComponentChild> {
  const page = import('./debrief/MyMatchesPage.tsx')
  const [{ MyMatchesPage }] = await Promise.all([page, fetchTexts('room'), fetchTexts('debrief')])
  return createElement(MyMatchesPage, {})
}

async function workshopPage(draft?: string): Promise<ComponentChild> {
  const page = import('./workshop/WorkshopPage.tsx')
  const [{ WorkshopPage }] = await Promise.all([
    page,
    ...(['room', 'debrief', 'voices', 'workshop'] as const).map(fetchTexts),
  ])
  return createElement(WorkshopPage, { draft, key: draft ?? '' })
}

async function dailyPage(number?: string): Promise<ComponentChild> {
  const [{ DailyPage }] = await Promise.all([import('./daily/DailyPage.tsx'), fetchRoomTexts(), fetchTexts('daily')])
  return createElement(DailyPage, { number: number === undefined ? undefined : Number(number), key: location.hash })
}

async function lobbyPage(table = ''): Promise<ComponentChild> {
  const [{ LobbyPage }] = await Promise.all([import('./lobby/LobbyPage.tsx'), fetchTexts('table')])
  return createElement(LobbyPage, { table, key: table })
}

async function replayPage(match = '', index = '0', perspective = 'truth'): Promise<ComponentChild> {
  const [{ ReplayPage }] = await Promise.all([
    import('./replay/ReplayPage.tsx'),
    fetchRoomTexts(),
    fetchTexts('debrief'),
  ])
  const place = { index: Number(index), perspective: perspective as Perspective }
  return createElement(ReplayPage, { match, place, key: `replay ${match}` })
}

async function debriefPage(match = ''): Promise<ComponentChild> {
  const page = import('./debrief/DebriefPage.tsx')
  const [{ DebriefPage }] = await Promise.all([page, fetchTexts('room'), fetchTexts('debrief'), fetchTexts('voices')])
  return createElement(DebriefPage, { match, key: match })
}

/** The teacher's pages are loaded together: a teacher opens all of them. */
async function classroom() {
  const parts = ['class', 'questions', 'teach'] as const
  const [pages] = await Promise.all([import('./classroom/index.ts'), ...parts.map(fetchTexts)])
  return pages
}

async function boardPage(id = '', token?: string): Promise<ComponentChild> {
  const [{ BoardPage }] = await Promise.all([classroom(), fetchTexts('room'), fetchTexts('debrief')])
  return createElement(BoardPage, { id, token, key: id })
}

/** A student looks at the wall with what this device keeps: no address to be shown or shared holds their token. */
async function projectorPage(id = '', given?: string): Promise<ComponentChild> {
  const [{ ProjectorPage }] = await Promise.all([classroom(), fetchTexts('room'), fetchTexts('debrief')])
  return createElement(ProjectorPage, { id, token: given ?? enrolmentIn(id)?.token ?? '', key: id })
}

async function samplePage(): Promise<ComponentChild> {
  const page = import('./classroom/sample/SamplePage.tsx')
  const parts = ['class', 'teach', 'room', 'debrief'] as const
  const [{ SamplePage }] = await Promise.all([page, ...parts.map(fetchTexts)])
  return createElement(SamplePage, {})
}

async function kitPage(part = '', code = ''): Promise<ComponentChild> {
  const page = Promise.all([import('./kit/KitPage.tsx'), import('./kit/parts.ts')])
  const parts = ['kit', 'class', 'teach', 'room', 'terms', 'voices'] as const
  const [[{ KitPage }, { kitPart }]] = await Promise.all([page, ...parts.map(fetchTexts)])
  return createElement(KitPage, { part: kitPart(part), code, key: location.hash })
}

async function checkPage(): Promise<ComponentChild> {
  const [{ CheckPage }] = await Promise.all([import('./front/CheckPage.tsx'), fetchTexts('class')])
  return createElement(CheckPage, {})
}

async function joinPage(code = '', words?: string): Promise<ComponentChild> {
  const [{ JoinPage }] = await Promise.all([import('./classroom/JoinPage.tsx'), fetchTexts('class')])
  return createElement(JoinPage, { code, words, key: code })
}

async function studentPage(id = ''): Promise<ComponentChild> {
  const page = import('./classroom/StudentPage.tsx')
  const [{ StudentPage }] = await Promise.all([page, fetchTexts('class'), fetchTexts('questions')])
  return createElement(StudentPage, { id, key: id })
}

async function hostPage(): Promise<ComponentChild> {
  const [{ HostPage }] = await Promise.all([import('./host/HostPage.tsx'), fetchTexts('class'), fetchTexts('room')])
  return createElement(HostPage, {})
}

async function devPage(): Promise<ComponentChild> {
  const [{ DevPage }] = await Promise.all([import('./dev/DevPage.tsx'), fetchRoomTexts()])
  return createElement(DevPage, {})
}

/** The match whose replay is all that this page shows, as the server has written into it; undefined everywhere else. */
const framedMatch = () => document.querySelector<HTMLMetaElement>('meta[name=embedded-match]')?.content

async function embedPage(match: string): Promise<ComponentChild> {
  const parts = ['room', 'debrief'] as const
  const [{ EmbedPage }] = await Promise.all([import('./replay/EmbedPage.tsx'), ...parts.map(fetchTexts)])
  return createElement(EmbedPage, { match })
}

/** The page of the address; the front page for an unknown one. */
async function pageOfAddress(): Promise<ComponentChild> {
  const framed = framedMatch()
  if (framed !== undefined) return await embedPage(framed)
  const { hash } = location
  for (const address of [hash, addressIn(hash) ?? '']) {
    const found = pageAt(address)
    if (found === undefined) continue
    if (address !== hash) history.replaceState(null, '', address)
    return await PAGES[found.page](...found.parts)
  }
  return createElement(FrontPage, { code: '', isLost: hash.length > 2 })
}

/** Sets the language named in the address, for tests, or else the one of the settings. */
async function setPageLanguage(): Promise<void> {
  const language = new URLSearchParams(location.search).get('lang')
  if (language !== null && isLanguage(language)) return await setLanguage(language).catch(() => undefined)
  await setLanguage(settings.value.language).catch(() => undefined)
  effect(() => {
    setLanguage(settings.value.language).catch(() => undefined)
  })
}

/** Shows above every page what the host announces, and that the page is out of date. */
function showBanners(host: HTMLElement): void {
  const place = document.createElement('div')
  host.before(place)
  render(
    [
      createElement(SkipLink, {}),
      createElement(AnnouncementBanner, {}),
      createElement(StaleBanner, {}),
      createElement(TranslatedNote, {}),
    ],
    place,
  )
}

async function start(): Promise<void> {
  const host = document.getElementById('app')
  if (host === null) return
  applyTokens(document.documentElement)
  applySettings(document.documentElement)
  await startText()
  await setPageLanguage()
  keepFocus()
  keepPageTitle()
  await showPages(host, pageOfAddress)
  // A frame keeps nothing, and says nothing of the game around it.
  if (framedMatch() !== undefined) return void fetchFonts()
  showBanners(host)
  fetchPublicAddress().catch(() => undefined)
  // After the page can be used: on a slow network texts come before fonts.
  void fetchFonts().then(keepOffline)
}

void start()
