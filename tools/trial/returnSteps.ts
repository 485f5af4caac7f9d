import { takeChair } from '#tests/support/player'
import { type Hand, must, placeOf, type TrialStep, unfold, within } from './room.ts'

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

/** Who goes, comes back, comes late and is taken out. */
export const RETURN_STEPS: readonly TrialStep[] = [...comingBack, ...ending]
