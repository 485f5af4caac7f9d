import type { ComponentChildren } from 'preact'
import type { PowerId } from '#shared/ids'
import type { TreatmentId } from '#shared/treatments/index'
import { Emblem } from '../../panels/Emblem.tsx'
import { formatNumber, powerShort, t } from '../../text/text.ts'
import type { WorldFigures } from './figures.ts'
import type { ComparedWorld } from './groups.ts'

/** A world whose record is read. */
export interface ReadWorld extends ComparedWorld {
  readonly round: number
  /** Rounds that are compared: with one alone its number says nothing. */
  readonly rounds: number
  readonly figures: WorldFigures
}

/** The rules a group was played by. */
export const ruleName = (treatment: TreatmentId | undefined): string =>
  treatment === undefined ? t('compare.asIs') : t(`treatment.${treatment}.name`)

export const worldName = (world: number): string => t('compare.world', { world: formatNumber(world + 1) })

/** Where a world stands among the others: its round, if there are several, and the rule that was changed. */
function placeOf({ round, rounds, treatment }: ReadWorld): string {
  const rule = treatment === undefined ? [] : [ruleName(treatment)]
  return [...(rounds > 1 ? [t('compare.round', { round: formatNumber(round + 1) })] : []), ...rule].join(' · ')
}

interface WorldGridProps {
  readonly name: string
  readonly title: string
  /** What to look for. */
  readonly says: string
  readonly worlds: readonly ReadWorld[]
  /** What is shown needs more room than a small chart. */
  readonly wide?: boolean
  /** What is shown of one world. */
  show(world: ReadWorld): ComponentChildren
  readonly children?: ComponentChildren
}

/** One part of the comparison: a sentence, then the same thing of every world beside each other. */
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

/** A power by its sign and short name. */
export function PowerTag({ figures, power }: { readonly figures: WorldFigures; readonly power: PowerId }) {
  return (
    <span class="power-tag">
      <Emblem look={figures.powers.find(({ id }) => id === power)?.look ?? 0} /> {powerShort(power)}
    </span>
  )
}
