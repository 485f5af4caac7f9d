import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { Cluster } from '#server/cluster/cluster'
import { fencedMatches } from '#server/cluster/fenced'
import type { LeaseStore } from '#server/cluster/leaseStore'
import { LeaseLostError, OwnedElsewhereError, type Ownership } from '#server/match/ownership'
import { openDatabase } from '#server/store/database'
import { createLeaseStore } from '#server/store/sqlLeaseStore'
import { watchedStore } from '#tests/support/fakeStore'
import { needs } from '#tests/support/needs'
import { pause } from '#tests/support/persistent'
import { type PostgresServer, postgresPrograms, startPostgres } from '#tests/support/postgres'

const programs = postgresPrograms()

describe('a store whose writes are fenced', () => {
  const setUp = () => {
    let held = true
    const ownership: Ownership = {
      require: async () => false,
      heldByOthers: async () => [],
      assertHeld() {
        if (!held) throw new LeaseLostError('lost')
      },
    }
    const log: string[] = []
    const { store } = watchedStore(log)
    const lose = () => {
      held = false
    }
    return { store: fencedMatches(store, ownership), raw: store, log, lose }
  }
  const draft = { seat: 0, orders: [], marks: {}, readyBy: [], proposals: [] }
  const writes = [{ kind: 'draft', match: 'm', window: 0, draft } as const]

  test('writes nothing once this server may have lost what it plays', async () => {
    const { store, log, lose } = setUp()
    await store.commit(writes)
    lose()
    await expect(store.commit(writes)).rejects.toThrow(LeaseLostError)
    expect(log).toEqual(['draft 0 0'])
  })

  test('acknowledges no draft that was written while it was being lost', async () => {
    const { store, log, lose } = setUp()
    const written = store.commit(writes)
    lose()
    await expect(written).rejects.toThrow(LeaseLostError)
    expect(log).toEqual(['draft 0 0'])
  })
})

describe('servers side by side on one PostgreSQL', needs('PostgreSQL'), () => {
  let postgres: PostgresServer
  const clusters: Cluster[] = []

  beforeAll(async () => {
    postgres = await startPostgres(programs!)
    await (await openDatabase(postgres.address)).destroy()
  })
  // A server that lives on would take what those of the next test leave, if its beat came first.
  afterEach(async () => {
    await Promise.all(clusters.splice(0).map((cluster) => cluster.leave().catch(() => undefined)))
    const database = await openDatabase(postgres.address)
    await database.deleteFrom('leases').execute()
    await database.destroy()
  })
  afterAll(async () => await postgres.stop())

  /** A server at this address; `mute` cuts its line to the database. */
  async function server(url: string) {
    const store = createLeaseStore(postgres.address, () => undefined)
    let isMute = false
    const beat: LeaseStore['beat'] = async (process) => {
      if (isMute) throw new Error('cut off')
      return await store.beat(process)
    }
    const adopted: string[] = []
    let lost = 0
    const cluster = new Cluster({
      store: { ...store, beat },
      url,
      onAdopted: async (subjects) => void adopted.push(...subjects),
      onLost: () => void lost++,
      onFault: () => undefined,
    })
    clusters.push(cluster)
    await cluster.join()
    return {
      cluster,
      adopted,
      lostTimes: () => lost,
      mute(now: boolean) {
        isMute = now
      },
    }
  }

  test('one plays a subject and the other says where; one that falls silent is fenced before its matches are taken', async () => {
    const [a, b] = [await server('http://a'), await server('http://b')]
    expect(await a.cluster.require('match')).toBe(true)
    expect(await a.cluster.require('match')).toBe(false)
    await expect(b.cluster.require('match')).rejects.toMatchObject({ url: 'http://a' })
    await expect(b.cluster.require('match')).rejects.toThrow(OwnedElsewhereError)
    expect(await b.cluster.heldByOthers()).toEqual(['match'])
    a.mute(true)
    const silentSince = performance.now()
    let fencedAfter = 0
    while (b.adopted.length === 0) {
      await pause(50)
      if (fencedAfter > 0) continue
      try {
        a.cluster.assertHeld()
      } catch {
        fencedAfter = performance.now() - silentSince
      }
    }
    expect(fencedAfter).toBeGreaterThan(0)
    expect(b.adopted).toEqual(['match'])
    expect(await b.cluster.require('match')).toBe(false)
    a.mute(false)
    await expect.poll(a.lostTimes, { timeout: 5000 }).toBeGreaterThan(0)
  })

  test('one that was killed takes its matches back when it starts at its address again, without waiting for the silence', async () => {
    const killed = await server('http://killed')
    await killed.cluster.require('its match')
    killed.mute(true)
    const again = await server('http://killed')
    expect(again.adopted).toEqual(['its match'])
    killed.mute(false)
    await expect.poll(killed.lostTimes, { timeout: 5000 }).toBeGreaterThan(0)
    await again.cluster.leave()
  })

  test('one that leaves in good order leaves everything to the others at once', async () => {
    await server('http://b')
    const c = await server('http://c')
    await c.cluster.require('left')
    await c.cluster.leave()
    const d = await server('http://d')
    const owner = await d.cluster.require('left').then(
      () => 'http://d',
      (fault: OwnedElsewhereError) => fault.url,
    )
    // The first to notice has it; after a regular stop no server waits for the silence.
    expect(['http://b', 'http://d']).toContain(owner)
  })
})
