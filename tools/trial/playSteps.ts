import { openTab } from '#tests/support/player'
import { must, placeOf, type TrialStep, takeChairs, wallText, within } from './room.ts'

const ABUSE = 'stupid b1tch, kill yourself'

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
      await board.press('[data-test=pause-all]:has-text("Pause all")')
      for (const { page } of students.values()) await page.waitForSelector('[data-test=class-strip] .standing')
      await board.press('[data-test=pause-all]:has-text("Go on")')
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
      await openTab(cy.player, 'feed')
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

/** From the year of practice to the help of one student. */
export const PLAY_STEPS: readonly TrialStep[] = [...beginning, ...talking, ...managing]
