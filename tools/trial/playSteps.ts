import { takeChair } from '#tests/support/player'
import { type Hand, LIGHT_CLIENTS, must, type TrialRoom, type TrialStep, within } from './room.ts'

const BROWSERS = 4
const ALL = LIGHT_CLIENTS + BROWSERS
const CRUEL = 'Fat Toni'
const ABUSE = 'stupid b1tch, kill yourself'

const wallText = async ({ wall }: TrialRoom) => (await wall.textContent('body')) ?? ''

/** A student types code and name on the front page. */
async function enter(
  hand: Hand,
  code: string,
  label: string,
  reads = (_box: string): void => undefined,
): Promise<void> {
  await hand.press('[data-test=with-friends]')
  reads((await hand.page.getAttribute('[data-test=join-code]', 'placeholder')) ?? '')
  await hand.type('[data-test=join-code]', code)
  await hand.press('[data-test=join]')
  await hand.page.waitForSelector('[data-test=label]')
  await hand.type('[data-test=label]', label)
  await hand.press('[data-test=enter-class]')
}

/** The row of a student on the board, unfolded. */
async function unfold(board: Hand, label: string): Promise<string> {
  const row = `[data-test="student-${label}"]`
  if (!(await board.page.locator(`${row} details`).evaluate((row) => (row as HTMLDetailsElement).open)))
    await board.press(`${row} summary`)
  return row
}

async function placeOf({ teacher }: TrialRoom, label: string) {
  const board = await teacher.board()
  const student = board.students.find((each) => each.label === label)
  if (student?.world === undefined) throw new Error(`${label} sits nowhere`)
  return { world: student.world, power: student.power ?? '', board }
}

/** Cards of a match are put away by all who have one. */
async function takeChairs(room: TrialRoom): Promise<void> {
  for (const { page } of room.students.values()) await takeChair(page)
}

const opening: readonly TrialStep[] = [
  {
    step: 'Front page to Classroom',
    old: { clicks: 1, seconds: 2 },
    once: 'T7, T13',
    checked: 'minutes of play, plans, rehearsal, sample class and kit are on the page',
    async does({ board }) {
      await board.press('[data-test=classroom]')
      await board.page.waitForSelector('[data-test=make-class]')
      return board
    },
    async checks({ board: { page } }) {
      must(/\d/.test((await page.textContent('[data-test=minutes-of-play]')) ?? ''), 'no minutes are named')
      for (const name of ['preset-first50', 'rehearse', 'sample-class', 'kit-link'])
        must(await page.isVisible(`[data-test=${name}]`), `${name} is not on the page`)
    },
  },
  {
    step: 'Names typed, talk free, a practice year (the review changed talk alone)',
    once: 'T4, T5',
    checked: 'what a teacher who changes nothing gets is set phrases and names that the game gives',
    async does({ board }) {
      const of = (name: string) => board.page.inputValue(`select[name=${name}]`)
      must((await of('talk')) === 'phrases' && (await of('naming')) === 'alias', 'talk or names are not safe at first')
      await board.pick('select[name=naming]', 'typed')
      await board.pick('select[name=talk]', 'free')
      await board.press('[data-test=practice-year]')
      return board
    },
  },
  {
    step: 'Make the class',
    old: { clicks: 1, seconds: 2 },
    checked: 'the code is on the board',
    async does({ board }) {
      await board.press('[data-test=make-class]')
      await board.page.waitForSelector('[data-test=teacher-link]')
      return board
    },
    checks: (room) => room.lead(),
  },
  {
    step: 'Close the links, open the projector',
    old: { clicks: 2, seconds: 3 },
    once: 'T6',
    checked: 'the QR picture takes two fifths of a wall of 1280×720',
    async does(room) {
      const { board, context } = room
      await board.press('dialog header button')
      const opened = context.waitForEvent('page')
      await board.press('[data-test=projector]')
      await room.showWall(await opened)
      await room.wall.waitForSelector('[data-test=big-code]')
      return board
    },
    async checks({ wall }) {
      const box = await wall.locator('.join-side img').boundingBox()
      must((box?.height ?? 0) >= 0.4 * 720, `the QR picture is ${box?.height} of 720 high`)
      must((box?.y ?? 720) + (box?.height ?? 0) <= 720, 'the QR picture is below the edge of the wall')
    },
  },
]

const joining: readonly TrialStep[] = [
  {
    step: 'A student types code and name',
    old: { clicks: 3, seconds: 3 },
    once: 'T5',
    checked: 'the box of the front page speaks of classes; the wall counts, and shows no typed name',
    async does(room) {
      const ada = await room.arrive('Ada', 'laptop')
      await enter(ada, room.code, 'Ada', (box) => must(/class/i.test(box), `the box says: ${box}`))
      await ada.page.waitForSelector('[data-test=own-rejoin-words]')
      return ada
    },
    async checks(room) {
      for (const label of ['Bo', 'Di'] as const) {
        const hand = await room.arrive(label, label === 'Bo' ? 'phone' : 'laptop')
        await enter(hand, room.code, label)
        await hand.page.waitForSelector('[data-test=own-rejoin-words]')
      }
      await room.comeIn()
      await within(5, 'all are counted', async () => (await wallText(room)).includes(String(ALL - 1)))
      must(!(await wallText(room)).includes('Ada'), 'a typed name is on the wall')
    },
  },
  {
    step: 'Rename a cruel name that no list knows',
    old: { clicks: 3, seconds: 10 },
    once: 'T5',
    checked: 'a name of the list is refused in words; this one is never on the wall',
    async does(room) {
      const { board } = room
      const cy = await room.arrive('Cy', 'laptop')
      await enter(cy, room.code, 'FuckMsSmith')
      await cy.page.waitForSelector('[data-test=join-failure]:not(:empty)')
      await cy.type('[data-test=label]', CRUEL)
      await cy.press('[data-test=enter-class]')
      await cy.page.waitForSelector('[data-test=own-rejoin-words]')
      await board.page.waitForSelector(`[data-test="student-${CRUEL}"]`)
      const row = await unfold(board, CRUEL)
      must(!(await wallText(room)).includes(CRUEL), 'the name is on the wall')
      await board.type(`${row} form input`, 'Cy')
      await board.press(`${row} form button[type=submit]`)
      await board.page.waitForSelector('[data-test=student-Cy]')
      return board
    },
    checks: async (room) => must(!(await wallText(room)).includes(CRUEL), 'the name is on the wall'),
  },
  {
    step: 'Form worlds at random',
    old: { clicks: 1, seconds: 1 },
    once: 'T9',
    checked: 'within 2 s every device says world, power and company, and the wall shows five worlds',
    async does(room) {
      const { board } = room
      await within(15, 'all are here', async () => (await room.teacher.board()).students.every((each) => each.present))
      await board.press('[data-test=form-random]')
      await board.page.waitForSelector('[data-test=forming-4]')
      return board
    },
    async checks({ students, wall }) {
      const told = [...students.values()].map(({ page }) =>
        page.waitForSelector('[data-test=own-group]', { timeout: 3000 }),
      )
      await Promise.all(told)
      await within(
        2,
        'five worlds on the wall',
        async () => (await wall.locator('[data-test=groups] .tile').count()) === 5,
      )
    },
  },
  {
    step: 'Ask the three questions',
    old: { clicks: 1, seconds: 2 },
    checked: 'every device asks them; the wall counts the answers',
    async does(room) {
      await room.board.press('[data-test=ask]')
      for (const { page } of room.students.values()) await page.waitForSelector('[data-test=answer-arming-1]')
      return room.board
    },
    async checks(room) {
      const light = room.pupils.map((pupil) => pupil.answer())
      for (const { page } of room.students.values()) await page.click('[data-test=answer-arming-1]')
      await Promise.all(light)
      await within(5, 'all answers', async () => (await room.teacher.projection()).answered === ALL)
    },
  },
]

const beginning: readonly TrialStep[] = [
  {
    step: 'Begin a practice year',
    once: 'T8',
    checked: 'a card on every device: practice, company, three things to do, the four words',
    async does(room) {
      await room.board.press('[data-test=begin-round]')
      for (const { page } of room.students.values()) await page.waitForSelector('[data-test=briefing-practice]')
      return room.board
    },
    async checks(room) {
      for (const { page } of room.students.values()) {
        must((await page.locator('[data-test=briefing-things] li').count()) === 3, 'not three things to do')
        must(
          (await page.isVisible('[data-test=briefing-words]')) && (await page.isVisible('[data-test=briefing-team]')),
          'no words',
        )
      }
      await takeChairs(room)
      room.playRound()
    },
  },
  {
    step: 'End the practice',
    once: 'T8',
    checked: 'the board counted the worlds that got through; no screen shows the mark any longer',
    async does(room) {
      const { board } = room
      const through = board.page.locator('[data-test=practice-through]:has-text("5 of 5")')
      await room.playUntil(() => through.isVisible())
      await board.press('[data-test=end-practice]')
      await board.press('[data-test=confirm]')
      await board.page.waitForSelector('[data-test=begin-round]')
      return board
    },
    async checks({ wall, board, students }) {
      for (const page of [wall, board.page, ...[...students.values()].map((hand) => hand.page)])
        await page.waitForSelector('[data-test=practice-badge]', { state: 'detached' })
      // Light clients look every two seconds.
      await wall.waitForTimeout(3000)
    },
  },
  {
    step: 'Begin',
    old: { clicks: 1, seconds: 2 },
    once: 'T8',
    checked: 'the card of the match on every device, without the mark of practice',
    async does(room) {
      await room.board.press('[data-test=begin-round]')
      for (const { page } of room.students.values()) await page.waitForSelector('[data-test=briefing-things]')
      return room.board
    },
    async checks(room) {
      for (const { page } of room.students.values())
        must(!(await page.isVisible('[data-test=briefing-practice]')), 'it speaks of practice')
      await takeChairs(room)
      room.playRound()
      await room.board.page.waitForSelector('[data-test=world-4]')
    },
  },
  {
    step: 'Pause all, go on, 30 s more',
    old: { clicks: 3, seconds: 3 },
    checked: 'students read why the clock stands',
    async does({ board, students }) {
      await board.press('[data-test=pause-all]')
      for (const { page } of students.values()) await page.waitForSelector('[data-test=class-strip] .standing')
      await board.press('[data-test=pause-all]')
      for (const { page } of students.values())
        await page.waitForSelector('[data-test=class-strip] .standing', { state: 'detached' })
      await board.press('[data-test=extend-all]')
      return board
    },
  },
]

const talking: readonly TrialStep[] = [
  {
    step: 'Notice abuse in the talk',
    once: 'T4',
    checked: 'it stands marked on the board within 3 s, without a press; never on the wall',
    async does(room) {
      const cy = room.student('Cy')
      await cy.page.click('[data-test=lists]')
      await cy.page.click('[data-test=tab-feed]')
      await cy.page.fill('[data-test=words]', ABUSE)
      await cy.page.press('[data-test=words]', 'Enter')
      await room.board.page.waitForSelector('[data-test=talk-urgent]', { timeout: 4000 })
      await room.board.page.waitForSelector(`.class-talk .urgent:has-text("${ABUSE}")`)
      return room.board
    },
    checks: async (room) => must(!(await wallText(room)).includes('kill'), 'it is on the wall'),
  },
  {
    step: 'Mute the speaker',
    once: 'T4',
    checked: 'what they say next reaches nobody',
    async does({ board }) {
      await board.press('[data-test=mute-Cy]')
      await board.page.waitForSelector('[data-test=mute-Cy][aria-pressed=true]')
      return board
    },
    async checks(room) {
      const { page } = room.student('Cy')
      await page.fill('[data-test=words]', 'still here')
      await page.press('[data-test=words]', 'Enter')
      await page.waitForTimeout(2000)
      must(!((await room.board.page.textContent('[data-test=class-talk]')) ?? '').includes('still here'), 'it was said')
    },
  },
  {
    step: 'Only set phrases from now on, in all worlds',
    once: 'T4',
    checked: 'no device has a field for free words within 2 s',
    async does({ board }) {
      await board.press('[data-test=talk-phrases]')
      await board.page.waitForSelector('[data-test=talk-phrases][aria-pressed=true]')
      return board
    },
    async checks(room) {
      const { page } = room.student('Cy')
      await within(2, 'no field', async () => !(await page.isVisible('[data-test=words]')))
    },
  },
]

const managing: readonly TrialStep[] = [
  {
    step: 'Look through one student’s eyes',
    old: { clicks: 2, seconds: 3 },
    checked: 'their year is open, and does not say that it is closing',
    async does(room) {
      const { board } = room
      const { world, power } = await placeOf(room, 'Ada')
      await board.press(`[data-test=world-${world}] .title`)
      const opened = room.context.waitForEvent('page')
      await board.press(`[data-test=look-${power}]`)
      const eyes = await opened
      await eyes.waitForSelector('[data-test=year]')
      must(!/Closing/.test((await eyes.textContent('#room')) ?? ''), 'it says that the window closes')
      await eyes.close()
      return board
    },
  },
  {
    step: 'Inject a border incident',
    old: { clicks: 5, seconds: 3 },
    checked: 'it is announced on the board, and can be taken back',
    async does(room) {
      const { board } = room
      await board.press('[data-test=inject]')
      await board.pick('[data-test=inject-type]', 'incident')
      const { power } = await placeOf(room, 'Ada')
      const names = await board.page.$$eval('[data-test=inject-which] option', (all) =>
        all.map((each) => each.textContent ?? ''),
      )
      const index = names.findIndex((name) => name.toLowerCase().includes(power))
      await board.pick('[data-test=inject-which]', { index: Math.max(0, index) })
      await board.press('[data-test=inject-now]')
      await board.page.waitForSelector('[data-test=coming] button')
      return board
    },
  },
  {
    step: 'A message to one world',
    old: { clicks: 1, seconds: 1 },
    checked: 'its students read it',
    async does(room) {
      const { board } = room
      await board.type('[data-test=message]', 'Think of the others.')
      await board.press('[data-test=send]')
      await room.student('Ada').page.waitForSelector('[data-test=teacher-message]:has-text("Think of the others.")')
      return board
    },
  },
  {
    step: 'Give a student who asks for it twice the time',
    checked: 'their own limit is on their screen, and nobody else’s',
    async does(room) {
      const di = room.student('Di').page
      await di.click('[data-test=ask-time]')
      await room.board.pick('[data-test=asking] [data-test=time-Di]', '2')
      await di.waitForSelector('[data-test=own-time]')
      return room.board
    },
    checks: async (room) =>
      must(!(await room.student('Ada').page.isVisible('[data-test=own-time]')), 'Ada sees it too'),
  },
]

const comingBack: readonly TrialStep[] = [
  {
    step: 'A student’s browser is gone',
    old: { clicks: 0 },
    checked: 'the board says so, and after half a minute their world does not wait',
    async does(room) {
      const { world, power } = await placeOf(room, 'Bo')
      await room.student('Bo').page.context().close()
      room.students.delete('Bo')
      const seat = async () => (await room.teacher.board()).worlds[world]!.seats.find((each) => each.power === power)
      await within(15, 'not there', async () => (await seat())?.connected === false)
      await within(45, 'not waited for', async () => (await seat())?.awaited === false)
      return room.board
    },
  },
  {
    step: 'New four words for them',
    old: { clicks: 2, seconds: 3 },
    once: 'T10',
    checked: 'four different words of at most seven letters, where they were asked for, with a QR picture',
    async does({ board }) {
      await unfold(board, 'Bo')
      await board.press('[data-test=new-words-Bo]')
      await board.page.waitForSelector('[data-test=student-Bo] [data-test=new-words] img')
      return board
    },
    async checks({ board: { page } }) {
      const box = await page.locator('[data-test=student-Bo] [data-test=new-words]').boundingBox()
      must(box !== null && box.y >= 0 && box.y < 768, 'they are out of sight')
      must(new Set(await newWords(page)).size === 4, 'they are not four different words')
      must(
        (await newWords(page)).every((word) => word.length <= 7),
        'they are long',
      )
    },
  },
  {
    step: 'Back on a phone by the four words',
    old: { clicks: 3, seconds: 2.5 },
    checked: 'in the match again',
    async does(room) {
      const phone = await room.arrive('Bo', 'phone')
      const words = (await newWords(room.board.page)).join(' ')
      await phone.page.goto(`${room.base}/j/${room.code}`)
      await phone.press('[data-test=rejoin]')
      await phone.type('[data-test=rejoin-words]', words)
      await phone.press('[data-test=return]')
      await phone.page.waitForSelector('[data-test=year]')
      return phone
    },
  },
  {
    step: 'A student comes late',
    old: { clicks: 2, seconds: 2 },
    checked: 'waits in plain words until the teacher lets them in',
    async does(room) {
      const eve = await room.arrive('Eve', 'laptop')
      await eve.page.goto(`${room.base}/j/${room.code}`)
      await eve.type('[data-test=label]', 'Eve')
      await eve.press('[data-test=enter-class]')
      await eve.page.waitForSelector('[data-test=no-seat]')
      return eve
    },
  },
  {
    step: 'Let them in',
    once: 'T8',
    checked: 'they get the same card as the others: company, goals, the four words',
    async does(room) {
      await room.board.press('[data-test=admit-all]')
      await room.student('Eve').page.waitForSelector('[data-test=briefing-words]')
      return room.board
    },
    async checks(room) {
      const { page } = room.student('Eve')
      must((await page.locator('[data-test=briefing-things] li').count()) === 3, 'not three things to do')
      await takeChair(page)
    },
  },
]

async function newWords(page: Hand['page']): Promise<readonly string[]> {
  const told = (await page.textContent('[data-test=student-Bo] [data-test=new-words] p')) ?? ''
  return told
    .slice(told.indexOf(':') + 1)
    .trim()
    .split(/\s+/)
}

const CRISES = '[data-test=crisis-confrontation]'

const ending: readonly TrialStep[] = [
  {
    step: 'Load the page anew in mid-crisis',
    old: { clicks: 1, seconds: 0.5 },
    checked: 'the same crisis, with all its moves',
    async does(room) {
      const ada = room.student('Ada')
      await room.playUntil(() => ada.page.isVisible(CRISES))
      const began = performance.now()
      await ada.page.reload()
      ada.clicks++
      await ada.page.waitForSelector(CRISES)
      ada.since = began
      return ada
    },
    checks: async (room) => must(await room.student('Ada').page.isVisible('[data-test=confront-stand]'), 'no moves'),
  },
  {
    step: 'Take the troublemaker out, and keep the device out',
    old: { clicks: 3 },
    once: 'T5',
    checked: 'their device says what the teacher has done, in plain words; the code does not bring them back',
    async does(room) {
      const { board } = room
      await unfold(board, 'Cy')
      await board.press('[data-test=keep-out-Cy]')
      await board.press('[data-test=confirm]')
      await board.page.waitForSelector('[data-test=student-Cy]', { state: 'detached' })
      return board
    },
    async checks(room) {
      const { page } = room.student('Cy')
      await page.goto(`${room.base}/?lang=en`)
      await page.goto(`${room.base}/j/${room.code}`)
      await page.waitForSelector('[data-test=taken-out], [data-test=enter-class]')
      const text = (await page.textContent('body')) ?? ''
      must(await page.isVisible('[data-test=taken-out]'), 'the code lets them in')
      must(!/token/i.test(text), 'it speaks of a token')
      room.students.delete('Cy')
    },
  },
]

export const PLAY_STEPS: readonly TrialStep[] = [
  ...opening,
  ...joining,
  ...beginning,
  ...talking,
  ...managing,
  ...comingBack,
  ...ending,
]
