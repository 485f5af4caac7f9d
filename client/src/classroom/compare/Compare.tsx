import { useMemo } from 'preact/hooks'
import { formatNumber, t } from '../../text/text.ts'
import { EstimateErrorMatrix } from './EstimateErrorMatrix.tsx'
import { type ComparedWorld, figuresIn, groupsOf } from './groups.ts'
import { Motives } from './Motives.tsx'
import { Outcomes } from './Outcomes.tsx'
import { Races } from './Races.tsx'
import { useDebriefs } from './useDebriefs.ts'
import type { ReadWorld } from './WorldGrid.tsx'
import './compare.css'

export type { ComparedWorld } from './groups.ts'

interface CompareProps {
  readonly rounds: readonly (readonly ComparedWorld[])[]
  /** The teacher has revealed all interests. */
  readonly revealed: boolean
}

/** All worlds of a class side by side. Texts: parts `room` and `debrief`. */
export function Compare({ rounds, revealed }: CompareProps) {
  const ended = rounds.flat().filter(({ ended }) => ended)
  const { findings, again } = useDebriefs(ended.map(({ match }) => match))
  const groups = groupsOf(rounds)
  const read = useMemo(() => readWorlds(rounds, findings), [rounds, findings])
  return (
    <section class="compare" data-test="compare" aria-label={t('compare.title')}>
      <h2>{t('compare.title')}</h2>
      {findings.size < ended.length && (
        <p role="status" class="soft" data-test="compare-progress">
          {t('compare.reading', { done: formatNumber(findings.size), all: formatNumber(ended.length) })}
        </p>
      )}
      <Outcomes groups={groups} findings={findings} again={again} />
      {read.length > 0 && (
        <>
          <Races worlds={read} />
          <EstimateErrorMatrix worlds={read} />
        </>
      )}
      <Motives worlds={read} revealed={revealed} />
    </section>
  )
}

/** Worlds whose records are read, in the order of the outcomes. */
function readWorlds(rounds: CompareProps['rounds'], findings: ReturnType<typeof useDebriefs>['findings']) {
  return groupsOf(rounds).flatMap(({ round, worlds }) =>
    worlds.flatMap((world): readonly ReadWorld[] => {
      const figures = figuresIn(findings, world.match)
      return figures === undefined ? [] : [{ ...world, round, rounds: rounds.length, figures }]
    }),
  )
}
