import { defineTreatment } from '#shared/treatments/define'

/** Every two powers begin with a hotline. Single hotlines are dropped: the relations give them already. */
export const hotline = defineTreatment({
  id: 'hotline',
  apply: (scenario) => ({
    ...scenario,
    relations: {
      sameBloc: { ...scenario.relations.sameBloc, hotline: true },
      otherBloc: { ...scenario.relations.otherBloc, hotline: true },
    },
    treaties: scenario.treaties.filter(({ kind }) => kind !== 'hotline'),
  }),
})
