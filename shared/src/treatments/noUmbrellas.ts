import { PLANNING_ORDERS } from '#shared/scenario/offeredOrders'
import { defineTreatment } from '#shared/treatments/define'

/**
 * No power protects a lesser state: promises that stood are gone, and no new ones are on offer. Treaties cannot be switched
 * off by kind, so two powers may still guarantee each other; guarantees that stood from the start are gone.
 */
export const noUmbrellas = defineTreatment({
  id: 'noUmbrellas',
  apply: (scenario) => ({
    ...scenario,
    umbrellas: [],
    treaties: scenario.treaties.filter(({ kind }) => kind !== 'umbrella'),
    orders: (scenario.orders ?? PLANNING_ORDERS).filter((order) => order !== 'umbrella'),
  }),
})
