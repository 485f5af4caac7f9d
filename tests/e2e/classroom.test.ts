import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { openTab, type Player, putYearAway, sitDown, takeChair } from '#tests/support/player'
import { siteForTests } from '#tests/support/site'

const site = siteForTests()
const LABELS = ['Ada', 'Bo', 'Cy', 'Di'] as const

interface Classroom {
  readonly teacher: Player
  readonly projector: Player
  /** In the order of the labels: on laptops and phones in turn. */
  readonly students: readonly Player[]
  readonly code: string
}

const textOf = async ({ page }: Player, name: string) => ((await page.textContent(`[data-test=${name}]`)) ?? '').trim()

/** A class of four powers and three years, as a teacher makes it, with its projector. */
async function makeClass(): Promise<Omit<Classroom, 'students'>> {
  const teacher = await sitDown(site.browser, site.base)
  const { page } = teacher
  await page.click('[data-test=classroom]')
  await page.selectOption('select[name=powers]', '4')
  await page.selectOption('select[name=years]', '3')
  await page.selectOption('select[name=timeControl]', 'year240')
  await page.selectOption('select[name=naming]', 'typed')
  await page.click('[data-test=add-own]')
  await page.fill('[data-test=write-own-1]', '<b>Do arms make safe?</b>')
  await page.click('[data-test=make-class]')
  await page.waitForSelector('[data-test=teacher-link]')
  await page.keyboard.press('Escape')
  const projector = await sitDown(site.browser, site.base, 'desk')
  await projector.page.goto((await page.getAttribute('[data-test=projector]', 'href')) ?? '')
  await projector.page.waitForSelector('[data-test=big-code]')
  return { teacher, projector, code: await textOf(teacher, 'class-code') }
}

/** Comes in as a student does, by the address on the projector. */
async function enter({ page }: Player, code: string, label: string): Promise<void> {
  await page.goto(`${site.base}/j/${code}`)
  await page.fill('[data-test=label]', label)
  await page.click('[data-test=enter-class]')
}

async function fill(made: Omit<Classroom, 'students'>): Promise<Classroom> {
  const students: Player[] = []
  for (const [index, label] of LABELS.entries()) {
    const student = await sitDown(site.browser, site.base, index % 2 === 0 ? 'laptop' : 'phone')
    await enter(student, made.code, label)
    await student.page.waitForSelector('[data-test=own-rejoin-words]')
    students.push(student)
  }
  await made.projector.page.waitForSelector('[data-test=joined]:has-text("4")')
  return { ...made, students }
}

async function askQuestions({ teacher, projector, students }: Classroom): Promise<void> {
  await teacher.page.click('[data-test=ask]')
  for (const [index, { page }] of students.slice(0, 2).entries()) await page.click(`[data-test=own1-${index * 4}]`)
  await teacher.page.waitForSelector('[data-test=own-before]:has-text("2 of 4")')
  for (const [index, { page }] of students.entries()) {
    await page.click(`[data-test=answer-arming-${index < 3 ? 1 : 0}]`)
  }
  await projector.page.waitForSelector('[data-test=tally-arming-1]:has-text("3")')
}

/** The round begins by itself on every device. */
async function begin({ teacher, students }: Classroom): Promise<void> {
  await teacher.page.click('[data-test=begin-round]')
  await teacher.page.click('[data-test=confirm]')
  for (const [index, { page }] of students.entries()) {
    await page.waitForSelector('[data-test=year]')
    await expectBriefing(page, LABELS[index]!)
    await takeChair(page)
  }
  await teacher.page.waitForSelector('[data-test=world-0]')
}

/** Who the student is, with whom, what they want in full, three things to do, and the words to come back with. */
async function expectBriefing(page: Player['page'], label: string): Promise<void> {
  const words = await page.textContent('[data-test=briefing-words]')
  const team = await page.textContent('[data-test=briefing-team]')
  for (const other of LABELS) expect(team?.includes(`${other} (`)).toBe(other !== label)
  expect(words).toMatch(/:(?: [a-z]+){4}$/u)
  expect(await page.locator('[data-test=briefing-things] li').count()).toBe(3)
  expect(await page.textContent('[data-test=dossier]')).toMatch(/You (?:also )?score/u)
}

/** A message, and a pause that all students see, through a refresh at the worst moment. */
async function messageAndPause({ teacher: { page: board }, students }: Classroom): Promise<void> {
  const { page } = students[1]!
  await board.fill('[data-test=message]', 'Think of the others.')
  await board.click('[data-test=send]')
  await page.waitForSelector('[data-test=teacher-message]:has-text("Think of the others.")')
  await board.click('[data-test=pause-all]')
  await page.waitForSelector('[data-test=class-strip] .standing')
  await page.reload()
  await page.waitForSelector('[data-test=class-strip] .standing')
  await board.click('[data-test=pause-all]')
  await page.waitForSelector('[data-test=class-strip] .standing', { state: 'detached' })
}

async function letLeak({ teacher: { page: board } }: Classroom): Promise<void> {
  await board.click('[data-test=world-0] .title')
  await board.click('[data-test=inject]')
  await board.selectOption('[data-test=inject-type]', 'leak')
  await board.click('[data-test=inject-now]')
  await board.waitForSelector('[data-test=coming]')
}

/** Three are done and a bot plays for the fourth, who has left: the year closes; then the power is given back. */
async function playYearWithBot({ teacher: { page: board }, students, code }: Classroom): Promise<void> {
  const [ada, bo, cy, di] = students as [Player, Player, Player, Player]
  await di.page.goto('about:blank')
  const seat = board.locator('[data-test=one-world] .seats li:has-text("Di")')
  await seat.locator('[data-test^=bot-]').click()
  await seat.locator('[data-test^=bot-][aria-pressed=true]').waitFor()
  for (const { page } of [ada, bo, cy]) {
    await page.click('[data-test=ready]')
    await page.waitForSelector('[data-test=ready][aria-pressed=true], .war-room:not([data-number="0"])')
  }
  await ada.page.waitForSelector('.war-room:not([data-number="0"])')
  await seat.locator('[data-test^=bot-]').click()
  await di.page.goto(`${site.base}/j/${code}`)
  await di.page.waitForSelector('[data-test=year]')
}

/** Says of every other power that it wanted only security. */
async function guessAll(page: Player['page']): Promise<void> {
  await page.waitForSelector('[data-test=guess]')
  for (const each of await page.locator('[data-test$=-securitySeeker]').all()) await each.check()
  await page.selectOption('[data-test=guess-frightened]', 'none')
  await page.click('[data-test=send-guess]')
  await page.waitForSelector('[data-test=guess-sent]:has-text("Kept")')
}

/** The teacher's question once more; its answers before and after on the wall, counted. */
async function answerAfter(board: Player['page'], wall: Player['page'], student: Player['page']): Promise<void> {
  await student.click('[data-test=own-questions][data-moment=after] [data-test=own1-1]')
  await board.waitForSelector('[data-test=own-counts]:has-text("1 of 4")')
  await board.click('[data-test=show-own]')
  // As it was written: markup is text.
  await wall.waitForSelector('[data-test=wall-own-1] caption:has-text("<b>Do arms make safe?</b>")')
  const counts = await wall.locator('[data-test=wall-own-1] td').allTextContents()
  expect(counts).toEqual(['1', '0', '0', '1', '0', '0', '0', '0', '1', '0'])
}

/** The end, asked about first: every student's guess, worlds side by side on the projector, then what was true on every device. */
async function debrief({ teacher: { page: board }, projector, students }: Classroom): Promise<void> {
  await board.click('[data-test=to-debrief]')
  await board.click('[data-test=confirm]')
  for (const { page } of students) await guessAll(page)
  await projector.page.waitForSelector('[data-phase=debrief] [data-test=compare]:has-text("World 1")')
  await answerAfter(board, projector.page, students[0]!.page)
  await board.waitForSelector('[data-test=guesses]:has-text("4 of 4")')
  // All have guessed: nothing is lost, and nothing is asked.
  await board.click('[data-test=reveal]')
  await board.waitForSelector('[data-test=revealed]')
  for (const { page } of students) await page.waitForSelector('[data-test=guess-truth]')
  const [{ page }] = students as [Player]
  await page.click('text=To the match')
  await page.waitForSelector('[data-test=aftermath]')
}

/** The export as it was saved; a data package whose codebook covers every column. */
async function saveExport({ teacher: { page: board } }: Classroom): Promise<Readonly<Record<string, Uint8Array>>> {
  await board.click('[data-test=ending]')
  const [download] = await Promise.all([board.waitForEvent('download'), board.click('[data-test=export]')])
  return unzipSync(new Uint8Array(readFileSync(await download.path())))
}

interface Resource {
  readonly path: string
  readonly schema: { readonly fields: readonly { readonly name: string }[] }
}

function expectCovered(files: Readonly<Record<string, Uint8Array>>): void {
  const { resources } = JSON.parse(strFromU8(files['datapackage.json']!)) as { readonly resources: readonly Resource[] }
  const codebook = strFromU8(files['codebook.md']!)
  for (const { path, schema } of resources) {
    const [head] = strFromU8(files[path]!).split('\n')
    expect(head!.split(',')).toEqual(schema.fields.map(({ name }) => name))
    for (const { name } of schema.fields) expect(codebook).toContain(`| ${name} |`)
  }
}

describe('a short lesson', () => {
  test('teacher, projector and four students: from the code to the side-by-side debrief and the export', async () => {
    const room = await fill(await makeClass())
    const { teacher, projector, students, code } = room
    const eve = await sitDown(site.browser, site.base)
    await enter(eve, code, 'ada')
    await eve.page.waitForSelector('[data-test=join-failure]:has-text("ada")')
    await askQuestions(room)
    await begin(room)
    await messageAndPause(room)
    await letLeak(room)
    await playYearWithBot(room)
    await putYearAway(students[0]!.page)
    await openTab(students[0]!, 'feed')
    await students[0]!.page.waitForSelector('.feed:has-text("leak"), .feed:has-text("everybody knows")')
    await debrief(room)
    expectCovered(await saveExport(room))
    for (const { errors } of [teacher, projector, ...students]) expect(errors).toEqual([])
  })

  test('a newcomer to a round that plays waits in plain words until the teacher lets all in with one button', async () => {
    const { teacher, code } = await makeClass()
    const ada = await sitDown(site.browser, site.base)
    await enter(ada, code, 'Ada')
    await teacher.page.waitForSelector('[data-test=student-Ada]')
    await teacher.page.click('[data-test=begin-round]')
    await teacher.page.click('[data-test=confirm]')
    await ada.page.waitForSelector('[data-test=year]')
    const ben = await sitDown(site.browser, site.base, 'phone')
    await enter(ben, code, 'Ben')
    await ben.page.waitForSelector('[data-test=no-seat]:has-text("Your teacher must let you in")')
    await teacher.page.waitForSelector('[data-test=newcomers]:has-text("Ben")')
    await teacher.page.click('[data-test=admit-all]')
    // Who comes late is told what the others were told when they began.
    await ben.page.waitForSelector('[data-test=briefing-team]:has-text("Ada (")')
    await teacher.page.waitForSelector('[data-test=newcomers]', { state: 'detached' })
    expect([...teacher.errors, ...ada.errors, ...ben.errors]).toEqual([])
  })

  test('what an adviser changes is a proposal: it becomes an order when the one who leads takes it', async () => {
    const { teacher, code } = await makeClass()
    const leading: Player[] = []
    for (const label of LABELS) {
      const student = await sitDown(site.browser, site.base)
      await enter(student, code, label)
      await teacher.page.waitForSelector(`[data-test=student-${label}]`)
      leading.push(student)
    }
    await teacher.page.click('[data-test=begin-round]')
    await teacher.page.click('[data-test=confirm]')
    const eve = await sitDown(site.browser, site.base)
    await enter(eve, code, 'Eve')
    await teacher.page.click('[data-test=admit-all]')
    for (const { page } of [...leading, eve]) await takeChair(page)
    await eve.page.waitForSelector('[data-test=delegation]')
    await eve.page.click('[data-test=more-bombers]')
    await eve.page.waitForSelector('[data-test="proposal-build.bombers"]:has-text("Eve")')
    const asked = () => Promise.all(leading.map(({ page }) => page.isVisible('[data-test=take-proposal]')))
    await expect.poll(asked, { timeout: 30_000 }).toContain(true)
    const leader = leading[(await asked()).indexOf(true)]!
    expect(await leader.page.textContent('[data-test=given]')).not.toContain('ombers')
    await leader.page.click('[data-test=take-proposal]')
    await leader.page.waitForSelector('[data-test=given]:has-text("ombers")')
    await eve.page.waitForSelector('[data-test="proposal-build.bombers"]', { state: 'detached' })
    expect([...teacher.errors, ...leading.flatMap(({ errors }) => errors), ...eve.errors]).toEqual([])
  })

  test('the teacher’s link leads the class from another machine; four words bring a student back on another', async () => {
    const made = await makeClass()
    const { teacher, code } = made
    const ada = await sitDown(site.browser, site.base, 'phone')
    await enter(ada, code, 'Ada')
    const words = await textOf(ada, 'own-rejoin-words')
    await teacher.page.click('[data-test=links]')
    const link = await textOf(teacher, 'teacher-link')
    await teacher.page.close()
    const again = await sitDown(site.browser, site.base)
    await again.page.goto(link)
    await again.page.waitForSelector('[data-test=student-Ada]')
    expect(again.page.url()).not.toContain(link.split('/').at(-1))
    await again.page.click('[data-test=begin-round]')
    await again.page.click('[data-test=confirm]')
    await ada.page.waitForSelector('[data-test=year]')
    const laptop = await sitDown(site.browser, site.base)
    await laptop.page.goto(`${site.base}/j/${code}`)
    await laptop.page.click('[data-test=rejoin]')
    await laptop.page.fill('[data-test=rejoin-words]', words)
    await laptop.page.click('[data-test=return]')
    await laptop.page.waitForSelector('[data-test=year]')
    await ada.page.waitForSelector('[data-test=class-strip] p')
    expect([...again.errors, ...laptop.errors]).toEqual([])
  })
})
