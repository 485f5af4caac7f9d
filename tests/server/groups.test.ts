import { expect, test } from 'vitest'
import { openClass, type Student } from '#tests/support/classroom'
import { serverForTests } from '#tests/support/testServer'

const here = serverForTests()

test('who sits where is told on each device and on the wall once groups are formed, and no longer once the round plays', async () => {
  const teacher = await openClass(here.base, { naming: 'alias' })
  const students: Student[] = []
  for (let n = 0; n < 5; n++) students.push(await teacher.enrol())
  expect((await students[0]!.mine()).group).toBeUndefined()
  expect((await teacher.projection()).groups).toEqual([])
  await teacher.act('form', { by: 'even' })
  const { groups } = await teacher.projection()
  expect(groups).toHaveLength(2)
  for (const student of students) {
    const { group } = await student.mine()
    const { label } = student.enrolled
    const world = groups[group!.world]!
    expect(world.find(({ power }) => power === group!.power)!.labels).toContain(label)
    const others = world.flatMap(({ labels }) => labels).filter((each) => each !== label)
    expect(group!.others.flatMap(({ labels }) => labels)).toEqual(others)
  }
  await teacher.act('begin')
  expect((await students[0]!.mine()).group).toBeUndefined()
  expect((await teacher.projection()).groups).toEqual([])
})

test('typed names stand in no group on the wall until the teacher shows them', async () => {
  const teacher = await openClass(here.base, { naming: 'typed' })
  await teacher.enrol('Ada')
  await teacher.act('form', { by: 'even' })
  const closed = await teacher.projection()
  expect(JSON.stringify(closed)).not.toContain('Ada')
  // Their power is there all the same, for everybody to look for.
  expect(closed.groups).toEqual([[{ power: expect.any(String), labels: [] }]])
  await teacher.act('showNames', { shown: true })
  expect((await teacher.projection()).groups[0]![0]!.labels).toEqual(['Ada'])
})
