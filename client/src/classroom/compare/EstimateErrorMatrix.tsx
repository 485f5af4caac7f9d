import type { PowerId } from '#shared/ids'
import {
  type EstimateError,
  largestError,
  shadeOf,
  type WorldFigures,
} from '../../../../shared/src/debrief/worldFigures.ts'
import { labelled } from '../../text/labelled.ts'
import { formatPercent, nameInText, powerShort, t } from '../../text/text.ts'
import { Emblem } from '../../ui/Emblem.tsx'
import { TableScroller } from '../../ui/TableScroller.tsx'
import { PowerTag, type ReadWorld, WorldGrid, worldName } from './WorldGrid.tsx'

/** Most powers of a matrix of normal width. */
const NARROW = 6

/** How wrong the powers' estimates of each other were, in every world. */
export function EstimateErrorMatrix({ worlds }: { readonly worlds: readonly ReadWorld[] }) {
  return (
    <WorldGrid
      name="fear"
      title={t('compare.fear.title')}
      says={t('compare.fear.says')}
      worlds={worlds}
      wide={worlds.some(({ figures }) => figures.powers.length > NARROW)}
      show={({ figures, world }) => (
        <>
          <Matrix figures={figures} label={labelled(worldName(world), t('compare.fear.title'))} />
          <p>{worstText(largestError(figures.fears))}</p>
        </>
      )}
    />
  )
}

function worstText(worst: EstimateError | undefined): string {
  if (worst === undefined) return t('compare.fear.none')
  return t(worst.error > 0 ? 'compare.fear.over' : 'compare.fear.under', {
    power: nameInText(worst.viewer),
    rival: nameInText(worst.rival),
    percent: formatPercent(Math.abs(worst.error)),
  })
}

/** Errors in percent: observers by row, rivals by column. */
function Matrix({ figures, label }: { readonly figures: WorldFigures; readonly label: string }) {
  const { powers, fears } = figures
  return (
    <TableScroller label={label}>
      <table class="matrix">
        <thead>
          <tr>
            <th scope="col">{t('compare.fear.corner')}</th>
            {powers.map(({ id, look }) => (
              <th scope="col" key={id}>
                <Emblem look={look} />
                <span class="unseen">{powerShort(id)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {powers.map(({ id: viewer }) => (
            <tr key={viewer}>
              <th scope="row">
                <PowerTag figures={figures} power={viewer} />
              </th>
              {powers.map(({ id: rival }) => (
                <ErrorCell key={rival} error={errorIn(fears, viewer, rival)} self={viewer === rival} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroller>
  )
}

const errorIn = (fears: readonly EstimateError[], viewer: PowerId, rival: PowerId): number | undefined =>
  fears.find((fear) => fear.viewer === viewer && fear.rival === rival)?.error

function ErrorCell({ error, self }: { readonly error: number | undefined; readonly self: boolean }) {
  if (self) return <td class="self" />
  if (error === undefined) return <td class="figures">–</td>
  const sign = Math.round(error * 100) === 0 ? '' : error > 0 ? '+' : '−'
  return (
    <td class={`figures ${error > 0 ? 'over' : 'under'} shade-${shadeOf(error)}`}>
      {sign}
      {formatPercent(Math.abs(error))}
    </td>
  )
}
