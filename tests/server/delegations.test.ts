import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { moduleOf } from '#shared/orders/index'
import { caller, openClass, Student, Teacher } from '#tests/support/classroom'
import { problemKey } from '#tests/support/problemKey'
import { type Seat, sit } from '#tests/support/servers'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()

const seatOf = async (student: Student) => (await student.mine()).seat!
const sitDown = async (student: Student): Promise<Seat> =>
  sit(here.base, (await seatOf(student)).match, student.enrolled.token)

describe('a newcomer once a round plays', () => {
  /** Whether anything a student is told, or their token opens at any world, is of one power only. */
  const seesAnyPower = async (teacher: Teacher, { enrolled: { token } }: Student) => {
    const { worlds } = await teacher.board()
    const answers = await Promise.all(
      worlds.map(({ match }) => caller(here.base, token).get<object>(`/api/v1/matches/${match}/news`)),
    )
    return answers.some(({ status }) => status === 200)
  }

  test('sees nothing of any power, however often they enrol, until the teacher lets in all who wait with one key', async () => {
    const teacher = await openClass(here.base)
    await teacher.enrolAll(['Ada', 'Bo'])
    await teacher.act('begin')
    const late = await teacher.enrolAll(['Ben', 'Ben 2', 'Ben 3'])
    for (const student of late) {
      expect([(await student.mine()).seat, await seesAnyPower(teacher, student)]).toEqual([undefined, false])
    }
    const waiting = async () =>
      (await teacher.board()).students.filter((each) => each.waiting).map(({ label }) => label)
    expect(await waiting()).toEqual(['Ben', 'Ben 2', 'Ben 3'])
    expect(await teacher.act('admit', {})).toEqual({ ok: true })
    expect(await waiting()).toEqual([])
    const seats = await Promise.all(late.map((student) => student.mine()))
    expect(seats.map(({ seat }) => seat?.adviser)).toEqual([false, false, true])
    for (const student of late) expect(await seesAnyPower(teacher, student)).toBe(true)
  })

  test('is let in alone by name, and by no other act of a student', async () => {
    const teacher = await openClass(here.base)
    await teacher.enrolAll(['Ada'])
    await teacher.act('begin')
    const [ben, eve] = await teacher.enrolAll(['Ben', 'Eve'])
    const back = await caller(here.base).post<{ token: string }>(`${teacher.path}/rejoin`, {
      words: eve!.enrolled.words,
    })
    expect(
      (await caller(here.base, back.json.token).get<{ seat?: object }>(`${teacher.path}/me`)).json.seat,
    ).toBeUndefined()
    await teacher.act('admit', { student: ben!.enrolled.id })
    expect((await ben!.mine()).seat).toBeDefined()
    expect((await teacher.board()).students.filter((each) => each.waiting).map(({ label }) => label)).toEqual(['Eve'])
    expect(problemKey(await teacher.act('admit', { student: 'unknown' }))).toBe('problem.noSuchStudent')
  })

  test('turns no key: a round has no seat for a name the teacher never confirmed', async () => {
    const teacher = await openClass(here.base, { powers: 2, perPower: 2 })
    const [ada, bo, cy] = await teacher.enrolAll(['Ada', 'Bo', 'Cy'])
    const seen = (await teacher.board()).students.map(({ id }) => id)
    // Ada enrols once more after the teacher has looked at the list, and before the round begins.
    const twice = await teacher.enrol('Ada 2')
    await teacher.act('begin', { students: seen })
    expect((await twice.mine()).seat).toBeUndefined()
    for (const student of [ada, bo, cy]) expect((await student!.mine()).seat).toBeDefined()
    expect((await teacher.board()).students.filter((each) => each.waiting).map(({ label }) => label)).toEqual(['Ada 2'])
  })

  test('who was let in once is known in the next round', async () => {
    const teacher = await openClass(here.base)
    await teacher.enrolAll(['Ada'])
    await teacher.act('begin')
    const [ben, eve] = await teacher.enrolAll(['Ben', 'Eve'])
    await teacher.act('admit', { student: ben!.enrolled.id })
    await teacher.act('debrief')
    await teacher.act('nextRound', { half: false })
    await teacher.act('begin', { students: [] })
    expect((await ben!.mine()).seat).toBeDefined()
    expect((await eve!.mine()).seat).toBeUndefined()
  })
})

describe('a delegation', () => {
  const setUp = async () => {
    const teacher = await openClass(here.base, { powers: 2, perPower: 2 })
    const students = await teacher.enrolAll(['Ada', 'Bo', 'Cy', 'Di'])
    await teacher.act('begin')
    const seats = await Promise.all(students.map(seatOf))
    const other = students.findIndex((_, index) => index > 0 && seats[index]!.power === seats[0]!.power)
    const [ada, bo] = [await sitDown(students[0]!), await sitDown(students[other]!)]
    await ada.until(({ delegation }) => delegation?.people.filter(({ present }) => present).length === 2)
    return { teacher, students, ada, bo, ids: [students[0]!.enrolled.id, students[other]!.enrolled.id] as const }
  }
  const build = (force: 'silos' | 'bombers') => ({ type: 'build', force, lots: 1 }) as const
  const slotOf = (force: 'silos' | 'bombers') => moduleOf(build(force)).slot(build(force))

  test('shares its draft live: both may change it at once, and see who gave what', async () => {
    const { ada, bo, ids } = await setUp()
    const change = (seat: Seat, orders: readonly object[], changed: readonly string[]) =>
      seat.room.request('draft', { window: 0, orders, changed })
    expect(await change(ada, [build('silos')], [slotOf('silos')])).toEqual({ ok: true })
    expect(await change(bo, [build('bombers')], [slotOf('bombers')])).toEqual({ ok: true })
    const seen = await ada.until(({ orders }) => orders.length === 2)
    const slots = Object.entries(seen.delegation!.marks).map(([slot, { by }]) => [slot, by])
    expect(Object.fromEntries(slots)).toEqual({ [slotOf('silos')]: ids[0], [slotOf('bombers')]: ids[1] })
    expect(seen.delegation!.keys).toBe(2)
    await Promise.all([ada.room.leave(), bo.room.leave()])
  })

  test('is done when more than half of it is ready; a change takes that back', async () => {
    const { ada, bo, teacher } = await setUp()
    await ada.ready(0)
    const [world] = (await teacher.board()).worlds
    const mine = world!.seats.find(({ power }) => power === ada.view().observation.self!.id)
    expect(mine?.awaited).toBe(true)
    await bo.ready(0)
    const after = (await teacher.board()).worlds[0]!.seats.find(({ power }) => power === mine!.power)
    expect(after?.awaited).toBe(false)
    await bo.draft(0, [build('silos')])
    expect((await ada.until(({ ready }) => !ready)).ready).toBe(false)
    await Promise.all([ada.room.leave(), bo.room.leave()])
  })

  test('a save that changes nothing changes nothing: who was ready stays so, and who gave an order stays known', async () => {
    const { ada, bo, ids } = await setUp()
    await ada.draft(0, [build('silos')])
    await bo.until(({ orders }) => orders.length === 1)
    await ada.ready(0)
    await ada.until(({ ready }) => ready)
    const readyOf = ({ view }: Seat) =>
      view()
        .delegation!.people.filter(({ ready }) => ready)
        .map(({ id }) => id)
    await bo.until(({ delegation }) => delegation!.people.some(({ ready }) => ready))
    const saves = [
      { orders: [], changed: [] },
      { orders: [build('silos')], changed: [slotOf('silos')] },
      { orders: [build('silos')] },
    ]
    for (const save of saves) {
      expect(await bo.room.request('draft', { window: 0, ...save })).toEqual({ ok: true })
      await bo.room.request('draft', { window: 7, orders: [] })
      expect([ada.view().ready, readyOf(bo)]).toEqual([true, [ids[0]]])
      expect(bo.view().delegation!.marks).toEqual({ [slotOf('silos')]: { by: ids[0], approvedBy: [] } })
    }
    await bo.draft(0, [build('bombers')])
    expect((await ada.until(({ ready }) => !ready)).orders).toEqual([build('bombers')])
    await Promise.all([ada.room.leave(), bo.room.leave()])
  })

  test('fires only when two of two have turned a key', async () => {
    for (const keys of [1, 2]) {
      const { ada, bo, teacher } = await setUp()
      const target = ada.view().observation.powers.find(({ estimate }) => estimate !== undefined)!.id
      const strike = { type: 'strike', target, legs: ['silos'], share: 50, aim: 'counterforce' }
      expect(await ada.draft(0, [strike])).toEqual({ ok: true })
      if (keys === 2) {
        await bo.until(({ orders }) => orders.length === 1)
        expect(await bo.room.request('approve', { window: 0, slot: 'strike' })).toEqual({ ok: true })
      }
      expect(await recorded(teacher, ada)).toEqual(keys === 2 ? [expect.objectContaining(strike)] : [])
      await Promise.all([ada.room.leave(), bo.room.leave()])
    }
  })

  test('keeps what was said to it in private from those who come later, and from no member who was there', async () => {
    const teacher = await openClass(here.base, { powers: 2, perPower: 2, chatRule: 'free' })
    const [ada, bo, ann, ben] = await teacher.enrolAll(['Ada', 'Bo', 'Ann', 'Ben'])
    await teacher.act('begin')
    const places = await Promise.all([ada!, bo!, ann!, ben!].map(seatOf))
    const { match, power } = places[0]!
    const chatOf = async ({ enrolled: { token } }: Student) =>
      (
        await caller(here.base, token).get<{ chat: { said: { text: string } }[] }>(`/api/v1/matches/${match}/chat`)
      ).json.chat.map(({ said }) => said.text)
    const say = (student: Student, text: string) =>
      caller(here.base, student.enrolled.token).post(`/api/v1/matches/${match}/commands`, {
        command: 'chat',
        to: power,
        said: { how: 'text', text },
      })
    expect(await say(ada!, 'we strike them')).toMatchObject({ json: { ok: true } })
    const rival = [bo!, ann!, ben!][places.slice(1).findIndex((place) => place.power !== power)]!
    await teacher.act('place', { student: rival.enrolled.id, world: 0, power })
    expect(await chatOf(rival)).toEqual([])
    expect(await say(ada!, 'welcome')).toMatchObject({ json: { ok: true } })
    expect([await chatOf(rival), await chatOf(ada!)]).toEqual([['welcome'], ['we strike them', 'welcome']])
  })

  test('chats within itself, and no other viewer reads it', async () => {
    const { ada, bo, students, teacher } = await setUp()
    const heard: unknown[] = []
    bo.room.onMessage('chat', (word: unknown) => heard.push(word))
    const power = ada.view().observation.self!.id
    expect(await ada.room.request('chat', { to: power, said: { how: 'phrase', phrase: 'no' } })).toEqual({ ok: true })
    await expect.poll(() => heard).toMatchObject([{ from: power, to: power, speaker: 'Ada' }])
    const rival = students.find(({ enrolled }) => !['Ada'].includes(enrolled.label))!
    const seats = await Promise.all(students.map(seatOf))
    const stranger = students[seats.findIndex((seat) => seat.power !== power)]!
    const words = await caller(here.base, stranger.enrolled.token).get<{ chat: unknown[] }>(
      `/api/v1/matches/${seats[0]!.match}/chat`,
    )
    expect(words.json.chat).toEqual([])
    expect(rival).toBeDefined()
    expect((await teacher.board()).messages).toEqual([])
    await Promise.all([ada.room.leave(), bo.room.leave()])
  })

  /** The delegation with an adviser, who came late: of two that come, one is put beside Ada. */
  const withAdviser = async () => {
    const parts = await setUp()
    const late = await parts.teacher.enrolAll(['Eve', 'Fay'])
    await parts.teacher.act('admit', {})
    const power = parts.ada.view().observation.self!.id
    const seats = await Promise.all(late.map(seatOf))
    const eve = late[seats.findIndex((seat) => seat.adviser && seat.power === power)]!
    return { ...parts, eve: await sitDown(eve), adviser: eve.enrolled.id }
  }

  /** The orders of Ada's power in the first window, as the record has them. */
  const recorded = async (teacher: Teacher, seat: Seat) => {
    await teacher.act('advance', { world: 0 })
    await seat.until(({ observation: { window } }) => window.number > 0)
    await teacher.act('debrief')
    const { match } = (await teacher.board()).worlds[0]!
    const headers = { authorization: `Bearer ${teacher.made.teacher}` }
    const record = await (await fetch(`${here.base}${teacher.path}/worlds/${match}/record`, { headers })).text()
    return JSON.parse(record.split('\n')[1]!).submissions[seat.view().observation.self!.id] ?? []
  }

  test('an adviser’s changes change no order and take back no member’s ready; they count when a holder takes them', async () => {
    const { teacher, ada, bo, eve, ids, adviser } = await withAdviser()
    await ada.draft(0, [build('silos')])
    await ada.ready(0)
    await ada.until(({ ready }) => ready)
    await eve.until(({ orders }) => orders.length === 1)
    expect(await eve.draft(0, [build('bombers')])).toEqual({ ok: true })
    const { delegation, orders, ready } = await ada.until((view) => view.delegation!.proposals.length === 2)
    expect([orders, ready, delegation!.marks]).toEqual([
      [build('silos')],
      true,
      { [slotOf('silos')]: { by: ids[0], approvedBy: [] } },
    ])
    expect(delegation!.proposals).toEqual([
      { by: adviser, slot: slotOf('bombers'), order: build('bombers') },
      { by: adviser, slot: slotOf('silos'), order: null },
    ])
    expect((await eve.until((view) => view.delegation!.proposals.length === 2)).orders).toEqual([build('bombers')])
    // Bo takes one of the two: it is Bo's order from then on; the other stays a proposal.
    const slot = slotOf('bombers')
    expect(await bo.room.request('draft', { window: 0, orders: [build('bombers')], changed: [slot] })).toEqual({
      ok: true,
    })
    const taken = await ada.until((view) => view.orders.length === 2)
    expect(taken.delegation!.marks[slot]).toEqual({ by: ids[1], approvedBy: [] })
    expect(taken.delegation!.proposals).toEqual([{ by: adviser, slot: slotOf('silos'), order: null }])
    expect(await recorded(teacher, ada)).toEqual([build('silos'), build('bombers')])
    await Promise.all([ada, bo, eve].map(({ room }) => room.leave()))
  })

  test('an adviser’s strike flies with no key but those of two holders', async () => {
    for (const isTaken of [false, true]) {
      const { teacher, ada, bo, eve } = await withAdviser()
      const target = ada.view().observation.powers.find(({ estimate }) => estimate !== undefined)!.id
      const strike = { type: 'strike', target, legs: ['silos'], share: 50, aim: 'counterforce' }
      expect(await eve.draft(0, [strike])).toEqual({ ok: true })
      await ada.until((view) => view.delegation!.proposals.length === 1)
      expect(await bo.room.request('approve', { window: 0, slot: 'strike' })).toMatchObject({ ok: false })
      if (isTaken) {
        await ada.draft(0, [strike])
        await bo.until(({ orders }) => orders.length === 1)
        await bo.room.request('approve', { window: 0, slot: 'strike' })
      }
      expect(await recorded(teacher, ada)).toEqual(isTaken ? [expect.objectContaining(strike)] : [])
      await Promise.all([ada, bo, eve].map(({ room }) => room.leave()))
    }
  })

  test('what an adviser proposes survives a restart of the server, and is logged as proposed', async () => {
    const { teacher, eve, students } = await withAdviser()
    await eve.draft(0, [build('bombers')])
    await here.restart()
    const { match } = await new Student(here.base, teacher.path, students[0]!.enrolled).mine().then(({ seat }) => seat!)
    const ada = await sit(here.base, match, students[0]!.enrolled.token)
    expect(ada.view().orders).toEqual([])
    expect(ada.view().delegation!.proposals).toMatchObject([{ order: build('bombers') }])
    const again = new Teacher(here.base, teacher.made)
    await again.act('debrief')
    const log = strFromU8(unzipSync(await again.zip())['events.jsonl']!)
    expect(log.match(/"did":"(ordered|proposed)"/g)).toEqual(['"did":"proposed"'])
    await ada.room.leave()
  })

  test('an adviser sees and proposes; key and word are for those who lead, until promoted', async () => {
    const { teacher, ada, bo } = await setUp()
    const eve = await teacher.enrol('Eve')
    await teacher.act('admit', {})
    const place = await seatOf(eve)
    expect(place.adviser).toBe(true)
    const seat = await sitDown(eve)
    expect(await seat.draft(0, [build('silos')])).toEqual({ ok: true })
    expect(await seat.ready(0)).toMatchObject({ ok: false, faults: [{ problem: { key: 'problem.adviserOnly' } }] })
    await teacher.act('promote', { student: eve.enrolled.id })
    const again = await sitDown(eve)
    expect(await again.ready(0)).toEqual({ ok: true })
    await Promise.all([ada, bo, again].map(({ room }) => room.leave()))
  })
})
