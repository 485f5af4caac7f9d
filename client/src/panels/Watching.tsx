import { matchId, observation, role } from '../store/game.ts'
import { powerName, t } from '../text/text.ts'

/** Beside the map of somebody who only looks: what they see, and how they might play. */
export function Watching() {
  const self = observation.value?.self
  return (
    <section class="watching" data-test="watching">
      <h2 class="panel-title">{t('watch.title')}</h2>
      <p class="soft">
        {role.value === 'guest' && self ? t('watch.guest', { power: powerName(self.id) }) : t('watch.spectator')}
      </p>
      <p>
        <a href={`#/table/${matchId.value}`}>{t('watch.join')}</a>
      </p>
    </section>
  )
}
