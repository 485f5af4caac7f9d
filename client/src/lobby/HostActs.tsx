import { closeLobby, handOverLobby, lockLobby, removePlayer } from '../net/api.ts'
import { forgetSeat } from '../store/seats.ts'
import { t } from '../text/text.ts'
import type { OpenLobbyProps } from './LobbyTerms.tsx'

interface HostActsProps extends OpenLobbyProps {
  /** Of the host's seat. */
  readonly token: string
}

/** What the host does with the whole table: letting no newcomers in, closing it. */
export function HostActs({ table: { id, locked, started }, token, act, waiting }: HostActsProps) {
  const close = () =>
    act(async () => {
      await closeLobby(id, token)
      forgetSeat(id)
      location.hash = '#/'
    })
  return (
    <>
      <button
        type="button"
        class="quiet"
        aria-disabled={waiting}
        onClick={() => act(() => lockLobby(id, token, !locked))}
        data-test="lock"
      >
        {t(locked ? 'table.unlock' : 'table.lock')}
      </button>
      {!started && (
        <button type="button" class="quiet" aria-disabled={waiting} onClick={close} data-test="close-table">
          {t('table.close')}
        </button>
      )}
    </>
  )
}

/** What the host does about another player at the table. */
export function PlayerActs({ table: { id }, token, power, act, waiting }: HostActsProps & { readonly power: string }) {
  return (
    <>
      {' '}
      <button
        type="button"
        class="quiet"
        aria-disabled={waiting}
        onClick={() => act(() => removePlayer(id, token, power))}
        data-test={`remove-${power}`}
      >
        {t('table.remove')}
      </button>{' '}
      <button
        type="button"
        class="quiet"
        aria-disabled={waiting}
        onClick={() => act(() => handOverLobby(id, token, power))}
        data-test={`hand-over-${power}`}
      >
        {t('table.handOver')}
      </button>
    </>
  )
}
