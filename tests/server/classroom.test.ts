import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { TEACHER_COMMANDS } from '#shared/protocol/classroom'
import { caller, openClass, type Student, Teacher } from '#tests/support/classroom'
import { problemKey } from '#tests/support/problemKey'
import { type Seat, sit } from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()

const seatOf = async (student: Student) => (await student.mine()).seat!
const sitDown = async (student: Student): Promise<Seat> =>
  sit(here.base, (await seatOf(student)).match, student.enrolled.token)

describe('coming in', () => {
  test('a code opens a door, a label a place; the same label twice is refused in words', async () => {
    const teacher = await openClass(here.base)
    const door = await caller(here.base).get<{ id: string }>(`/api/v1/classes/code/${teacher.made.code.toLowerCase()}`)
    expect(door).toMatchObject({ status: 200, json: { id: teacher.made.id, naming: 'typed', phase: 'joining' } })
    const ada = await teacher.enrol('Ada')
    expect(ada.enrolled.words.split(' ')).toHaveLength(4)
    const twice = await caller(here.base).post(`${teacher.path}/students`, { label: 'ada' })
    expect([twice.status, problemKey(twice.json)]).toEqual([422, 'problem.labelTaken'])
    expect((await teacher.board()).students).toMatchObject([{ label: 'Ada', present: true }])
  })

  test('a wrong code, an empty name, a locked and a closed class are said in words', async () => {
    expect((await caller(here.base).get('/api/v1/classes/code/ZZZZZ')).status).toBe(404)
    const teacher = await openClass(here.base)
    expect(problemKey((await caller(here.base).post(`${teacher.path}/students`, {})).json)).toBe(
      'problem.malformedRequest',
    )
    await teacher.act('lock', { locked: true })
    expect(problemKey((await caller(here.base).post(`${teacher.path}/students`, { label: 'A' })).json)).toBe(
      'problem.classLocked',
    )
    await teacher.act('close')
    expect(problemKey((await caller(here.base).post(`${teacher.path}/students`, { label: 'A' })).json)).toBe(
      'problem.classOver',
    )
  })

  test('the game gives names where it is asked to; a roster admits no other student', async () => {
    const aliases = await openClass(here.base, { naming: 'alias' })
    const [one, two] = [await aliases.enrol(), await aliases.enrol()]
    expect(one.enrolled.label).toMatch(/^[a-z]+ [a-z]+$/)
    expect(two.enrolled.label).not.toBe(one.enrolled.label)
    const roster = await openClass(here.base, { naming: 'roster', roster: ['7B-01', '7B-02'] })
    await roster.enrol('7B-01')
    expect(problemKey((await caller(here.base).post(`${roster.path}/students`, { label: 'Eve' })).json)).toBe(
      'problem.notOnRoster',
    )
    expect((await roster.enrol(' 7b-02 ')).enrolled.label).toBe('7B-02')
  })

  test('four words bring a student back on another device; the old one’s token opens nothing any more', async () => {
    const teacher = await openClass(here.base)
    const ada = await teacher.enrol('Ada')
    await teacher.act('begin')
    const before = await sitDown(ada)
    const gone = new Promise((resolve) => before.room.onLeave(resolve))
    const words = ada.enrolled.words.toUpperCase().replaceAll(' ', '-')
    const back = await caller(here.base).post<{ token: string; label: string }>(`${teacher.path}/rejoin`, { words })
    expect(back.json).toMatchObject({ label: 'Ada' })
    await gone
    const { match } = (await caller(here.base, back.json.token).get<{ seat: { match: string } }>(`${teacher.path}/me`))
      .json.seat
    const after = await sit(here.base, match, back.json.token)
    expect(after.view().observation.self).toBeDefined()
    expect((await caller(here.base, ada.enrolled.token).get(`${teacher.path}/me`)).status).toBe(403)
    const wrong = await caller(here.base).post(`${teacher.path}/rejoin`, { words: 'otter otter otter otter' })
    expect(problemKey(wrong.json)).toBe('problem.wrongWords')
    await after.room.leave()
  })

  test('opening the invitation a hundred times takes no place', async () => {
    const teacher = await openClass(here.base)
    for (let n = 0; n < 100; n++) await fetch(`${here.base}/j/${teacher.made.code}`)
    const page = await (await fetch(`${here.base}/j/${teacher.made.code}`)).text()
    expect(page).toContain(`url=../#/join/${teacher.made.code}"`)
    expect((await teacher.board()).students).toEqual([])
  })
})

describe('a round', () => {
  test('worlds of even size; bots hold what is left; late students get a bot’s power, then advise', async () => {
    const teacher = await openClass(here.base)
    const students = await teacher.enrolAll(['A', 'B', 'C', 'D', 'E'])
    await teacher.act('form', { by: 'random' })
    const formed = (await teacher.board()).students.map(({ world }) => world)
    expect(formed.filter((world) => world === 0).length).toBeGreaterThanOrEqual(2)
    expect(new Set(formed)).toEqual(new Set([0, 1]))
    expect(await teacher.act('begin')).toEqual({ ok: true })
    const { worlds } = await teacher.board()
    expect(worlds.map(({ seats }) => seats.filter(({ bot }) => !bot).length).sort()).toEqual([2, 3])
    const late = await teacher.enrolAll(['F', 'G', 'H', 'I'])
    await teacher.act('admit', {})
    const seats = await Promise.all(late.map(seatOf))
    expect(seats.map(({ adviser }) => adviser)).toEqual([false, false, false, true])
    expect(students).toHaveLength(5)
  })

  test('pause, extend, resume, advance: for one world or all; students keep no time', async () => {
    const teacher = await openClass(here.base, { timeControl: 'year60' })
    const [ada] = await teacher.enrolAll(['Ada'])
    await teacher.act('begin')
    const seat = await sitDown(ada!)
    const wish = await seat.room.request('clock', { window: 0, request: 'pause' })
    expect(wish).toMatchObject({ ok: false, faults: [{ problem: { key: 'problem.teacherKeepsTime' } }] })
    expect(await teacher.act('pause')).toEqual({ ok: true })
    const [paused] = (await teacher.board()).worlds
    expect(paused).toMatchObject({ paused: true, year: 1, window: 'planning' })
    expect(await teacher.act('pause')).toMatchObject({ problem: { key: 'problem.pausedAlready' } })
    await teacher.act('extend', { world: 0, seconds: 30 })
    expect((await teacher.board()).worlds[0]!.closesIn).toBe(paused!.closesIn! + 30_000)
    await teacher.act('resume', { world: 0 })
    expect((await teacher.board()).worlds[0]!.paused).toBe(false)
    await teacher.act('advance', { world: 0 })
    expect((await seat.until(({ observation }) => observation.window.number > 0)).observation.window.number).toBe(1)
    expect(await teacher.act('advance', { world: 7 })).toMatchObject({ problem: { key: 'problem.noSuchWorld' } })
    await seat.room.leave()
  })

  test('a message reaches all, or one world; an injected leak is told when the year closes', async () => {
    const teacher = await openClass(here.base)
    const [ada] = await teacher.enrolAll(['Ada', 'Bo', 'Cy', 'Di', 'Ed'])
    await teacher.act('begin')
    await teacher.act('say', { text: 'Two minutes.' })
    expect((await ada!.mine()).message).toEqual({ number: 1, text: 'Two minutes.' })
    const { world } = await seatOf(ada!)
    await teacher.act('say', { world: 1 - world, text: 'Only you.' })
    expect((await ada!.mine()).message?.text).toBe('Two minutes.')
    const { power } = (await teacher.board()).worlds[world]!.seats[0]!
    expect(await teacher.act('inject', { world, injections: [{ type: 'leak', power }] })).toEqual({ ok: true })
    expect((await teacher.board()).worlds[world]!.injections).toEqual([{ type: 'leak', power }])
    const seat = await sitDown(ada!)
    await teacher.act('advance', { world })
    const { events } = await seat.until(({ observation }) => observation.window.number > 0)
    expect(events).toContainEqual(expect.objectContaining({ type: 'secretsLeaked', power }))
    expect(await teacher.act('inject', { world, injections: [{ type: 'leak', power: 'atlantis' }] })).toMatchObject({
      problem: { key: expect.stringContaining('problem.') },
    })
    await seat.room.leave()
  })

  test('a bot plays for a student, who may look and not act, and gets the power back', async () => {
    const teacher = await openClass(here.base)
    const [ada] = await teacher.enrolAll(['Ada', 'Bo'])
    await teacher.act('begin')
    const { world, power } = await seatOf(ada!)
    const seat = await sitDown(ada!)
    await teacher.act('giveToBot', { world, power, bot: true })
    expect(await seat.draft(0, [])).toMatchObject({ ok: false, faults: [{ problem: { key: 'problem.botPlays' } }] })
    await teacher.act('giveToBot', { world, power, bot: false })
    expect(await seat.draft(0, [])).toEqual({ ok: true })
    await seat.room.leave()
  })

  test('two rounds, one rule changed: half the worlds with it, half without, in pairs of the same luck that is new', async () => {
    const teacher = await openClass(here.base)
    await teacher.enrolAll(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'])
    await teacher.act('begin')
    await teacher.act('debrief')
    const board = await teacher.board()
    expect(board.phase).toBe('debrief')
    expect(board.worlds.map(({ window, outcome }) => [window, outcome])).toEqual([
      ['ended', 'peace'],
      ['ended', 'peace'],
    ])
    expect(await teacher.act('nextRound', { treatment: 'hotline', half: true })).toEqual({ ok: true })
    await teacher.act('begin')
    const { worlds, treatment } = await teacher.board()
    expect([treatment, ...worlds.map((world) => world.treatment)]).toEqual(['hotline', undefined, 'hotline'])
    for (const { seats } of worlds) expect(seats.map(({ power }) => power)).toEqual(board.powers)
    await teacher.act('debrief')
    const record = async (match: string) => {
      const headers = { authorization: `Bearer ${teacher.made.teacher}` }
      const text = await (await fetch(`${here.base}${teacher.path}/worlds/${match}/record`, { headers })).text()
      return JSON.parse(text.split('\n')[0]!)
    }
    const [plain, changed] = [await record(worlds[0]!.match), await record(worlds[1]!.match)]
    expect(changed.seed).toBe(plain.seed)
    expect([plain.treatment, changed.treatment]).toEqual([undefined, 'hotline'])
    for (const { match } of board.worlds) expect((await record(match)).seed).not.toBe(plain.seed)
  })

  test('luck that is still played with is told by no record: a student waits for the other world of the pair', async () => {
    const teacher = await openClass(here.base)
    await teacher.enrolAll(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'])
    await teacher.act('begin')
    await teacher.act('debrief')
    await teacher.act('nextRound', { treatment: 'hotline', half: true })
    await teacher.act('begin')
    const [over, played] = (await teacher.board()).worlds
    await teacher.act('inject', { world: 0, injections: [{ type: 'lastYear' }] })
    while ((await teacher.board()).worlds[0]!.window !== 'ended') await teacher.act('advance', { world: 0 })
    const download = () => caller(here.base).get(`/api/v1/matches/${over!.match}/record`)
    const early = await download()
    expect([early.status, problemKey(early.json)]).toEqual([403, 'problem.luckInPlay'])
    for (const { match } of [over!, played!]) {
      const forTeacher = await caller(here.base, teacher.made.teacher).get(`${teacher.path}/worlds/${match}/record`)
      expect([forTeacher.status, problemKey(forTeacher.json)]).toEqual([403, 'problem.luckInPlay'])
    }
    const files = async () => unzipSync(await teacher.zip())
    const records = async () => Object.keys(await files()).filter((name) => name.startsWith('records/'))
    expect(await records()).toEqual(['records/round1-world1.jsonl', 'records/round1-world2.jsonl'])
    const withheld = await files()
    const manifest = JSON.parse(strFromU8(withheld['manifest.json']!))
    expect(manifest.rounds[1].seeds).toEqual([null, null])
    expect(strFromU8(withheld['events.jsonl']!)).not.toContain(over!.match)
    await teacher.act('inject', { world: 1, injections: [{ type: 'lastYear' }] })
    while ((await teacher.board()).worlds[1]!.window !== 'ended') await teacher.act('advance', { world: 1 })
    await teacher.act('debrief')
    for (const { match } of [over!, played!]) {
      expect((await fetch(`${here.base}/api/v1/matches/${match}/record`)).status).toBe(200)
    }
    expect(await records()).toHaveLength(4)
    expect(strFromU8((await files())['events.jsonl']!)).toContain(over!.match)
  })
})

describe('questions', () => {
  test('each student answers once; board and projector show the tally', async () => {
    const teacher = await openClass(here.base)
    const [ada, bo] = await teacher.enrolAll(['Ada', 'Bo'])
    await teacher.act('ask', { questions: true })
    expect((await ada!.mine()).phase).toBe('questions')
    expect((await ada!.answer('arming', 1)).status).toBe(200)
    expect(problemKey((await ada!.answer('arming', 0)).json)).toBe('problem.answeredAlready')
    await bo!.answer('arming', 2)
    expect((await teacher.projection()).tallies.arming).toEqual([0, 1, 1])
    expect((await teacher.board()).students).toMatchObject([
      { label: 'Ada', right: 1, answered: 1 },
      { label: 'Bo', right: 0, answered: 1 },
    ])
  })
})

describe('who may do what', () => {
  const TEACHER_ONLY = [
    ['GET', '/board'],
    ['POST', '/commands'],
    ['GET', '/export.zip'],
    ['GET', '/worlds/MATCH/record'],
    ['DELETE', ''],
  ] as const

  const knock = async (method: string, url: string, token: string | undefined) => {
    const bearer = token === undefined ? {} : { authorization: `Bearer ${token}` }
    const body = method === 'POST' ? { body: JSON.stringify({ command: 'begin' }) } : {}
    return (await fetch(url, { method, headers: { 'content-type': 'application/json', ...bearer }, ...body })).status
  }

  test('a teacher’s token opens its own class only; students’, projectors’ and no tokens open nothing of a teacher’s', async () => {
    const [mine, other] = [await openClass(here.base), await openClass(here.base)]
    const ada = await mine.enrol('Ada')
    await mine.act('begin')
    const { match } = await seatOf(ada)
    const strangers = [ada.enrolled.token, mine.made.projector, other.made.teacher, 'x', undefined]
    for (const [method, path] of TEACHER_ONLY) {
      const url = `${here.base}${mine.path}${path.replace('MATCH', match)}`
      const answers = await Promise.all(strangers.map((token) => knock(method, url, token)))
      expect(answers, `${method} ${path}`).toEqual(strangers.map(() => 403))
    }
    for (const token of [mine.made.teacher, mine.made.projector, other.made.teacher]) {
      expect((await caller(here.base, token).get(`${mine.path}/me`)).status).toBe(403)
      expect((await caller(here.base, token).get(`/api/v1/matches/${match}/news`)).status).toBe(403)
    }
    expect((await caller(here.base, ada.enrolled.token).get(`${other.path}/me`)).status).toBe(403)
    expect((await caller(here.base, ada.enrolled.token).get(`${mine.path}/projection`)).status).toBe(200)
    expect((await caller(here.base, ada.enrolled.token).get(`${other.path}/projection`)).status).toBe(403)
    expect((await caller(here.base).get(`${mine.path}/projection`)).status).toBe(403)
    expect((await caller(here.base, mine.made.teacher).get(`${other.path}/worlds/${match}/record`)).status).toBe(403)
    expect((await caller(here.base, other.made.teacher).get(`${other.path}/worlds/${match}/record`)).status).toBe(404)
  })

  test.each(Object.keys(TEACHER_COMMANDS))(
    'the act %s is the teacher’s alone, and what does not fit is refused in words',
    async (act) => {
      const teacher = await openClass(here.base)
      const ada = await teacher.enrol('Ada')
      for (const token of [ada.enrolled.token, teacher.made.projector]) {
        const answer = await caller(here.base, token).post(`${teacher.path}/commands`, { command: act })
        expect([answer.status, problemKey(answer.json)]).toEqual([403, 'problem.wrongToken'])
      }
      const misfits = [
        { more: 1 },
        { world: -1, student: '', by: 'chance', locked: 'yes', questions: 0, seconds: 1, text: '', injections: [{}] },
        { world: 1e9, student: 7, power: [], bot: null, revealed: 2, half: 'no', treatment: 'magic', label: '\u202e' },
      ]
      for (const misfit of misfits) {
        const answer = await caller(here.base, teacher.made.teacher).post(`${teacher.path}/commands`, {
          command: act,
          ...misfit,
        })
        expect([answer.status, problemKey(answer.json)]).toEqual([400, 'problem.malformedRequest'])
      }
      expect(await teacher.board()).toMatchObject({ phase: 'joining', students: [{ label: 'Ada' }] })
    },
  )

  test('acts that fit the form and not the moment are refused in words, and change nothing', async () => {
    const teacher = await openClass(here.base)
    const empty = await teacher.board()
    const untimely = [
      ['begin', {}],
      ['pause', {}],
      ['advance', { world: 3 }],
      ['inject', { injections: [] }],
      ['place', { student: 'nobody', world: 0, power: 'antilles' }],
      ['giveToBot', { world: 0, power: 'antilles', bot: true }],
      ['lookAs', { world: 0, power: 'antilles' }],
      ['reveal', {}],
      ['show', { wall: { page: { kind: 'blank' } } }],
      ['debrief', {}],
      ['nextRound', { half: false }],
    ] as const
    for (const [act, wish] of untimely) {
      expect(problemKey(await teacher.act(act, wish)), act).toMatch(/^problem\./)
    }
    expect({ ...(await teacher.board()), expiresAt: 0 }).toEqual({ ...empty, expiresAt: 0 })
  })

  test('the teacher looks through a power’s eyes as a guest, and can do nothing there', async () => {
    const teacher = await openClass(here.base)
    const ada = await teacher.enrol('Ada')
    await teacher.act('begin')
    const { world, power } = await seatOf(ada)
    const look = await teacher.act<{ match: string; token: string }>('lookAs', { world, power })
    const guest = await sit(here.base, look.match, look.token)
    expect(guest.view().observation.self?.id).toBe(power)
    expect(await guest.draft(0, [])).toMatchObject({ ok: false, faults: [{ problem: { key: 'problem.spectator' } }] })
    await guest.room.leave()
  })

  test('a projector learns nothing that is not public', async () => {
    const teacher = await openClass(here.base)
    await teacher.enrolAll(['Ada', 'Bo'])
    await teacher.act('begin')
    const shown = JSON.stringify(await teacher.projection())
    for (const secret of ['seed', 'interest', 'forces', 'tokenHash', 'treasury', teacher.made.teacher]) {
      expect(shown).not.toContain(secret)
    }
  })
})

describe('the worst moment', () => {
  test('the server dies: the class, its places, pauses and messages are all there again', async () => {
    const teacher = await openClass(here.base, { timeControl: 'year60' })
    const [ada] = await teacher.enrolAll(['Ada', 'Bo'])
    await teacher.act('begin')
    await teacher.act('say', { text: 'Hold on.' })
    const seat = await sitDown(ada!)
    await seat.draft(0, [{ type: 'build', force: 'silos', lots: 1 }])
    await teacher.act('pause')
    const power = (await teacher.board()).worlds[0]!.seats[0]!.power
    await teacher.act('inject', { injections: [{ type: 'leak', power }] })
    const before = await teacher.board()
    await here.restart()
    const again = new Teacher(here.base, teacher.made)
    const after = await again.board()
    const steady = ({ worlds, students, ...rest }: typeof before) => ({
      ...rest,
      expiresAt: undefined,
      worlds: worlds.map(({ seats: _, ...world }) => world),
      places: students.map(({ label, world }) => [label, world]),
    })
    expect(steady(after)).toEqual(steady(before))
    const back = await sit(here.base, before.worlds[0]!.match, ada!.enrolled.token)
    expect(back.view().orders).toHaveLength(1)
    await again.act('advance')
    const { events } = await back.until(({ observation }) => observation.window.number > 0)
    expect(events).toContainEqual(expect.objectContaining({ type: 'secretsLeaked' }))
    await back.room.leave()
  })

  test('deleting a class leaves nothing of it', async () => {
    const teacher = await openClass(here.base)
    const ada = await teacher.enrol('Ada')
    await teacher.act('begin')
    const { match } = await seatOf(ada)
    const headers = { authorization: `Bearer ${teacher.made.teacher}` }
    expect((await fetch(`${here.base}${teacher.path}`, { method: 'DELETE', headers })).status).toBe(200)
    expect((await fetch(`${here.base}${teacher.path}/board`, { headers })).status).toBe(403)
    expect((await caller(here.base).get(`/api/v1/classes/code/${teacher.made.code}`)).status).toBe(404)
    expect((await caller(here.base).get(`/api/v1/matches/${match}/events`)).status).toBe(404)
  })
})
