import { useLayoutEffect } from 'preact/hooks'
import { uncover } from '../store/deviceTurn.ts'
import { powerName, t } from '../text/text.ts'
import { focusHeading } from '../ui/keepFocus.ts'
import { Portrait } from '../ui/Portrait.tsx'
import type { DeviceTurn } from '../workers/keptLocalMatch.ts'

/** Covers the screen until the next person says that only they look: it holds their name and power, and nothing of the match. */
export function CoverPage({ turn }: { readonly turn: DeviceTurn }) {
  const key = turn === 'all' ? 'all' : turn.power
  useLayoutEffect(focusHeading, [key])
  return (
    <main class="cover-page" data-test="cover-page" data-turn={key}>
      {turn !== 'all' && (
        <span class="cover-face">
          <Portrait power={turn.power} look={turn.look} />
        </span>
      )}
      <h1>
        {turn === 'all' ? t('hotSeat.over') : t('hotSeat.pass', { name: turn.name, power: powerName(turn.power) })}
      </h1>
      <p>{t(turn === 'all' ? 'hotSeat.together' : 'hotSeat.alone')}</p>
      <button type="button" class="primary big" onClick={uncover} data-test="uncover">
        {turn === 'all' ? t('hotSeat.look') : t('hotSeat.mine', { name: turn.name })}
      </button>
      <a href="#/">{t('connection.home')}</a>
    </main>
  )
}
