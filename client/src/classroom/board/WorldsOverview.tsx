import { useState } from 'preact/hooks'
import type { BoardWorld } from '#shared/protocol/classBoard'
import { formatList, powerShort, t, treatmentName } from '../../text/text.ts'
import { formatClock } from '../../text/times.ts'
import type { BoardProps } from './boardProps.ts'
import { TensionBar } from './TensionBar.tsx'

/** How urgently a world needs the teacher, 0–15: a store that fails, war, a crisis, then missing players. */
export function urgencyOf(world: BoardWorld): number {
  if (world.window === 'ended') return 0
  const away = world.seats.filter((seat) => !seat.bot && (!seat.connected || seat.away)).length
  const crisis = world.window === 'planning' ? 0 : 2
  return (world.held ? 8 : 0) + (world.weaponsUsed ? 4 : 0) + crisis + (away > 0 ? 1 : 0)
}

/** All worlds of the round on one screen. */
export function WorldsOverview(part: BoardProps) {
  const [sorted, setSorted] = useState(false)
  const { worlds } = part.board
  const order = sorted ? [...worlds].sort((a, b) => urgencyOf(b) - urgencyOf(a) || a.world - b.world) : worlds
  return (
    <>
      <label class="sorter">
        <input type="checkbox" checked={sorted} onChange={(event) => setSorted(event.currentTarget.checked)} />{' '}
        {t('class.board.sort')}
      </label>
      <div class="worlds">
        {order.map((world) => (
          <WorldCard key={world.world} world={world} {...part} />
        ))}
      </div>
    </>
  )
}

function WorldCard({ world, chosen, choose, act }: BoardProps & { readonly world: BoardWorld }) {
  const ended = world.window === 'ended'
  const people = world.seats.filter(({ bot }) => !bot)
  const connected = people.filter((seat) => seat.connected).length
  const mine = { world: world.world }
  return (
    <section
      class={`world-card ${world.world === chosen ? 'chosen' : ''} ${world.weaponsUsed ? 'burning' : ''}`}
      data-test={`world-${world.world}`}
      data-window={world.window}
    >
      <button
        type="button"
        class="quiet title"
        onClick={() => choose(world.world === chosen ? undefined : world.world)}
      >
        <strong>{t('class.world', { world: world.world + 1 })}</strong>{' '}
        {world.treatment && <small class="treatment">{treatmentName(world.treatment)}</small>}
      </button>
      <p class="figures">
        {ended ? ending(world) : standing(world)} {world.held && <strong class="held">{t('bar.held')}</strong>}
      </p>
      <TensionBar world={world} />
      {!ended && (
        <>
          <p class="waits soft" data-test={`waits-${world.world}`}>
            {waitsText(world)}
          </p>
          <p class="soft">
            {t('class.board.here', { here: connected, all: people.length })}
            {world.injections.length > 0 && ` · ${t('class.board.coming')}`}
          </p>
          <p class="card-keys">
            <button
              type="button"
              onClick={() => act(world.paused ? 'resume' : 'pause', mine)}
              aria-label={t(world.paused ? 'class.board.resumeOne' : 'class.board.pauseOne', {
                world: world.world + 1,
              })}
              data-test={`pause-${world.world}`}
            >
              {world.paused ? '▶' : '❚❚'}
            </button>
            <button
              type="button"
              onClick={() => act('extend', { ...mine, seconds: 30 })}
              aria-label={t('class.board.moreOne', { world: world.world + 1 })}
            >
              +30
            </button>
          </p>
        </>
      )}
    </section>
  )
}

/** A match of rules that are gone was closed without an outcome. */
const ending = ({ outcome }: BoardWorld): string =>
  outcome === undefined ? t('compare.outcome.open') : t(`ended.outcome.${outcome}`)

function standing({ year, years, window, closesIn, paused }: BoardWorld): string {
  const clock = closesIn === undefined ? t('bar.noClock') : formatClock(closesIn)
  const when = `${t('bar.year', { year, years })} · ${t(`bar.window.${window}`)} · ${clock}`
  return paused ? `${when} ❚❚` : when
}

/** The players the open window waits for, by name, with those that are not connected. */
function waitsText({ seats }: BoardWorld): string {
  const awaited = seats.filter((seat) => seat.awaited && !seat.away)
  if (awaited.length === 0) return t('bar.waitingNobody')
  const names = awaited.map(({ names: who, power, connected }) => {
    const name = who.length === 0 ? powerShort(power) : who.join(' & ')
    return connected ? name : t('class.board.gone', { name })
  })
  return t('bar.waitingFor', { names: formatList(names) })
}
