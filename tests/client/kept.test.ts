import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

/** What the browser keeps, shared by all tabs. */
const stored = new Map<string, string>()
let refuses = false
const storage = {
  getItem(name: string) {
    if (refuses) throw new DOMException('The operation is insecure.', 'SecurityError')
    return stored.get(name) ?? null
  },
  setItem(name: string, text: string) {
    if (refuses) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    stored.set(name, text)
  },
  removeItem: (name: string) => stored.delete(name),
}

/** A tab of the page: its modules are its own. */
async function openTab() {
  vi.resetModules()
  const hears: ((event: { key: string | null }) => void)[] = []
  vi.stubGlobal('addEventListener', (name: string, hear: (typeof hears)[number]) => {
    if (name === 'storage') hears.push(hear)
  })
  const [classes, seats] = [await import('#client/store/classes.ts'), await import('#client/store/seats.ts')]
  return { classes, seats, told: (key: string) => hears.forEach((hear) => void hear({ key: `balance.${key}` })) }
}

const teaching = (id: string) => ({ id, code: 'ABCDE', token: `token of ${id}` })
const seat = (match: string) => ({ match, token: 't', power: 'boreal', scenario: 'two-blocs' })

beforeEach(() => {
  stored.clear()
  refuses = false
  vi.stubGlobal('localStorage', storage)
})
afterEach(() => vi.unstubAllGlobals())

describe('what one tab keeps', () => {
  test('no other tab erases, in whatever order they were opened', async () => {
    const [one, two, three] = [await openTab(), await openTab(), await openTab()]
    one.classes.saveTeacherAccess(teaching('first'))
    two.classes.saveTeacherAccess(teaching('second'))
    three.classes.saveTeacherAccess(teaching('third'))
    one.seats.saveSeat(seat('m1'))
    two.seats.saveSeat(seat('m2'))
    one.classes.saveClassMatches('first', ['m1'])
    two.classes.saveClassMatches('second', ['m2'])
    const after = await openTab()
    expect(after.classes.teacherAccesses.value.map(({ id }) => id)).toEqual(['third', 'second', 'first'])
    expect(after.seats.heldSeats.value.map(({ match }) => match)).toEqual(['m2', 'm1'])
    expect(after.classes.teacherAccessForMatch('m1')?.id).toBe('first')
  })

  test('and forgets is not brought back by another', async () => {
    const one = await openTab()
    one.classes.saveTeacherAccess(teaching('first'))
    const two = await openTab()
    one.classes.forgetTeacherAccess('first')
    two.classes.saveTeacherAccess(teaching('second'))
    expect((await openTab()).classes.teacherAccesses.value.map(({ id }) => id)).toEqual(['second'])
  })

  test('the others hear of', async () => {
    const [one, two] = [await openTab(), await openTab()]
    one.classes.saveTeacherAccess(teaching('first'))
    two.told('teachings')
    expect(two.classes.teacherAccessOf('first')).toBeDefined()
  })
})

test('a browser that stores nothing keeps it as long as the page is open', async () => {
  refuses = true
  const tab = await openTab()
  tab.seats.saveSeat(seat('m1'))
  tab.seats.saveSeat(seat('m2'))
  expect(tab.seats.heldSeats.value.map(({ match }) => match)).toEqual(['m2', 'm1'])
})
