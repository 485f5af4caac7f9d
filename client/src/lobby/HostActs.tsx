import type { LobbyFacts } from '#shared/protocol/lobby'
import { closeLobby, handOverLobby, lockLobby, removePlayer } from '../net/api.ts'
import { t } from '../text/text.ts'

interface HostActsProps {
  readonly table: LobbyFacts
  /** Of the host's seat. */
  readonly token: string
  act(task: () => Promise<unknown>): void
}

/** What the host does with the whole table: letting no newcomers in, closing it. */
export function HostActs({ table: { id, locked, started }, token, act }: HostActsProps) {
  const close = () =>
    act(async () => {
      await closeLobby(id, token)
      location.hash = '#/'
    })
  return (
    <>
      <button type="button" class="quiet" onClick={() => act(() => lockLobby(id, token, !locked))} data-test="lock">
        {t(locked ? 'table.unlock' : 'table.lock')}
      </button>
      {!started && (
        <button type="button" class="quiet" onClick={close} data-test="close-table">
          {t('table.close')}
        </button>
      )}
    </>
  )
}

/** What the host does about another player at the table. */
export function PlayerActs({ table: { id }, token, power, act }: HostActsProps & { readonly power: string }) {
  return (
    <>
      {' '}
      <button
        type="button"
        class="quiet"
        onClick={() => act(() => removePlayer(id, token, power))}
        data-test={`remove-${power}`}
      >
        {t('table.remove')}
      </button>{' '}
      <button
        type="button"
        class="quiet"
        onClick={() => act(() => handOverLobby(id, token, power))}
        data-test={`hand-over-${power}`}
      >
        {t('table.handOver')}
      </button>
    </>
  )
}
