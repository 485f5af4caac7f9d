import type { OpenScenario } from '#shared/protocol/system'
import type { Scenario } from '#shared/scenario/schema'

/**
 * What every player may know of a scenario, field by field. Forces, technology and postures are known by estimates alone, bases once
 * they are found, and what the story has in store when it comes.
 */
export const openScenario = (scenario: Scenario | undefined): OpenScenario | undefined =>
  scenario && {
    id: scenario.id,
    years: scenario.years,
    seekerOdds: scenario.seekerOdds,
    powers: scenario.powers.map(({ id, bloc, look, capital, territories, population, gdp, doctrine }) => ({
      id,
      bloc,
      look,
      capital,
      territories,
      population,
      gdp,
      doctrine,
    })),
    states: scenario.states,
    seatings: scenario.seatings,
    relations: scenario.relations,
    historical: scenario.historical,
    rules: scenario.rules,
    pairs: scenario.pairs,
    treaties: scenario.treaties,
    umbrellas: scenario.umbrellas,
    ...(scenario.skin && { skin: scenario.skin }),
    ...(scenario.orders && { orders: scenario.orders }),
    ...(scenario.words && { words: scenario.words }),
  }
