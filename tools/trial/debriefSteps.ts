import { strFromU8, unzipSync } from 'fflate'
import { DEBRIEF_STEP_IDS } from '#shared/protocol/debriefScript'
import { type Hand, must, type TrialRoom, type TrialStep, within } from './room.ts'

/** Says of every other power that it wanted only security. */
async function guess({ page }: Hand): Promise<void> {
  await page.waitForSelector('[data-test=guess]')
  for (const each of await page.locator('[data-test$=-securitySeeker]').all()) await each.check()
  await page.selectOption('[data-test=guess-frightened]', 'none')
  await page.click('[data-test=send-guess]')
  await page.waitForSelector('[data-test=guess-sent]:has-text("Kept")')
}

/** Crises of each world by the board's tiles, by the wall, and by the table of worlds in the export. */
async function crisesOf(room: TrialRoom) {
  const numbers = (texts: readonly string[]) => texts.map((text) => Number(/\d+/.exec(text)?.[0]))
  const tiles = numbers(await room.board.page.locator('.desk-worlds small').allTextContents())
  const files = unzipSync(await room.teacher.zip())
  const [head = '', ...rows] = strFromU8(files['worlds.csv']!).trim().split('\n')
  const column = head.split(',').indexOf('crises')
  return {
    tiles,
    board: (await room.teacher.board()).worlds.map(({ crises }) => crises),
    wall: (await room.teacher.projection()).rounds.at(-1)!.map(({ crises }) => crises),
    file: rows.map((row) => Number(row.split(',')[column])),
  }
}

const debriefing: readonly TrialStep[] = [
  {
    step: 'End and debrief',
    old: { clicks: 2, seconds: 3 },
    once: 'T1, T2',
    checked:
      'the wall compares the worlds; each has as many crises on board, wall and in the export, and more than none in all',
    async does(room) {
      const { board } = room
      await board.press('[data-test=to-debrief]')
      await board.press('[data-test=confirm]')
      await board.page.waitForSelector('[data-test=debrief-desk]')
      await room.wall.waitForSelector('[data-page=compare]')
      return board
    },
    async checks(room) {
      const { tiles, ...others } = await crisesOf(room)
      for (const [where, counts] of Object.entries(others))
        must(JSON.stringify(counts) === JSON.stringify(tiles), `${where} ${counts}, board's tiles ${tiles}`)
      must(tiles.reduce((sum, one) => sum + one, 0) > 0, 'no crisis is counted')
    },
  },
  {
    step: 'Ten steps of the script on the wall',
    once: 'T1',
    checked: 'one key each; the wall follows every one within 5 s, with its question',
    async does({ board, wall }) {
      await board.page.selectOption('[data-test=debrief-plan]', 'full')
      await board.page.press('[data-test=debrief-plan]', 'Tab')
      for (const id of DEBRIEF_STEP_IDS.slice(1)) {
        await board.key('n')
        await within(
          5,
          `${id} on the wall`,
          async () => (await wall.locator(`[data-step=${id}] .wall-question`).count()) > 0,
        )
      }
      return board
    },
  },
  {
    step: 'The spiral of world 3 on the wall',
    once: 'T1',
    checked: 'at most three keys; no interest is told',
    async does({ board, wall }) {
      await board.key('3')
      await board.key('Shift+Digit3')
      await wall.waitForSelector('[data-step=spiral] .wall-world:has-text("World 3")')
      await wall.waitForSelector('[data-test=section-spiral] svg')
      must(board.keys <= 3, `${board.keys} keys`)
      return board
    },
    checks: async ({ wall }) =>
      must(!/revisionist/i.test((await wall.textContent('body')) ?? ''), 'an interest is told'),
  },
  {
    step: 'Any other section, chosen by hand',
    once: 'T1',
    checked: 'within 2 s on the wall; the board says that it is there',
    async does({ board, wall }) {
      await board.press('[data-test=desk-world-0]')
      await board.press('[data-test=show-race]')
      await within(2, 'it is on the wall', async () => (await wall.locator('[data-test=on-wall-race]').count()) > 0)
      await board.page.waitForSelector('[data-test=show-race][aria-pressed=true]')
      return board
    },
  },
  {
    step: 'Interests on the projector',
    old: { clicks: 1, seconds: 1 },
    once: 'T3',
    checked: 'closed on all devices and the wall until all have guessed; then open beside the guesses, within 3 s',
    async does(room) {
      const { board, wall } = room
      await board.page.click('[data-test=step-interests]')
      await wall.waitForSelector('[data-test=wall-guesses]')
      must((await wall.locator('[data-test=section-interests]').count()) === 0, 'they stand on the wall')
      await Promise.all([...room.students.values()].map(guess))
      await Promise.all(room.pupils.map((pupil) => pupil.guess()))
      await within(5, 'all have guessed', async () => {
        const { given, of } = (await room.teacher.board()).guesses
        return given === of
      })
      for (const { page } of room.students.values())
        must((await page.locator('[data-test=guess-truth]').count()) === 0, 'a device tells them')
      await board.page.waitForFunction(
        () => document.querySelector('[data-test=guesses] meter')?.matches('[max]') ?? false,
      )
      await board.page.waitForTimeout(1000)
      board.since = performance.now()
      await board.press('[data-test=reveal]')
      if (await board.page.isVisible('dialog[open]')) await board.press('[data-test=confirm]')
      await wall.waitForSelector('[data-test=section-interests]')
      return board
    },
    async checks({ students }) {
      for (const { page } of students.values()) await page.waitForSelector('[data-test=guess-truth]', { timeout: 3000 })
    },
  },
  {
    step: 'Black out the wall',
    checked: 'one key, and one to light it again',
    async does({ board, wall }) {
      await board.key('b')
      await wall.waitForSelector('[data-page=blank]')
      await board.key('b')
      await wall.waitForSelector('[data-step=interests]')
      return board
    },
  },
]

/** Saves what a key downloads. @returns its file name and its tables */
async function saved({ board }: TrialRoom, key: string) {
  const [download] = await Promise.all([board.page.waitForEvent('download'), board.press(key)])
  return download.suggestedFilename()
}

const closing: readonly TrialStep[] = [
  {
    step: 'A second machine leads by the teacher’s link',
    once: 'T6',
    checked: 'its board has the projector’s link too',
    async does(room) {
      const other = await room.openBoardElsewhere()
      await other.page.waitForSelector('[data-test=projector]')
      await other.page.context().close()
      return undefined
    },
  },
  {
    step: 'The wall loses its network',
    once: 'T6',
    checked: 'it says that it is not fresh within 5 s, and is fresh again',
    async does({ wall, context }) {
      await context.setOffline(true)
      await wall.waitForSelector('[data-test=stale-wall]', { timeout: 6000 })
      await context.setOffline(false)
      await wall.waitForSelector('[data-test=stale-wall]', { state: 'detached' })
      return undefined
    },
  },
  {
    step: 'A second round, one rule changed',
    old: { clicks: 2, seconds: 2 },
    once: 'T14',
    checked: 'years and clock of the round can be changed too',
    async does({ board }) {
      await board.pick('[data-test=treatment]', { index: 1 })
      await board.press('[data-test=next-round]')
      await board.page.waitForSelector('[data-test=round-plan]')
      return board
    },
    checks: async ({ board: { page } }) =>
      must(
        (await page.locator('[name=plan-years]').count()) * (await page.locator('[name=plan-time]').count()) === 1,
        'they cannot',
      ),
  },
  {
    step: 'Export with pseudonyms',
    old: { clicks: 2, seconds: 1 },
    once: 'T4, T15',
    checked: 'no words of students in it; the file with names has a name of its own',
    async does(room) {
      await room.board.press('[data-test=ending]')
      exported = await saved(room, '[data-test=export]')
      return room.board
    },
    async checks(room) {
      const { clicks } = room.board
      must((await saved(room, '[data-test=export-names]')) !== exported, 'both have one name')
      room.board.clicks = clicks
      const texts = Object.values(unzipSync(await room.teacher.zip())).map((file) => strFromU8(file))
      must(!texts.some((text) => text.includes('kill yourself')), 'words of students are in it')
    },
  },
  {
    step: 'Delete everything',
    old: { clicks: 3 },
    once: 'T6',
    checked: 'within 2 s the wall shows no name',
    async does({ board, wall }) {
      await board.press('[data-test=delete-class]')
      await board.press('[data-test=confirm]')
      await within(2, 'the wall is empty', async () => await wall.isVisible('[data-phase=gone]'))
      return board
    },
    checks: async ({ wall }) =>
      must(!/Ada|Pupil/.test((await wall.textContent('body')) ?? ''), 'a name is on the wall'),
  },
]

let exported = ''

export const DEBRIEF_STEPS_TRIED: readonly TrialStep[] = [...debriefing, ...closing]
