import type { BrowserContext, Page } from 'playwright-core'
import type { PageName } from '#client/pageAddresses.ts'
import type { RouteName, RouteResponse } from '#shared/protocol/routes'
import { callRoute, type RouteCall } from '#tests/support/callRoute'
import { CLASS } from '#tests/support/classroom'
import { EVERY_CALL_SETTINGS } from '#tests/support/everyCall'
import { openPage, type Player } from '#tests/support/player'

/** A page as a fault finds it. */
export interface RoadPage {
  /** Its address behind `#`. */
  readonly address: string
  /** What this device keeps, by name. */
  readonly kept?: Readonly<Record<string, unknown>>
  /** There when the page shows what it is for, over a line that lives where it has one. */
  readonly shows: string
  /** It is kept fresh, and has to say when it is not. */
  readonly isFresh?: true
}

type Ask = <Name extends RouteName>(route: Name, given?: RouteCall<Name>) => Promise<RouteResponse<Name>>

const LIVE = '[data-status=live]'
const WISH = { scenario: 'two-blocs', powers: 2, years: 2, timeControl: 'untimed' } as const

/** What a device keeps that holds the seat of a match. */
const seatOf = (match: string, token: string, power: string) => ({
  seats: [{ match, token, power, scenario: 'two-blocs' }],
})

async function playedOut(ask: Ask): Promise<string> {
  const { match: id, token } = await ask('POST /api/v1/matches', { body: { ...WISH, bots: ['tit-for-tat'] } })
  for (;;) {
    const { view } = await ask('GET /api/v1/matches/:id/news', { params: { id }, token })
    if (view?.observation.window.kind === 'ended') return id
    const body = { command: 'ready', window: view!.observation.window.number, ready: true } as const
    await ask('POST /api/v1/matches/:id/commands', { params: { id }, token, body }).catch(pause)
  }
}

/** Calls follow each other faster here than any page makes them. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 500))

const newClass = (ask: Ask) => ask('POST /api/v1/classes', { body: { ...CLASS, powers: 2 } })

/** How each page is come to: a page more needs a line more here. */
const PAGES: Readonly<Record<PageName | 'front', (ask: Ask) => Promise<RoadPage>>> = {
  front: async () => ({ address: '#/', shows: '[data-test=play]' }),
  async match(ask) {
    const { match, token, power } = await ask('POST /api/v1/matches', { body: WISH })
    return { address: `#/match/${match}`, kept: seatOf(match, token, power), shows: LIVE, isFresh: true }
  },
  async watch(ask) {
    const { match } = await ask('POST /api/v1/matches', { body: WISH })
    return { address: `#/watch/${match}`, shows: LIVE, isFresh: true }
  },
  practice: async () => ({ address: '#/practice', shows: '.waiting-page, .war-room' }),
  workshop: async () => ({ address: '#/workshop', shows: '[data-test=copy-scenario]' }),
  daily: async () => ({ address: '#/daily', shows: '[data-test=daily] .situation' }),
  lesson: async () => ({ address: '#/lesson', shows: LIVE }),
  class: async () => ({ address: '#/class', shows: '[data-test=make-class]' }),
  print: async () => ({ address: '#/print/ABCDE', shows: '[data-test=slips]' }),
  kit: async () => ({ address: '#/kit/roles', shows: '.role-card' }),
  sample: async () => ({ address: '#/sample', shows: '[data-test=sample]' }),
  async teach(ask) {
    const { id, code, teacher: token } = await newClass(ask)
    const kept = { teachings: [{ id, code, token }] }
    return { address: `#/teach/${id}`, kept, shows: '[data-test=board]', isFresh: true }
  },
  async projector(ask) {
    const { id, projector } = await newClass(ask)
    return { address: `#/projector/${id}/${projector}`, shows: '[data-test=big-code]', isFresh: true }
  },
  async join(ask) {
    const { code } = await newClass(ask)
    return { address: `#/join/${code}`, shows: '[data-test=enter-class]' }
  },
  async student(ask) {
    const { id, code } = await newClass(ask)
    const enrolled = await ask('POST /api/v1/classes/:id/students', { params: { id }, body: { label: 'Ada' } })
    const { token, label, words } = enrolled
    const kept = { enrolments: [{ id, code, token, label, words, matches: [] }] }
    return { address: `#/student/${id}`, kept, shows: '[data-test=waiting]', isFresh: true }
  },
  async table(ask) {
    const made = await ask('POST /api/v1/lobbies', { body: { ...WISH, name: 'Ada', open: false } })
    const kept = seatOf(made.lobby, made.token, made.power)
    return { address: `#/table/${made.lobby}`, kept, shows: '[data-test=places]', isFresh: true }
  },
  pass: async () => ({ address: '#/pass/abcdefgh', shows: '[data-test=play]' }),
  replay: async (ask) => ({ address: `#/replay/${await playedOut(ask)}`, shows: '[data-test=year]' }),
  debrief: async (ask) => ({ address: `#/debrief/${await playedOut(ask)}`, shows: '[data-test=outcome]' }),
  model: async () => ({ address: '#/model', shows: '.model-page h1' }),
  terms: async () => ({ address: '#/terms', shows: '[data-test=find-term]' }),
  mine: async () => ({ address: '#/mine', shows: '.my-matches h1' }),
  check: async () => ({ address: '#/check', shows: '[data-test=checks]:not(:has([data-did=trying]))' }),
  async host(ask) {
    const password = EVERY_CALL_SETTINGS.BALANCE_HOST_PASSWORD
    const { token } = await ask('POST /api/v1/host/login', { body: { password } })
    return { address: '#/host', kept: { host: token }, shows: '[data-test^=server]', isFresh: true }
  },
  dev: async () => ({ address: '#/dev', shows: '[data-test=position]' }),
}

/** Names of all pages. */
export const ROAD_PAGE_NAMES = Object.keys(PAGES) as readonly (keyof typeof PAGES)[]

/** Makes what a page needs on the server at this address. */
export async function prepareRoadPage(name: keyof typeof PAGES, base: string): Promise<RoadPage> {
  return await PAGES[name](async (route, given) => {
    const response = await callRoute(base, route, given)
    const answer = (await response.json()) as RouteResponse<typeof route>
    if (!response.ok) throw new Error(`${route}: ${JSON.stringify(answer)}`)
    return answer
  })
}

/** What one page is met with: a browser of its own, and the server behind a network. */
export interface RoadBrowser {
  readonly context: BrowserContext
  /** Address of the server as this browser has it. */
  readonly base: string
}

/** Opens the front page in a browser that keeps what the page needs. @param script runs before the page's own */
export async function arriveFor({ context, base }: RoadBrowser, { kept = {} }: RoadPage, script = ''): Promise<Player> {
  const texts = Object.entries(kept).map(([name, value]) => [
    `balance.${name}`,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  const keep = `try {
    for (const area of [localStorage, sessionStorage])
      for (const [name, text] of ${JSON.stringify(texts)}) area.getItem(name) ?? area.setItem(name, text)
  } catch {}`
  if (texts.length > 0) await context.addInitScript(keep)
  if (script !== '') await context.addInitScript(script)
  const player = await openPage(context, `${base}/?lite=1`)
  await player.page.waitForSelector('[data-test=play]')
  return player
}

/** Goes to an address behind `#` as a link does. */
export const goTo = (page: Page, address: string): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash
  }, address)

/** Sentences that the page says of itself: of what fails, what it waits for, and that it is out of date. */
export const sentencesOf = (page: Page): Promise<readonly string[]> =>
  page.locator('[role=alert], [role=status], [data-test=page-failed]').evaluateAll((places) =>
    places.flatMap((place) => {
      const text = place.textContent?.trim() ?? ''
      return text === '' || !place.checkVisibility() ? [] : [text.slice(0, 160)]
    }),
  )
