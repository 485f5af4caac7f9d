/**
 * `npm run tool -- abuse`: what happens to abuse in talk and in names in a class, tried by HTTP against a server of its own. Prints
 * a table: what was tried, whom it reached, and how long after the teacher's act it was stopped.
 */
import { strFromU8, unzipSync } from 'fflate'
import { pino } from 'pino'
import { startApp } from '#server/app'
import { readConfig } from '#server/config/readConfig'
import type { ChatHistory } from '#shared/protocol/chat'
import type { ClassTalk } from '#shared/protocol/classBoard'
import type { CreateClass, Enrolled } from '#shared/protocol/classroom'
import { caller, openClass, Student, type Teacher } from '#tests/support/classroom'

const settings = { BALANCE_PORT: '0', BALANCE_BIND: '127.0.0.1', BALANCE_DATABASE: ':memory:' }
const app = await startApp(readConfig(settings), pino({ level: 'silent' }))
const base = `http://127.0.0.1:${app.port}`
const WHEN_STOPPED = 5000

interface Case {
  readonly tried: string
  readonly reached: string
  readonly stopped: string
}
const table: Case[] = []
const tell = (tried: string, reached: string, stopped = '–') => table.push({ tried, reached, stopped })

type Answer = {
  readonly problem?: { readonly key: string }
  readonly faults?: readonly { readonly problem: { readonly key: string } }[]
}
const keyOf = (answer: Answer) => answer.problem?.key ?? answer.faults?.[0]?.problem.key

async function say(student: Student, text: string, to?: string): Promise<string | undefined> {
  const { seat } = await student.mine()
  const { json } = await caller(base, student.enrolled.token).post<Answer>(`/api/v1/matches/${seat!.match}/commands`, {
    command: 'chat',
    ...(to === undefined ? {} : { to }),
    said: { how: 'text', text },
    mark: crypto.randomUUID(),
  })
  return keyOf(json)
}

const talkOf = async (teacher: Teacher) =>
  (await caller(base, teacher.made.teacher).get<ClassTalk>(`${teacher.path}/talk`)).json

/** Asks until it is so. @returns seconds since the call */
async function until(is: () => Promise<boolean>): Promise<string> {
  const began = performance.now()
  while (performance.now() - began < WHEN_STOPPED) {
    if (await is()) return `${((performance.now() - began) / 1000).toFixed(2)} s`
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return 'NOT STOPPED'
}

/** Does an act of the teacher, then asks until it is so. @returns seconds from the act on */
async function after(act: () => Promise<unknown>, is: () => Promise<boolean>): Promise<string> {
  const began = performance.now()
  await act()
  const asked = await until(is)
  return asked === 'NOT STOPPED' ? asked : `${((performance.now() - began) / 1000).toFixed(2)} s`
}

async function reads(student: Student, text: string): Promise<boolean> {
  const { seat } = await student.mine()
  if (seat === undefined) return false
  const { json } = await caller(base, student.enrolled.token).get<Partial<ChatHistory>>(
    `/api/v1/matches/${seat.match}/chat`,
  )
  return JSON.stringify(json).includes(text)
}

/** Who can read a text: students by number and world, board with its mark, wall, plain export. */
async function reachOf(teacher: Teacher, students: readonly Student[], author: Student, text: string): Promise<string> {
  const own = (await author.mine()).seat?.world
  const others = await Promise.all(
    students
      .filter((student) => student !== author)
      .map(async (student) => ({
        isHere: (await student.mine()).seat?.world === own,
        reads: await reads(student, text),
      })),
  )
  const here = others.filter(({ isHere }) => isHere)
  const count = (those: typeof others) => those.filter((each) => each.reads).length
  const readers = `${count(here)} of ${here.length} in its world, ${count(others) - count(here)} in others`
  const word = (await talkOf(teacher)).words.find(({ said }) => said.how === 'text' && said.text === text)
  const board = word === undefined ? 'not on the board' : `board${word.flagged ? ', marked' : ''}`
  const wall = JSON.stringify(await teacher.projection()).includes(text) ? 'WALL' : 'not the wall'
  const files = Object.values(unzipSync(await teacher.zip())).map((file) => strFromU8(file))
  const file = files.some((each) => each.includes(text)) ? 'EXPORT' : 'not the export'
  return `${readers}; ${board}; ${wall}; ${file}`
}

async function classOf(wish: Partial<CreateClass>, size = 8) {
  const teacher = await openClass(base, { chatRule: 'free', interestsOpen: 'atReveal', ...wish })
  const students: Student[] = []
  for (let n = 0; n < size; n++)
    students.push(await teacher.enrol(wish.naming === 'alias' ? undefined : `Pupil ${n + 1}`))
  await teacher.act('begin')
  return { teacher, students }
}

async function talk(): Promise<void> {
  const { teacher, students } = await classOf({})
  const [ada] = students
  const id = ada!.enrolled.id
  const texts = [
    ['Abuse in free words', 'stupid b1tch, kill yourself'],
    ['the same with spaces', 'k i l l y o u r s e l f'],
    ['with Cyrillic letters', 'fuсk you all'],
    ['in Chinese, with a space', '去 死 吧'],
    ['Cruel words on no list', 'nobody in this school likes you'],
  ] as const
  for (const [tried, text] of texts) {
    await say(ada!, text)
    tell(tried, await reachOf(teacher, students, ada!, text), 'by one of the acts below')
    await new Promise((resolve) => setTimeout(resolve, 2000))
  }
  const refusedAs = (key: string) => async () => (await say(ada!, 'more')) === `problem.${key}`
  const mute = (muted: boolean) => teacher.act('mute', { student: id, muted })
  tell('Teacher mutes the speaker', 'refused in words', await after(() => mute(true), refusedAs('chatMuted')))
  const words = { words: ada!.enrolled.words }
  const { json } = await caller(base).post<Enrolled>(`${teacher.path}/rejoin`, words)
  const again = new Student(base, teacher.path, json)
  tell('The muted come back on another device by their four words', `says: ${await say(again, 'back')}`)
  students[0] = again
  await mute(false)
  const rule = async (to: 'phrases' | 'off', key: string) =>
    await after(
      () => teacher.act('talk', { rule: to }),
      async () => (await say(students[1]!, 'more')) === `problem.${key}`,
    )
  tell('Teacher switches all worlds to set phrases', 'free words refused', await rule('phrases', 'phrasesOnly'))
  tell('Teacher switches all talk off', 'every word refused', await rule('off', 'chatOff'))
  await teacher.act('talk', { rule: 'free' })
  await new Promise((resolve) => setTimeout(resolve, 10_500))
  let said = 0
  while ((await say(students[2]!, `flood ${said}`)) === undefined) said++
  tell('A flood of messages', `${said} in ten seconds, then refused`, 'by itself')
  const me = (await students[3]!.mine()).seat!
  const far = (await Promise.all(students.map((each) => each.mine()))).find(
    ({ seat }) => seat!.world === me.world && seat!.power !== me.power,
  )!
  tell('A private word without a hotline', `${await say(students[3]!, 'psst', far.seat!.power)}`, 'by itself')
  await report(teacher, students)
}

async function report(teacher: Teacher, students: readonly Student[]): Promise<void> {
  const text = 'nobody in this school likes you'
  for (const reader of students.slice(1)) {
    const { seat } = await reader.mine()
    const call = caller(base, reader.enrolled.token)
    const { json } = await call.get<ChatHistory>(`/api/v1/matches/${seat!.match}/chat`)
    const found = json.chat.find(({ said }) => said.how === 'text' && said.text === text)
    if (found === undefined) continue
    const isMarked = async () => (await talkOf(teacher)).words.some(({ reports }) => reports > 0)
    const seconds = await after(() => call.post(`${teacher.path}/reports`, { number: found.number }), isMarked)
    return void tell(
      'A student reports what no list knows',
      'the board: raised with its world',
      `on the board in ${seconds}`,
    )
  }
  tell('A student reports what no list knows', 'NOBODY COULD READ IT')
}

async function names(): Promise<void> {
  const teacher = await openClass(base, { naming: 'typed', interestsOpen: 'atReveal' })
  const tryName = async (label: string) =>
    keyOf((await caller(base).post<Answer>(`${teacher.path}/students`, { label })).json) ?? 'LET IN'
  for (const label of [
    'FuckMsSmith',
    'f4ck0ff',
    'F U C K',
    'Fuсk',
    '白痴',
    'Ms Smith',
    'Teаcher',
    'T e a c h e r',
    '林老師',
  ]) {
    tell(`Name: ${label}`, await tryName(label), 'never in')
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  const rude = 'Fat Toni stinks'
  const ada = await teacher.enrol('Ada')
  const troll = await teacher.enrol(rude)
  const isOnWall = async () => JSON.stringify(await teacher.projection()).includes(rude)
  tell(
    'A cruel name on no list, while they come in',
    `board; ${(await isOnWall()) ? 'WALL' : 'the wall shows a number'}`,
    'not shown',
  )
  await teacher.act('showNames', { shown: true, students: [ada.enrolled.id] })
  tell(
    'The same, where names were shown before it came',
    (await isOnWall()) ? 'WALL' : 'board: one new name; not the wall',
    'not shown',
  )
  await teacher.act('showNames', { shown: true })
  const renamed = () => teacher.act('rename', { student: troll.enrolled.id, label: 'Bo' })
  tell(
    'The same, shown by mistake and renamed',
    'board and wall',
    await after(renamed, async () => !(await isOnWall())),
  )
  await teacher.act('begin')
  await removed(teacher, troll, ada)
}

async function removed(teacher: Teacher, troll: Student, ada: Student): Promise<void> {
  const { match } = (await troll.mine()).seat!
  const isOut = async () => {
    const call = caller(base, troll.enrolled.token)
    const answers = [
      await call.get<Answer>(`${teacher.path}/me`),
      await call.get<Answer>(`/api/v1/matches/${match}/news`),
    ]
    return answers.every(({ status }) => status !== 200)
  }
  const act = () => teacher.act('remove', { student: troll.enrolled.id })
  tell('Teacher takes a student out', 'their device: no class, no seat', await after(act, isOut))
  const { words } = troll.enrolled
  const back = await caller(base).post<Answer>(`${teacher.path}/rejoin`, { words })
  tell('… who comes back by the four words', keyOf(back.json) ?? 'LET IN', 'at once')
  const other = await caller(base).post<Enrolled>(`${teacher.path}/students`, { label: 'Nice Name' })
  const late = new Student(base, teacher.path, other.json)
  const seat = (await late.mine()).seat
  const named = JSON.stringify(await teacher.projection()).includes('Nice Name')
  const read = JSON.stringify(await ada.mine()).includes('Nice Name')
  tell(
    '… who comes in anew on another device',
    `board: waits for the teacher; ${seat === undefined ? 'no seat' : 'A SEAT'}; ${named ? 'WALL' : 'not the wall'}; ${read ? 'CLASSMATES' : 'no classmate'}`,
    'until let in',
  )
  await teacher.act('lock', { locked: true })
  const shut = await caller(base).post<Answer>(`${teacher.path}/students`, { label: 'Third Try' })
  tell('… once the class is locked', keyOf(shut.json) ?? 'LET IN', 'at once')
}

await talk()
await names()
await app.stop()
for (const { tried, reached, stopped } of table) console.log(`| ${tried} | ${reached} | ${stopped} |`)
process.exit(table.some((row) => /[A-Z]{4}/.test(`${row.reached} ${row.stopped}`)) ? 1 : 0)
