import { ALL_STUDENTS, type Hand, must, type TrialStep, unfold, wallText, within } from './room.ts'

const CRUEL = 'Fat Toni'

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
      await within(5, 'all are counted', async () => (await wallText(room)).includes(String(ALL_STUDENTS - 1)))
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
      await within(5, 'all answers', async () => (await room.teacher.projection()).answered === ALL_STUDENTS)
    },
  },
]

/** From the front page to worlds that are formed. */
export const JOIN_STEPS: readonly TrialStep[] = [...opening, ...joining]
