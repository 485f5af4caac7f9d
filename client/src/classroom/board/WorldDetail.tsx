import type { BoardWorld } from '#shared/protocol/classBoard'
import { formatList, nameInText, powerName, t } from '../../text/text.ts'
import type { BoardProps } from './boardProps.ts'
import { advanceConfirmation } from './PhaseCommands.tsx'
import { PlannedInjections } from './PlannedInjections.tsx'

interface OneWorldProps extends BoardProps {
  readonly world: BoardWorld
}

/** One world: its seats, ways to watch it, and the commands for it alone. */
export function WorldDetail(part: OneWorldProps) {
  const { world, act, ask } = part
  const { match } = world
  const open = world.window !== 'ended'
  const watch = (power: string) =>
    act('lookAs', { world: world.world, power }, ({ token }) => {
      globalThis.open(`#/watch/${match}/${token}`, '_blank')
    })
  return (
    <section class="one-world" aria-label={t('class.world', { world: world.world + 1 })} data-test="one-world">
      <h2>{t('class.world', { world: world.world + 1 })}</h2>
      <p class="ways">
        <a class="button" href={`#/match/${match}`} target="_blank" rel="noreferrer">
          {t('class.look.public')}
        </a>
        <a class="button" href={`#/replay/${match}`} data-test="look-truth">
          {t('class.look.truth')}
        </a>
        {open && (
          <button type="button" onClick={() => ask(advanceConfirmation(act, world.world))} data-test="advance-one">
            {t('class.board.advance')}
          </button>
        )}
      </p>
      <ul class="seats">
        {world.seats.map((seat) => (
          <li key={seat.power}>
            <span>
              <strong>{powerName(seat.power)}</strong>{' '}
              <span class={seat.connected ? '' : 'gone'}>{formatList(seat.names)}</span>{' '}
              <small class="soft">{stateText(seat)}</small>
            </span>
            <button
              type="button"
              class="quiet"
              onClick={() => watch(seat.power)}
              aria-label={t('class.look.as', { power: nameInText(seat.power) })}
              data-test={`look-${seat.power}`}
            >
              {t('class.look.eyes')}
            </button>
            {open && seat.names.length > 0 && (
              <button
                type="button"
                aria-pressed={seat.bot}
                onClick={() => act('giveToBot', { world: world.world, power: seat.power, bot: !seat.bot })}
                data-test={`bot-${seat.power}`}
              >
                {t(seat.bot ? 'class.board.giveBack' : 'class.board.giveToBot')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {open && <PlannedInjections {...part} />}
    </section>
  )
}

function stateText({ bot, connected, away, awaited }: BoardWorld['seats'][number]): string {
  if (bot) return t('class.seat.bot')
  if (away) return t('class.seat.away')
  if (!connected) return t('class.seat.gone')
  return t(awaited ? 'class.seat.thinking' : 'class.seat.done')
}
