import {
  type Misjudgement,
  type Motive,
  misjudgementOf,
  type WorldFigures,
} from '../../../../shared/src/debrief/worldFigures.ts'
import { labelled } from '../../text/labelled.ts'
import { formatList, formatPercent, listInText, nameInText, t } from '../../text/text.ts'
import { TableScroller } from '../../ui/TableScroller.tsx'
import { PowerTag, type ReadWorld, WorldGrid, worldName } from './WorldGrid.tsx'

interface MotivesProps {
  readonly worlds: readonly ReadWorld[]
  readonly revealed: boolean
}

/** The interests of all powers in every world; hidden until the teacher reveals them. */
export function Motives({ worlds, revealed }: MotivesProps) {
  if (!revealed) {
    return (
      <section class="compare-part" data-test="compare-interests">
        <h3>{t('compare.interests.title')}</h3>
        <p class="says">{t('compare.interests.hidden')}</p>
      </section>
    )
  }
  if (worlds.length === 0) return null
  const motives = worlds.flatMap(({ figures }) => figures.motives)
  const inVain = motives.filter((motive) => misjudgementOf(motive) === 'fearedInVain').length
  return (
    <WorldGrid
      name="interests"
      title={t('compare.interests.title')}
      says={t('compare.interests.says', { n: inVain, all: motives.length })}
      worlds={worlds}
      wide
      show={({ figures, world }) => (
        <>
          <MotiveTable figures={figures} label={labelled(worldName(world), t('compare.interests.title'))} />
          <Surprises motives={figures.motives} />
        </>
      )}
    />
  )
}

function MotiveTable({ figures, label }: { readonly figures: WorldFigures; readonly label: string }) {
  return (
    <TableScroller label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('ended.power')}</th>
            <th scope="col">{t('ended.interest')}</th>
            <th scope="col">{t('compare.interests.trusted')}</th>
            <th scope="col">{t('compare.interests.deeds')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.motives.map((motive) => (
            <tr key={motive.power}>
              <th scope="row">
                <PowerTag figures={figures} power={motive.power} />
              </th>
              <td class={`interest ${motive.interest}`}>
                <span aria-hidden="true">{motive.interest === 'revisionist' ? '▼' : '○'}</span>{' '}
                {t(`interest.${motive.interest}.name`)}
              </td>
              <td class="figures">{t('unit.percent', { n: formatPercent(motive.trusted) })}</td>
              <td>{actsOf(motive)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroller>
  )
}

function actsOf({ firedFirst, treatiesBroken }: Motive): string {
  const acts = [
    ...(firedFirst ? [t('compare.interests.fired')] : []),
    ...(treatiesBroken > 0 ? [t('compare.interests.broke', { n: treatiesBroken })] : []),
  ]
  return acts.length === 0 ? t('compare.interests.harmless') : formatList(acts)
}

/** Powers that acted otherwise than the others expected. */
function Surprises({ motives }: { readonly motives: readonly Motive[] }) {
  const powersWith = (kind: Misjudgement) =>
    motives.filter((motive) => misjudgementOf(motive) === kind).map(({ power }) => nameInText(power))
  const feared = powersWith('fearedInVain')
  const trusted = powersWith('trustedInVain')
  const unsuspected = motives
    .filter((motive) => misjudgementOf(motive) === 'unsuspected')
    .map(({ power, trusted: belief }) =>
      t('compare.interests.believedBy', { power: nameInText(power), percent: formatPercent(belief) }),
    )
  return (
    <>
      {unsuspected.length > 0 && <p>{t('compare.interests.unsuspected', { list: formatList(unsuspected) })}</p>}
      {feared.length > 0 && <p>{t('compare.interests.fearedInVain', { list: listInText(feared) })}</p>}
      {trusted.length > 0 && <p>{t('compare.interests.trustedInVain', { list: listInText(trusted) })}</p>}
      {feared.length + trusted.length + unsuspected.length === 0 && <p>{t('compare.interests.noSurprise')}</p>}
    </>
  )
}
