import { matchId, observation, role } from '../store/game.ts'
import { nameInText, t } from '../text/text.ts'

/** For viewers who do not play: from which perspective they see the match, and how they can join it. */
export function SpectatorPanel() {
  const self = observation.value?.self
  return (
    <section class="watching" data-test="watching">
      <h2 class="panel-title">{t(role.value === 'replay' ? 'replay.title' : 'watch.title')}</h2>
      <p class="soft">{perspectiveText(self?.id)}</p>
      {role.value !== 'replay' && (
        <p>
          <a href={`#/table/${matchId.value}`}>{t('watch.join')}</a>
        </p>
      )}
    </section>
  )
}

function perspectiveText(self: string | undefined): string {
  if (role.value === 'replay') return self ? t('replay.seen', { power: nameInText(self) }) : t('replay.seenByAll')
  return role.value === 'guest' && self ? t('watch.guest', { power: nameInText(self) }) : t('watch.spectator')
}
