import type { PublicWorld } from '#shared/protocol/classBoard'
import { peopleInText, t } from '../../text/text.ts'

interface TensionBarProps {
  readonly world: PublicWorld
  /** The viewers are the class: crises that are not public are not counted. */
  readonly toClass?: boolean
}

/** How near a world is to war, in words, as a number and as a bar: nothing by colour alone. */
export function TensionBar({ world, toClass = false }: TensionBarProps) {
  const { tension, crises, weaponsUsed, dead } = world
  const text = weaponsUsed
    ? t('class.board.war', { dead: peopleInText(dead) })
    : t(toClass ? 'class.board.publicTension' : 'class.board.tension', { tension, crises })
  return (
    <div class="tension-bar">
      <meter min={0} max={100} value={tension} aria-label={text} />
      <small class={weaponsUsed ? 'war' : 'soft'}>{text}</small>
    </div>
  )
}
