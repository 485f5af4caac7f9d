import { useEffect, useState } from 'preact/hooks'
import { totalWarheadBand } from '#shared/analysis/arsenal'
import type { Perspective } from '#shared/debrief/perspective'
import type { Observation } from '#shared/view/observation'
import { playerView } from '../store/game.ts'
import { formatNumber, formatPercent, powerName, t } from '../text/text.ts'
import { Emblem } from '../ui/Emblem.tsx'
import { IntervalBar } from '../ui/IntervalBar.tsx'
import { TableScroller } from '../ui/TableScroller.tsx'
import type { RemoteReplayEngine } from '../workers/archive.ts'

interface BeliefBesideProps {
  readonly engine: RemoteReplayEngine
  readonly index: number
  readonly perspective: Perspective
}

/** The estimates of the power looked from, beside the truth. */
export function EstimatesBesideTruth({ engine, index, perspective }: BeliefBesideProps) {
  const [truth, setTruth] = useState<Observation | undefined>(undefined)
  const isPower = perspective !== 'truth' && perspective !== 'spectator'
  useEffect(() => {
    let unmounted = false
    if (!isPower) return setTruth(undefined)
    engine.view(index, 'truth').then(
      (message) => {
        if (!unmounted) setTruth(message.observation)
      },
      () => undefined,
    )
    return () => {
      unmounted = true
    }
  }, [engine, index, isPower])
  const seen = playerView.value
  if (truth === undefined || seen?.window.number !== truth.window.number) return null
  const rows = rowsOf(seen, truth)
  const scale = Math.max(10, ...rows.map(({ band, truth }) => Math.max(band.high, truth)))
  return (
    <section class="belief-beside" aria-label={t('replay.beliefAndTruth')} data-test="belief-beside">
      <details>
        <summary>{t('replay.beliefAndTruth')}</summary>
        <TableScroller label={t('replay.believedArms')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('ended.power')}</th>
                <th scope="col">{t('replay.believedArms')}</th>
                <th scope="col">{t('replay.trueArms')}</th>
                <th scope="col">{t('replay.believedSeeker')}</th>
                <th scope="col">{t('ended.interest')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id, look, band, truth, seeker, isSeeker }) => (
                <tr key={id}>
                  <th scope="row">
                    <Emblem look={look} /> {powerName(id)}
                  </th>
                  <td>
                    <IntervalBar band={band} scale={scale} unit="warheads" truth={truth} />
                  </td>
                  <td class="figures">{formatNumber(truth)}</td>
                  <td class="figures">{t('unit.percent', { n: formatPercent(seeker) })}</td>
                  <td>{t(`interest.${isSeeker ? 'securitySeeker' : 'revisionist'}.name`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroller>
      </details>
    </section>
  )
}

function rowsOf(seen: Observation, truth: Observation) {
  return seen.powers.flatMap(({ id, look, estimate }, seat) => {
    const exact = truth.powers[seat]?.estimate
    if (estimate === undefined || exact === undefined) return []
    const { seeker } = estimate
    return [
      {
        id,
        look,
        band: totalWarheadBand(estimate),
        truth: totalWarheadBand(exact).median,
        seeker,
        isSeeker: exact.seeker === 1,
      },
    ]
  })
}
