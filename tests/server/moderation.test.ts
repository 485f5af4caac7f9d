import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { claimsToTeach, isAbusive } from '#server/classroom/wordList'
import type { ChatHistory } from '#shared/protocol/chat'
import type { ClassTalk } from '#shared/protocol/classBoard'
import { caller, openClass, Student, type Teacher } from '#tests/support/classroom'
import { problemKey } from '#tests/support/problemKey'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()
const ABUSE = 'stupid b1tch, kill yourself'

/** A class of free talk that plays in two worlds. */
async function talking() {
  const teacher = await openClass(here.base, { chatRule: 'free' })
  const students: Student[] = []
  for (const label of ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo']) students.push(await teacher.enrol(label))
  await teacher.act('begin')
  return { teacher, students }
}

async function say(student: Student, text: string): Promise<string | undefined> {
  const { seat } = await student.mine()
  const { json } = await caller(here.base, student.enrolled.token).post<{ readonly faults?: readonly object[] }>(
    `/api/v1/matches/${seat!.match}/commands`,
    { command: 'chat', said: { how: 'text', text }, mark: crypto.randomUUID() },
  )
  return json.faults?.[0] && problemKey(json.faults[0])
}

const talkOf = async (teacher: Teacher) =>
  (await caller(here.base, teacher.made.teacher).get<ClassTalk>(`${teacher.path}/talk`)).json

const report = (teacher: Teacher, student: Student, number: number) =>
  caller(here.base, student.enrolled.token).post<object>(`${teacher.path}/reports`, { number })

describe('abuse in talk', () => {
  test('stands on the board at once, marked and with its world and speaker; a report marks what the list does not know', async () => {
    const { teacher, students } = await talking()
    const [ada, bo] = students
    await say(ada!, ABUSE)
    await say(bo!, 'you smell')
    const places = await Promise.all([ada!, bo!].map((student) => student.mine()))
    const before = await talkOf(teacher)
    const of = ({ words }: ClassTalk, label: string) => words.find((word) => word.students.includes(label))!
    expect(of(before, 'Ada')).toMatchObject({ world: places[0]!.seat!.world, flagged: true, reports: 0 })
    expect(of(before, 'Bo')).toMatchObject({ world: places[1]!.seat!.world, flagged: false })
    // Any who can read it, in that world, reports it; twice is once.
    const hurt = (await Promise.all(students.map(async (each) => [each, (await each.mine()).seat!] as const))).find(
      ([each, seat]) => each !== bo && seat.world === places[1]!.seat!.world && seat.power !== places[1]!.seat!.power,
    )![0]
    const { match } = (await hurt.mine()).seat!
    const read = await caller(here.base, hurt.enrolled.token).get<ChatHistory>(`/api/v1/matches/${match}/chat`)
    const { number } = read.json.chat.find(({ said }) => said.how === 'text' && said.text === 'you smell')!
    for (let n = 0; n < 2; n++) expect((await report(teacher, hurt, number)).json).toEqual({ ok: true })
    expect(of(await talkOf(teacher), 'Bo').reports).toBe(1)
    expect(problemKey((await report(teacher, hurt, 99)).json)).toBe('problem.malformedRequest')
  })

  test('is stopped by one act: for one student, for one world, for all, and given back', async () => {
    const { teacher, students } = await talking()
    const [ada, bo] = students
    const worldOf = async (student: Student) => (await student.mine()).seat!.world
    await teacher.act('mute', { student: (await ada!.mine()).id, muted: true })
    expect(await say(ada!, 'again')).toBe('problem.chatMuted')
    expect(await say(bo!, 'hello')).toBeUndefined()
    await teacher.act('mute', { student: (await ada!.mine()).id, muted: false })
    expect(await say(ada!, 'sorry')).toBeUndefined()
    const world = await worldOf(ada!)
    await teacher.act('talk', { world, rule: 'phrases' })
    expect(await say(ada!, 'free words')).toBe('problem.phrasesOnly')
    const other = (await Promise.all(students.map(worldOf))).findIndex((each) => each !== world)
    expect(await say(students[other]!, 'free words')).toBeUndefined()
    await teacher.act('talk', { rule: 'off' })
    for (const student of [ada!, students[other]!]) expect(await say(student, 'x')).toBe('problem.chatOff')
    expect((await talkOf(teacher)).rules).toEqual(['off', 'off'])
    expect((await teacher.board()).setup.chatRule).toBe('off')
  })

  test('stays stopped over a restart of the server', async () => {
    const { teacher, students } = await talking()
    await teacher.act('talk', { rule: 'off' })
    await here.restart()
    expect(await say(new Student(here.base, teacher.path, students[0]!.enrolled), 'x')).toBe('problem.chatOff')
  })

  test('is told to the teacher alone', async () => {
    const { teacher, students } = await talking()
    for (const token of [teacher.made.projector, students[0]!.enrolled.token]) {
      expect((await caller(here.base, token).get(`${teacher.path}/talk`)).status).toBe(403)
    }
  })

  test('leaves the class in words only where they are ticked; what was done about it is a table of its own', async () => {
    const { teacher, students } = await talking()
    await say(students[0]!, ABUSE)
    await teacher.act('mute', { student: (await students[0]!.mine()).id, muted: true })
    await teacher.act('debrief')
    const files = async (query: string) => {
      const headers = { authorization: `Bearer ${teacher.made.teacher}` }
      const response = await fetch(`${here.base}${teacher.path}/export.zip${query}`, { headers })
      const unzipped = unzipSync(new Uint8Array(await response.arrayBuffer()))
      return {
        all: Object.values(unzipped)
          .map((file) => strFromU8(file))
          .join('\n'),
        unzipped,
      }
    }
    const without = await files('')
    expect(without.all).not.toContain('kill yourself')
    expect((await files('?names=1')).all).not.toContain('kill yourself')
    expect((await files('?words=1')).all).toContain('kill yourself')
    expect(strFromU8(without.unzipped['moderation.csv']!)).toContain(',muted,')
  })
})

describe('names', () => {
  test.each(['FuckMsSmith', 'f4ck0ff sh1t', 'Ms Smith', 'The Teacher', '老師', '白痴', 'KYS'])(
    'such as %s are refused in words',
    async (label) => {
      const teacher = await openClass(here.base)
      const { json } = await caller(here.base).post<object>(`${teacher.path}/students`, { label })
      expect(problemKey(json)).toMatch(/^problem\.name/)
    },
  )

  test.each([
    'Fuсk (Cyrillic с)',
    'ＦＵＣＫ',
    'fúck',
    'f u c k',
    'fu ck you',
    'f.u.c.k',
    'f4ck0ff',
    'fuuuuuck',
    'niggggger',
    'go k1ll yourself',
    'KI11 YOURSELF',
    'k i l l y o u r s e l f',
    'you are sh1t',
    'b!tch',
    '去 死',
    'Dick',
  ])('%s is found by the list', (text) => {
    expect(isAbusive(text)).toBe(true)
  })

  test.each([
    'Scunthorpe',
    'Shi Ting',
    'Harshit',
    'Nazir',
    'Slutsky',
    'a therapist',
    'finish it, then push it',
    'Nigeria and Niger',
    'M S',
    'Missy',
    'Mr',
    'class 3B',
    'we will both lose',
    '我們談判吧',
  ])('%s is not', (text) => {
    expect(isAbusive(text)).toBe(false)
  })

  test.each([
    'Teacher',
    'Teаcher',
    'T e a c h e r',
    'teacher1',
    'Mr5 Lee',
    'MsSmith',
    'Mr Li',
    'ADMIN',
    '林老師',
    '老 師',
  ])('%s claims to teach', (name) => expect(claimsToTeach(name)).toBe(true))

  test.each(['Badminton', 'Missy', 'Sirius', 'M S', 'Marms', 'Amira'])('%s does not', (name) =>
    expect(claimsToTeach(name)).toBe(false),
  )

  test('that come after the teacher showed names wait until the teacher has seen them', async () => {
    const teacher = await openClass(here.base)
    const ada = await teacher.enrol('Ada')
    await teacher.act('showNames', { shown: true, students: [ada.enrolled.id] })
    const late = await teacher.enrol('Rude but on no list')
    const seen = async () => [(await teacher.projection()).labels, (await teacher.board()).namesHeldBack]
    expect(await seen()).toEqual([['Ada'], 1])
    await teacher.act('form', { by: 'even' })
    expect(JSON.stringify((await teacher.projection()).groups)).not.toContain('Rude')
    await teacher.act('rename', { student: late.enrolled.id, label: 'Bo' })
    expect(await seen()).toEqual([['Ada', 'Bo'], 0])
    await teacher.enrol('Cy')
    expect((await teacher.projection()).labels).toEqual(['Ada', 'Bo'])
    await teacher.act('showNames', { shown: true })
    expect(await seen()).toEqual([['Ada', 'Bo', 'Cy'], 0])
  })

  test('that were typed are not on the wall before the teacher shows them; aliases are', async () => {
    const typed = await openClass(here.base)
    await typed.enrol('Ada')
    expect(await typed.projection()).toMatchObject({ joined: 1, labels: [] })
    await typed.act('showNames', { shown: true })
    expect((await typed.projection()).labels).toEqual(['Ada'])
    await typed.act('showNames', { shown: false })
    expect((await typed.projection()).labels).toEqual([])
    const named = await openClass(here.base, { naming: 'alias' })
    await named.enrol()
    expect((await named.projection()).labels).toHaveLength(1)
  })
})

describe('a student who is taken out', () => {
  test('reads so on their device and comes to no seat with it; another who is let come again reads nothing of it', async () => {
    const { teacher, students } = await talking()
    const [ada, bo] = students
    const [idOfAda, idOfBo] = [(await ada!.mine()).id, (await bo!.mine()).id]
    const match = (await ada!.mine()).seat!.match
    await teacher.act('remove', { student: idOfAda })
    await teacher.act('remove', { student: idOfBo, keepOut: false })
    const me = async (student: Student) =>
      problemKey((await caller(here.base, student.enrolled.token).get<object>(`${teacher.path}/me`)).json)
    expect(await me(ada!)).toBe('problem.takenOut')
    expect(await me(bo!)).toBe('problem.wrongToken')
    const { status } = await caller(here.base, ada!.enrolled.token).get(`/api/v1/matches/${match}/news`)
    expect(status).toBe(403)
    const { json } = await caller(here.base).post<object>(`${teacher.path}/rejoin`, { words: ada!.enrolled.words })
    expect(problemKey(json)).toBe('problem.wrongWords')
  })
})
