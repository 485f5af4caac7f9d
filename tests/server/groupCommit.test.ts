import { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { type Database, openDatabase } from '#server/store/database'
import { GroupCommit } from '#server/store/groupCommit'
import { SqliteBatches } from '#server/store/sqliteBatch'
import { must, NothingWrittenError, type Write, type WriteOutcome } from '#server/store/write'
import { databasePlaces } from '#tests/support/databasePlaces'
import { temporaryFolder } from '#tests/support/servers'

const DONE: WriteOutcome = { results: [] }
const word = (sql: string): Write => [{ sql, parameters: [] }]

/** A database whose batches end when the test says so. */
function heldBatches() {
  const batches: { readonly words: readonly string[]; end(outcomes?: readonly WriteOutcome[]): void; fail(): void }[] =
    []
  const commits = new GroupCommit((writes) => {
    const { promise, resolve, reject } = Promise.withResolvers<readonly WriteOutcome[]>()
    batches.push({
      words: writes.map(([statement]) => statement?.sql ?? ''),
      end: (outcomes = writes.map(() => DONE)) => resolve(outcomes),
      fail: () => reject(new Error('the disk is gone')),
    })
    return promise
  })
  const batch = async (n: number) => {
    while (batches[n] === undefined) await new Promise((resolve) => setImmediate(resolve))
    return batches[n]
  }
  return { commits, batches, batch }
}

describe('one commit a tick', () => {
  test('nothing is acknowledged before its transaction is durable', async () => {
    const { commits, batch } = heldBatches()
    const done: string[] = []
    const written = ['a', 'b'].map((name) => commits.add(word(name)).then(() => done.push(name)))
    const first = await batch(0)
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
    expect(done).toEqual([])
    first.end()
    await Promise.all(written)
    expect(done).toEqual(['a', 'b'])
  })

  test('what comes together is one transaction, and what comes meanwhile the next, in the order it came', async () => {
    const { commits, batches, batch } = heldBatches()
    const all = ['a', 'b', 'c'].map((name) => commits.add(word(name)))
    expect((await batch(0)).words).toEqual(['a', 'b', 'c'])
    all.push(commits.add(word('d')), commits.add(word('e')))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(batches).toHaveLength(1)
    batches[0]?.end()
    expect((await batch(1)).words).toEqual(['d', 'e'])
    batches[1]?.end()
    await Promise.all(all)
  })

  test('a write that fails is the only one that does', async () => {
    const { commits, batch } = heldBatches()
    const all = ['a', 'b', 'c'].map((name) => commits.add(word(name)))
    ;(await batch(0)).end([DONE, { fault: new Error('b does not fit') }, DONE])
    const settled = await Promise.allSettled(all)
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  test('a batch of which nothing is known fails whole, and the next goes on', async () => {
    const { commits, batch } = heldBatches()
    const lost = commits.add(word('a'))
    ;(await batch(0)).fail()
    await expect(lost).rejects.toThrow('the disk is gone')
    const next = commits.add(word('b'))
    ;(await batch(1)).end()
    await next
  })

  test('where a transaction takes longer the next begins later: three times as long, and 20 ms at most', async () => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout', 'setImmediate'] })
    onTestFinished(() => void vi.useRealTimers())
    const begun: number[] = []
    const takes = [1, 4, 9, 0]
    const commits = new GroupCommit(async (writes) => {
      const took = takes[begun.length] ?? 0
      begun.push(Math.round(performance.now() - start))
      await new Promise((resolve) => setTimeout(resolve, took))
      return writes.map(() => DONE)
    })
    const start = performance.now()
    const written = commits.add(word('first')).then(() => commits.add(word('next')))
    await vi.advanceTimersByTimeAsync(8)
    const later = commits.add(word('later'))
    await vi.advanceTimersByTimeAsync(20)
    const last = commits.add(word('last'))
    await vi.advanceTimersByTimeAsync(200)
    await Promise.all([written, later, last])
    // The tick at least, three times four, and at most twenty.
    expect(begun.slice(1).map((at, n) => at - begun[n]!)).toEqual([6, 12, 20])
  })

  test('one who has the database alone has it alone', async () => {
    const { commits, batches, batch } = heldBatches()
    const first = commits.add(word('a'))
    await batch(0)
    let isAlone = false
    const alone = commits.hold().then((release) => {
      isAlone = true
      return release
    })
    const second = commits.add(word('b'))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(isAlone).toBe(false)
    batches[0]?.end()
    await first
    const release = await alone
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(batches).toHaveLength(1)
    release()
    ;(await batch(1)).end()
    await second
  })
})

describe('a batch on SQLite', () => {
  const folder = temporaryFolder()
  const other = () => new DatabaseSync(folder.database, { readOnly: true })
  let sqlite: DatabaseSync
  let batches: SqliteBatches

  beforeEach(() => {
    sqlite = new DatabaseSync(folder.database)
    sqlite.exec(
      'PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON; DROP TABLE IF EXISTS later; DROP TABLE IF EXISTS kept',
    )
    sqlite.exec('CREATE TABLE kept (id TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT')
    // Found out as the transaction is committed, not by the statement.
    sqlite.exec('CREATE TABLE later (id TEXT REFERENCES kept (id) DEFERRABLE INITIALLY DEFERRED) STRICT')
    batches = new SqliteBatches(sqlite)
    return () => sqlite.close()
  })
  afterAll(() => folder.remove())

  const insert = (id: string, text: string | null = id) => ({
    sql: 'INSERT INTO kept VALUES (?, ?)',
    parameters: [id, text],
  })
  const badLater = { sql: 'INSERT INTO later VALUES (?)', parameters: ['nobody'] }
  const kept = () => {
    const reader = other()
    const rows = reader.prepare('SELECT id FROM kept ORDER BY rowid').all()
    reader.close()
    return rows.map(({ id }) => id)
  }
  const fine = (outcomes: readonly WriteOutcome[]) => outcomes.map((outcome) => 'results' in outcome)

  test('is there for every other connection when it returns, in the order it came', () => {
    expect(fine(batches.runBatch([[insert('b')], [insert('a'), insert('c')], [insert('d')]]))).toEqual([
      true,
      true,
      true,
    ])
    expect(kept()).toEqual(['b', 'a', 'c', 'd'])
    expect(sqlite.isTransaction).toBe(false)
  })

  test('one of its writes fails with all its statements, and the neighbours stay', () => {
    const outcomes = batches.runBatch([[insert('a')], [insert('b'), insert('x', null)], [insert('a')], [insert('c')]])
    expect(fine(outcomes)).toEqual([true, false, false, true])
    expect(kept()).toEqual(['a', 'c'])
  })

  test('that cannot be committed as a whole keeps what can be committed alone', () => {
    const outcomes = batches.runBatch([[insert('a')], [insert('b'), badLater], [insert('c')]])
    expect(fine(outcomes)).toEqual([true, false, true])
    expect(kept()).toEqual(['a', 'c'])
    expect(sqlite.isTransaction).toBe(false)
  })

  test('keeps nothing of a write whose statement found nothing to do', () => {
    const gone = must({ sql: 'UPDATE kept SET text = ? WHERE id = ?', parameters: ['t', 'nobody'] })
    const [first, second] = batches.runBatch([[insert('a'), gone], [insert('b')]])
    expect(first).toMatchObject({ fault: expect.any(NothingWrittenError) })
    expect(fine([second!])).toEqual([true])
    expect(kept()).toEqual(['b'])
  })
})

describe('a thread of the database that ends by itself', () => {
  const folder = temporaryFolder()
  afterAll(() => {
    folder.remove()
    vi.restoreAllMocks()
  })

  /** A database whose thread can be ended as want of memory would end it. */
  async function open(where: string) {
    const asked = vi.spyOn(Worker.prototype, 'postMessage')
    const faults: unknown[] = []
    const database = await openDatabase(where, (fault) => faults.push(fault))
    const endThread = async () => {
      await (asked.mock.contexts.at(-1) as Worker).terminate()
    }
    const note = (name: string) => database.insertInto('notes').values({ name, text: name })
    const names = async () =>
      (await database.selectFrom('notes').select('name').orderBy('name').execute()).map(({ name }) => name)
    return { database, faults, endThread, note, names }
  }

  test('is followed by another: what was acknowledged is there, and what comes is written', async () => {
    const { database, faults, endThread, note, names } = await open(folder.database)
    await note('a').execute()
    const underWay = note('b').execute()
    const [lost] = await Promise.allSettled([underWay, endThread()])
    await note('c').execute()
    // What was under way may have been written, or not: it was not acknowledged.
    expect((await names()).filter((name) => lost.status === 'fulfilled' || name !== 'b')).toEqual(
      lost.status === 'fulfilled' ? ['a', 'b', 'c'] : ['a', 'c'],
    )
    expect(faults).toHaveLength(1)
    await database.destroy()
    await expect(names()).rejects.toThrow()
    expect(faults).toHaveLength(1)
  })

  test('takes the transaction with it that was open: nothing of it is kept, and nothing more of it is written', async () => {
    const { database, endThread, names } = await open(folder.database)
    const before = await names()
    const halved = database.transaction().execute(async (transaction) => {
      await transaction.insertInto('notes').values({ name: 'd', text: 'first half' }).execute()
      await endThread()
      await transaction.insertInto('notes').values({ name: 'e', text: 'second half' }).execute()
    })
    await expect(halved).rejects.toThrow('transaction')
    expect(await names()).toEqual(before)
    await database.destroy()
  })

  test('takes a database in memory with it: no empty one stands in for it', async () => {
    const { endThread, note, names } = await open(':memory:')
    await note('a').execute()
    await endThread()
    await expect(names()).rejects.toThrow('exit code')
  })
})

for (const place of databasePlaces()) {
  describe(`writes that share a transaction on ${place.name}`, place.options, () => {
    let database: Database
    beforeAll(async () => {
      database = await openDatabase(await place.begin())
    })
    afterAll(async () => {
      await database.destroy()
      await place.end()
    })
    const note = (name: string, text: string | null = name) =>
      database
        .insertInto('notes')
        .values({ name, text: text as string })
        .compile()
    const names = async () =>
      (await database.selectFrom('notes').select('name').orderBy('name').execute()).map(({ name }) => name)

    test('fail each by itself', async () => {
      const writes = [[note('a')], [note('b'), note('x', null)], [note('c')], [note('a')], [note('d')]]
      const settled = await Promise.allSettled(writes.map((write) => database.write(write)))
      expect(settled.map(({ status }) => status === 'fulfilled')).toEqual([true, false, true, false, true])
      expect(await names()).toEqual(['a', 'c', 'd'])
    })

    test('keep nothing of one that found nothing to do', async () => {
      const gone = must(database.updateTable('notes').set({ text: 't' }).where('name', '=', 'nobody').compile())
      const writes = [database.write([note('e'), gone]), database.write([note('f')])]
      await expect(writes[0]).rejects.toThrow(NothingWrittenError)
      await writes[1]
      expect(await names()).toEqual(['a', 'c', 'd', 'f'])
    })

    test('keep their order, and what is read after one was acknowledged has it', async () => {
      const texts = Array.from({ length: 40 }, (_, n) => String(n))
      const changes = texts.map((text) => database.updateTable('notes').set({ text }).where('name', '=', 'a').compile())
      await Promise.all(changes.map((change) => database.write([change])))
      const read = database.selectFrom('notes').select('text').where('name', '=', 'a')
      expect(await read.executeTakeFirst()).toEqual({ text: '39' })
    })

    test('stand beside a transaction that looks before it writes', async () => {
      const looking = database.transaction().execute(async (transaction) => {
        const found = await transaction.selectFrom('notes').select('name').execute()
        await transaction
          .insertInto('notes')
          .values({ name: 'g', text: String(found.length) })
          .execute()
        await transaction.insertInto('notes').values({ name: 'g', text: 'twice' }).execute()
      })
      const beside = database.write([note('h')])
      await expect(looking).rejects.toThrow()
      await beside
      expect(await names()).toEqual(['a', 'c', 'd', 'f', 'h'])
    })
  })
}
