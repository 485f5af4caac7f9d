import { useState } from 'preact/hooks'
import { joinQuickly, lastName } from '../commands/lobby.ts'
import { t } from '../text/text.ts'
import type { Attempts } from '../ui/useAttempt.ts'

/** Tempos of quick tables. */
const TEMPOS = ['relaxed', 'live'] as const

/** One press sits the player at a table that begins by itself within a minute, with those who come and bots beside them. */
export function QuickPlayForm({ attempts: { waiting, attempt } }: { readonly attempts: Attempts }) {
  const [name, setName] = useState(lastName())
  const [tempo, setTempo] = useState<(typeof TEMPOS)[number]>('relaxed')
  return (
    <form
      class="quick"
      onSubmit={(event) => {
        event.preventDefault()
        void attempt(() => joinQuickly(name.trim(), tempo))
      }}
    >
      <label>
        {t('table.name')}{' '}
        <input
          value={name}
          maxLength={24}
          autocomplete="nickname"
          onInput={({ currentTarget }) => setName(currentTarget.value)}
          data-test="quick-name"
        />
      </label>{' '}
      <select
        value={tempo}
        aria-label={t('together.tempo')}
        onChange={({ currentTarget }) => setTempo(currentTarget.value as typeof tempo)}
      >
        {TEMPOS.map((each) => (
          <option key={each} value={each}>
            {t(`timeControl.${each}`)}
          </option>
        ))}
      </select>{' '}
      <button type="submit" disabled={name.trim() === ''} aria-disabled={waiting} data-test="quick">
        {t('together.quick')}
      </button>
      <p class="soft">{t('together.quickAbout')}</p>
    </form>
  )
}
