import type { ComponentChildren } from 'preact'
import type { PowerId } from '#shared/ids'
import type { TreatmentId } from '#shared/treatments/index'
import type { WorldFigures } from '../../../../shared/src/debrief/worldFigures.ts'
import { powerShort, t } from '../../text/text.ts'
import { Emblem } from '../../ui/Emblem.tsx'
import type { ComparedWorld } from './groups.ts'

/** A world whose record is read. */
export interface ReadWorld extends ComparedWorld {
  readonly round: number
  /** Number of rounds that are compared. */
  readonly rounds: number
  readonly figures: WorldFigures
}

/** The rules a group was played by. */
export const ruleName = (treatment: TreatmentId | undefined): string =>
  treatment === undefined ? t('compare.asIs') : t(`treatment.${treatment}.name`)

/** Name of a world by its number, from 0. */
export const worldName = (world: number): string => t('compare.world', { world: world + 1 })

/** Round of a world, if there are several, and the rule that was changed. */
function placeOf({ round, rounds, treatment }: ReadWorld): string {
  const rule = treatment === undefined ? [] : [ruleName(treatment)]
  return [...(rounds > 1 ? [t('compare.round', { round: round + 1 })] : []), ...rule].join(' · ')
}

interface WorldGridProps {
  readonly name: string
  readonly title: string
  /** A sentence on what to look for. */
  readonly says: string
  readonly worlds: readonly ReadWorld[]
  /** Cells need more width than a small chart. */
  readonly wide?: boolean
  /** The content of one world's cell. */
  show(world: ReadWorld): ComponentChildren
  readonly children?: ComponentChildren
}

/** One part of the comparison: a sentence, then a cell for every world. */
export function WorldGrid({ name, title, says, worlds, wide = false, show, children }: WorldGridProps) {
  return (
    <section class="compare-part" data-test={`compare-${name}`}>
      <h3>{title}</h3>
      <p class="says">{says}</p>
      {children}
      <ul class={wide ? 'worlds wide' : 'worlds'}>
        {worlds.map((world) => (
          <li key={world.match} data-test={`${name}-${world.match}`}>
            <h4>
              {worldName(world.world)} <span class="soft">{placeOf(world)}</span>
            </h4>
            {show(world)}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Emblem and short name of a power. */
export function PowerTag({ figures, power }: { readonly figures: WorldFigures; readonly power: PowerId }) {
  return (
    <span class="power-tag">
      <Emblem look={figures.powers.find(({ id }) => id === power)?.look ?? 0} /> {powerShort(power)}
    </span>
  )
}
