import { BOT_IDS } from '#shared/bots/index'
import { mean } from '#shared/math'
import type { Scenario } from '#shared/scenario/schema'
import type { GameState } from '#shared/state/gameState'
import { type Draw, type NaturalMatch, playNatural } from '#shared/trials/naturalMatch'

/** Seats of the standard match of the depth lab. */
export const SEATS = 6
/** Its years. */
export const YEARS = 10

/** How a match of a field went. */
interface FieldMatch extends NaturalMatch {
  /** Points of each seat at the end. */
  readonly totals: readonly number[]
}

/** Points of each seat at the end of a match. */
export const totalsOf = ({ ending }: GameState): readonly number[] => ending?.powers.map(({ total }) => total) ?? []

function playField(scenario: Scenario, draw: Draw, seed: string): FieldMatch {
  const played = playNatural(scenario, draw, { seats: SEATS, years: YEARS }, seed)
  return { ...played, totals: totalsOf(played.final) }
}

/** What a field of six players by lot comes to. */
export interface Field {
  readonly matches: number
  /** Share of matches that ended in general war. */
  readonly war: number
  /** Confrontations a match. */
  readonly crisis: number
  /** Median over matches of the chance of an accident. */
  readonly accident: number
  /** Probability that the winner led another seat at half time; 0.5 is a coin's. */
  readonly foretold: number
  /** Wins of each character, played by a bot or a mind, over its share of the seats; 1 is fair. */
  readonly shares: readonly { readonly bot: string; readonly n: number; readonly winShare: number }[]
  readonly grades: Readonly<Record<string, number>>
}

/** Plays a field. Equal seeds give equal fields. */
export function measureField(scenario: Scenario, draw: Draw, matches: number, seed: string): Field {
  const played = Array.from({ length: matches }, (_, n) => playField(scenario, draw, `${seed} ${n}`))
  const accidents = played.map(({ accident }) => accident).sort((a, b) => a - b)
  return {
    matches,
    war: mean(played.map(({ final }) => (final.ending?.outcome === 'generalWar' ? 1 : 0))),
    crisis: mean(played.map(({ final }) => final.crises.length)),
    accident: accidents[Math.floor(matches / 2)] ?? 0,
    foretold: mean(played.flatMap(ledByWinner)),
    shares: sharesOf(played),
    grades: gradesOf(played),
  }
}

/** Seat of the winner of a match: the first of equals. */
export const winnerOf = (totals: readonly number[]): number => totals.indexOf(Math.max(...totals))

/** For every other seat, 1 where the winner led it at half time, ½ where they were level. */
function ledByWinner({ atHalf, totals }: FieldMatch): readonly number[] {
  const winner = winnerOf(totals)
  return atHalf.flatMap((points, seat) => {
    const lead = atHalf[winner]! - points
    return seat === winner ? [] : [lead > 0 ? 1 : lead === 0 ? 0.5 : 0]
  })
}

function sharesOf(played: readonly FieldMatch[]): Field['shares'] {
  return BOT_IDS.map((bot) => {
    const wins = played.flatMap(({ bots, totals }) =>
      bots.flatMap((id, seat) => (id === bot ? [seat === winnerOf(totals) ? 1 : 0] : [])),
    )
    return { bot, n: wins.length, winShare: SEATS * mean(wins) }
  })
}

function gradesOf(played: readonly FieldMatch[]): Readonly<Record<string, number>> {
  const grades = played.flatMap(({ final }) => final.ending?.powers.map(({ grade }) => grade) ?? [])
  return Object.fromEntries(
    [...new Set(grades)].sort().map((grade) => [grade, grades.filter((each) => each === grade).length / grades.length]),
  )
}
