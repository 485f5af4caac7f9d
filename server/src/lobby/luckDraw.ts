import type { PowerId } from '#shared/ids'
import { sharedCommitment } from '#shared/match/commitment'
import { type LuckShare, type SharedLuck, sharedSeed } from '#shared/match/sharedLuck'
import type { LobbyFacts } from '#shared/protocol/lobby'
import { shareHashOf } from '#shared/protocol/share'
import { type Failure, failure } from '../lib/failure.ts'
import { newSecret } from '../match/luck.ts'
import type { DrawnLuck } from '../match/matchSetup.ts'
import type { Lobby, LobbySeat, LuckDraw } from './lobby.ts'

/** How long the draw waits for shares. */
const PATIENCE_MILLISECONDS = 30_000

const isPerson = ({ tokenHash }: LobbySeat): boolean => tokenHash !== undefined

/** Whether people can add to the luck of the table: two or more sit there, and one has given the hash of a share. */
export const canDraw = ({ seats }: Lobby): boolean =>
  seats.filter(isPerson).length > 1 && seats.some(({ shareHash }) => shareHash !== undefined)

/** The draw begins: the server's part is fixed, and so are the seats and the hashes given. */
export function withDraw(table: Lobby, now: number): Lobby {
  const draw: LuckDraw = { secret: newSecret(), salt: newSecret(), until: now + PATIENCE_MILLISECONDS }
  return { ...table, draw }
}

/** Whether the draw of the table waits for shares at this time. */
export const isDrawing = ({ draw, started, seats }: Lobby, now: number): boolean =>
  draw !== undefined && !started && now < draw.until && seats.some(isAwaited)

/** A person who gave no hash is not waited for: nothing could be checked against it. */
const isAwaited = ({ shareHash, share }: LobbySeat): boolean => shareHash !== undefined && share === undefined

/** A seat holder gives the hash of a share, or another one, before the draw. The same again changes nothing. */
export function withShareHash(table: Lobby, seat: number, shareHash: string): Lobby | Failure {
  if (table.seats[seat]!.shareHash === shareHash) return table
  if (table.started) return failure('alreadyStarted')
  if (table.draw !== undefined) return failure('drawingLuck')
  return withSeat(table, seat, { shareHash })
}

/** A seat holder reveals a share in time. The same again changes nothing, and is well also when the draw is over. */
export function withShare(table: Lobby, seat: number, share: string, now: number): Lobby | Failure {
  const { shareHash, share: given } = table.seats[seat]!
  if (given === share) return table
  if (!isDrawing(table, now)) return failure('noDraw')
  return shareHashOf(share, table.id) === shareHash ? withSeat(table, seat, { share }) : failure('otherShare')
}

const withSeat = (table: Lobby, seat: number, change: Partial<LobbySeat>): Lobby => ({
  ...table,
  seats: table.seats.map((place, index) => (index === seat ? { ...place, ...change } : place)),
})

/** What the luck of the match is drawn from, as far as it is there. */
const sharedLuckOf = ({ seats }: Lobby, { secret }: LuckDraw): SharedLuck => {
  // Two places of one power are one seat of the match.
  const powers = [...new Set(seats.map(({ power }) => power))]
  const people = seats.filter(isPerson).map(
    ({ power, shareHash, share }): LuckShare => ({
      seat: powers.indexOf(power),
      ...(shareHash === undefined ? {} : { shareHash }),
      ...(share === undefined ? {} : { share }),
    }),
  )
  return { secret, people }
}

/** The luck that the table has drawn; undefined when the server draws it alone. */
export function drawnLuck(table: Lobby): DrawnLuck | undefined {
  const { id: match, draw } = table
  if (draw === undefined) return undefined
  const shared = sharedLuckOf(table, draw)
  return { seed: sharedSeed(shared), commitment: { match, salt: draw.salt, shared } }
}

/** What everyone may know of the draw at this time; neither secret nor share is among it. */
export function drawFacts(table: Lobby, now: number): Pick<LobbyFacts, 'draw'> {
  const { id, draw, seats } = table
  if (draw === undefined) return {}
  const commitment = sharedCommitment(sharedLuckOf(table, draw), id, draw.salt)
  const people = seats.filter(isPerson)
  const powersOf = (which: readonly LobbySeat[]): readonly PowerId[] => which.map(({ power }) => power)
  if (!isDrawing(table, now)) {
    return { draw: { commitment, awaited: [], without: powersOf(people.filter(({ share }) => share === undefined)) } }
  }
  return {
    draw: {
      commitment,
      closesIn: (draw.until - now) / 1000,
      awaited: powersOf(people.filter(isAwaited)),
      without: powersOf(people.filter(({ shareHash }) => shareHash === undefined)),
    },
  }
}
