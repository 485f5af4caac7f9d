import type { PublicWorld } from '#shared/protocol/classBoard'
import { formatNumber, t } from '../../text/text.ts'

/** How near a world is to war, in words, as a number and as a bar: nothing by colour alone. */
export function TensionBar({ world }: { readonly world: PublicWorld }) {
  const { tension, crises, weaponsUsed, dead } = world
  const text = weaponsUsed
    ? t('class.board.war', { dead: t('unit.million', { n: formatNumber(dead) }) })
    : t('class.board.tension', { tension, crises })
  return (
    <div class="tension-bar">
      <meter min={0} max={100} value={tension} aria-label={text} />
      <small class={weaponsUsed ? 'war' : 'soft'}>{text}</small>
    </div>
  )
}
