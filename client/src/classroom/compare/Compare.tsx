import { useMemo } from 'preact/hooks'
import { t } from '../../text/text.ts'
import { EstimateErrorMatrix } from './EstimateErrorMatrix.tsx'
import { type ComparedWorld, type Findings, groupsOf } from './groups.ts'
import { Motives } from './Motives.tsx'
import { Outcomes } from './Outcomes.tsx'
import { Races } from './Races.tsx'
import type { ReadWorld } from './WorldGrid.tsx'
import './compare.css'

export type { ComparedWorld } from './groups.ts'

interface CompareProps {
  readonly rounds: readonly (readonly ComparedWorld[])[]
  /** The figures of the worlds whose records were read. */
  readonly findings: Findings
  /** The teacher has opened what the powers wanted. */
  readonly revealed: boolean
}

/** All worlds of a class side by side. Texts: parts `room` and `debrief`. */
export function Compare({ rounds, findings, revealed }: CompareProps) {
  const read = useMemo(() => readWorlds(rounds, findings), [rounds, findings])
  return (
    <section class="compare" data-test="compare" aria-label={t('compare.title')}>
      <h2>{t('compare.title')}</h2>
      <Outcomes groups={groupsOf(rounds)} findings={findings} />
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
function readWorlds(rounds: CompareProps['rounds'], findings: Findings): readonly ReadWorld[] {
  return groupsOf(rounds).flatMap(({ round, worlds }) =>
    worlds.flatMap((world): readonly ReadWorld[] => {
      const figures = findings.get(world.match)
      return figures === undefined ? [] : [{ ...world, round, rounds: rounds.length, figures }]
    }),
  )
}
