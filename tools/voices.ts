/**
 * `npm run -s tool -- voices [--scenario two-blocs] [--years 10] [--seed 1] [--language zh-Hant] [--as POWER]`: every line that leaders say in
 * a match of minds, with what happened, to be read aloud: all that was said, or what one power heard.
 */
import { parseArgs } from 'node:util'
import { loadScenarios } from '#server/lib/loadScenarios'
import { BOT_IDS } from '#shared/bots/index'
import type { SeenEvent } from '#shared/events/index'
import { seenEvents } from '#shared/events/seenEvents'
import { powerId } from '#shared/ids'
import { playMatch } from '#shared/match/playMatch'
import { playerOf } from '#shared/minds/index'
import { RULESET } from '#shared/ruleset/ruleset'
import { usualSeats } from '#shared/trials/naturalMatch'
import { linesAt } from '#shared/voices/index'
import { readWords } from '#tests/support/words'

const { values } = parseArgs({
  options: {
    scenario: { type: 'string', default: 'two-blocs' },
    years: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    language: { type: 'string', default: 'en' },
    as: { type: 'string' },
  },
})
const scenario = loadScenarios().get(values.scenario)
if (scenario === undefined) throw new Error(`there is no scenario ${values.scenario}`)
const words = readWords(values.language)
const seats = usualSeats(scenario)
const bots = Array.from({ length: seats }, (_, seat) => playerOf(BOT_IDS[seat % BOT_IDS.length]!, 'normal'))
const powers = scenario.seatings[String(seats)]!.map(powerId)
const nameOf = (id: string): string => words.get(`leader.${id}.name`) ?? id

/** What happened, in one line of plain facts. */
const factsOf = ({ type, ...rest }: SeenEvent): string => `${type} ${JSON.stringify(rest).slice(0, 120)}`

let [year, lines] = [1, 0]
const match = { ruleset: RULESET, scenario, years: Number(values.years), bots, seed: values.seed }
playMatch(match, (state, { events }) => {
  const heard = values.as === undefined ? events : seenEvents(events, { kind: 'power', power: powerId(values.as) })
  for (const event of heard) {
    for (const { speaker, temperament, occasion, line } of linesAt(values.seed, event, year, powers)) {
      const text = words.get(`voice.${temperament}.${occasion}`)?.split('|')[line]
      console.log(`${year}  ${factsOf(event)}\n    ${nameOf(speaker)} (${temperament}, ${occasion}): ${text}`)
      lines++
    }
  }
  year = state.year
  return state
})
console.log(`${lines} lines`)
