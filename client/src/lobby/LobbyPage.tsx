import { useEffect, useState } from 'preact/hooks'
import type { LobbyFacts } from '#shared/protocol/lobby'
import { followLobby, lastName, leaveLobbySeat, startMatch, takeLobbySeat } from '../commands/lobby.ts'
import { addShare } from '../commands/share.ts'
import { leadOn } from '../device/leadOn.ts'
import { listBots, readLobby, seatBot } from '../net/api.ts'
import { askedSeat, heldSeats, saveAskedSeat, seatFor } from '../store/seats.ts'
import { botName, formatList, nameInText, powerName, scenarioName, t } from '../text/text.ts'
import { HomeLink } from '../ui/HomeLink.tsx'
import { useAttempt } from '../ui/useAttempt.ts'
import { usePolled } from '../ui/usePolled.ts'
import { AppointmentSection } from './AppointmentSection.tsx'
import { HostActs, PlayerActs } from './HostActs.tsx'
import { Invitation } from './Invitation.tsx'
import { LobbyTerms, type OpenLobbyProps } from './LobbyTerms.tsx'
import '../commands/ownWords.ts'
import '../ui/page.css'
import './lobby.css'

/** How often the lobby is polled, and how often while its luck is drawn. */
const POLL_MILLISECONDS = 1000
const DRAWING_POLL_MILLISECONDS = 300

/** A lobby: where players gather before a match, with link, code and QR, the seats, and the host's button to begin. */
export function LobbyPage({ table: id }: { readonly table: string }) {
  const [isDrawing, setDrawing] = useState(false)
  const {
    value: table,
    refusal,
    refresh,
  } = usePolled({
    ask: () => readLobby(id, seatFor(id)?.token),
    milliseconds: isDrawing ? DRAWING_POLL_MILLISECONDS : POLL_MILLISECONDS,
    key: id,
    onValue(facts) {
      // A link may name the table by its code; what this device holds of it is kept by its id.
      if (facts.id !== id) return leadOn(`#/table/${facts.id}`)
      setDrawing(!facts.started && facts.draw !== undefined)
      followLobby(facts)
      // What is refused or lost on the way is tried again at the next look.
      void addShare(facts).catch(() => undefined)
      if (facts.started && facts.own !== undefined) leadOn(`#/match/${facts.id}`)
    },
  })
  const { failure, waiting, attempt } = useAttempt()
  /** Makes a call, shows why it was refused, and polls at once. */
  const act = (task: () => Promise<unknown>) => void attempt(task).then(refresh)
  return (
    <main class="page">
      <HomeLink />
      {table === undefined || refusal !== '' ? (
        <h1>{refusal === '' && t('table.looking')}</h1>
      ) : (
        <OpenLobby table={table} act={act} waiting={waiting} />
      )}
      <p role="alert" class="failure">
        {failure || refusal}
      </p>
    </main>
  )
}

function OpenLobby({ table, act, waiting }: OpenLobbyProps) {
  const [name, setName] = useState(lastName())
  const held = heldSeats.value.find(({ match }) => match === table.id)
  const mine = table.ownSeat === undefined ? undefined : table.seats[table.ownSeat]
  const asHost = mine?.host && held ? { token: held.token } : {}
  return (
    <>
      <h1>{scenarioName(table.scenario)}</h1>
      <LobbyTerms table={table} {...asHost} act={act} />
      {table.started && (
        <p data-test="begun">
          {t(table.ended ? 'table.ended' : 'table.begun')} <a href={`#/match/${table.id}`}>{t('table.watch')}</a>
        </p>
      )}
      {table.beginsIn !== undefined && (
        <p data-test="begins-in">{t('together.beginsIn', { seconds: table.beginsIn })}</p>
      )}
      {table.locked && <p data-test="locked">{t('table.locked')}</p>}
      <AppointmentSection table={table} {...asHost} act={act} waiting={waiting} />
      <DrawStatus table={table} />
      <OwnRequest table={table} />
      <Invitation table={table} />
      <label class="name">
        <span>{t('table.name')}</span>
        <input
          value={name}
          maxLength={24}
          autocomplete="nickname"
          onInput={(event) => setName(event.currentTarget.value)}
          data-test="name"
        />
      </label>
      {name.trim() === '' && (
        <p class="soft" id="name-first" data-test="name-first">
          {t('table.nameFirst')}
        </p>
      )}
      <ul class="places" data-test="places">
        {placesOf(table).map(({ place, isSecond }) => (
          <LobbySeatRow
            key={isSecond ? `${place.power} 2` : place.power}
            isSecond={isSecond}
            table={table}
            place={place}
            mine={place === mine}
            host={mine?.host ?? false}
            token={held?.token}
            act={act}
            waiting={waiting}
            unready={name.trim() === '' ? 'name-first' : undefined}
            onSit={() => act(() => takeLobbySeat(table, name.trim(), place.power))}
          />
        ))}
      </ul>
      <LobbyKeys table={table} isHost={mine?.host} token={held?.token} act={act} waiting={waiting} />
    </>
  )
}

/** The places of a table; the second one of a power is offered once somebody leads it. */
const placesOf = (table: LobbyFacts) =>
  table.seats
    .map((place, index) => ({ place, isSecond: place.power === table.seats[index - 1]?.power }))
    .filter(({ place: { power }, isSecond }) => !isSecond || isLed(table, power))

interface LobbyKeysProps extends OpenLobbyProps {
  /** Undefined for those who hold no seat. */
  readonly isHost: boolean | undefined
  readonly token: string | undefined
}

/** What a player does about the whole table: beginning it stays in reach however long the page is. */
function LobbyKeys({ table, isHost, token, act, waiting }: LobbyKeysProps) {
  const isDrawing = table.draw !== undefined && !table.started
  if (isHost === undefined || isDrawing) return null
  return (
    <>
      <div class="lobby-keys">
        {isHost && (
          <button
            type="button"
            class="primary big"
            aria-disabled={waiting}
            onClick={() => act(() => startMatch(table.id))}
            data-test="begin"
          >
            {t('table.begin')}
          </button>
        )}
        {!isHost && <p role="status">{t('table.waiting')}</p>}
        <button
          type="button"
          class="quiet"
          aria-disabled={waiting}
          onClick={() => act(() => leaveLobbySeat(table.id))}
          data-test="stand-up"
        >
          {t('table.standUp')}
        </button>
      </div>
      {isHost && token !== undefined && (
        <p>
          <HostActs table={table} token={token} act={act} waiting={waiting} />
        </p>
      )}
    </>
  )
}

/** How far the draw of the luck is; afterwards whose share is missing. */
function DrawStatus({ table: { draw, seats, started } }: { readonly table: LobbyFacts }) {
  if (draw === undefined) return null
  const { awaited, without, closesIn = 0 } = draw
  const namesOf = (powers: readonly string[]) =>
    formatList(seats.filter(({ power }) => powers.includes(power)).map(({ name, power }) => name ?? nameInText(power)))
  const people = seats.filter(({ name }) => name !== undefined).length
  return (
    <p role="status" data-test="draw">
      {!started && t('table.drawing', { given: people - awaited.length - without.length, people })}{' '}
      {awaited.length > 0 && t('table.drawingFor', { names: namesOf(awaited), seconds: Math.ceil(closesIn) })}{' '}
      {without.length > 0 && t('table.drawnWithout', { names: namesOf(without) })}
    </p>
  )
}

/** The seat this device has asked for in the running match: waiting for its players, or refused. */
function OwnRequest({ table: { id, requests = [] } }: { readonly table: LobbyFacts }) {
  const asked = askedSeat.value
  if (asked?.match !== id) return null
  const isWaiting = requests.some((each) => each.id === asked.request && each.state === 'asked')
  return (
    <p role="status" class="own-request" data-test="own-request">
      {isWaiting ? t('table.asked', { power: nameInText(asked.power) }) : t('table.refused')}{' '}
      {!isWaiting && (
        <button type="button" class="quiet" onClick={() => saveAskedSeat(undefined)}>
          {t('table.askAgain')}
        </button>
      )}
    </p>
  )
}

interface LobbySeatRowProps extends OpenLobbyProps {
  readonly place: LobbyFacts['seats'][number]
  /** The other place of a power that two may lead. */
  readonly isSecond: boolean
  readonly mine: boolean
  readonly host: boolean
  readonly token: string | undefined
  /** Id of the element that says why no seat can be taken yet; undefined where one can. */
  readonly unready: string | undefined
  onSit(): void
}

const isLed = ({ seats }: LobbyFacts, power: string): boolean =>
  seats.some((each) => each.power === power && each.name !== undefined)

/** Whether a newcomer may sit down at a place, or ask to: a match that has begun gives a seat as a whole. */
function isOffered(table: LobbyFacts, { power, name, away }: LobbySeatRowProps['place'], isSecond: boolean): boolean {
  const hasAsked = table.started && askedSeat.value?.match === table.id
  if (table.ended || hasAsked) return false
  if (away) return true
  return name === undefined && !(table.started && (isSecond || isLed(table, power)))
}

function LobbySeatRow(props: LobbySeatRowProps) {
  const { table, place, isSecond, mine, unready, waiting, onSit } = props
  return (
    <li class={mine ? 'mine' : ''}>
      <strong class={isSecond ? 'soft' : ''}>{isSecond ? t('table.beside') : powerName(place.power)}</strong>
      <PlaceHolder {...props} />
      {isOffered(table, place, isSecond) && (
        <button
          type="button"
          disabled={unready !== undefined}
          aria-describedby={unready}
          aria-disabled={waiting}
          onClick={onSit}
          data-test={isSecond ? `sit-beside-${place.power}` : `sit-${place.power}`}
        >
          {t(table.started ? 'table.takeOver' : 'table.sit')}
        </button>
      )}
    </li>
  )
}

/** Who has a place: a player, or where nobody leads the power its bot. */
function PlaceHolder({ table, place, mine, host, token, act, waiting }: LobbySeatRowProps) {
  if (place.name === undefined) {
    if (isLed(table, place.power)) return <span />
    const ofHost = host && token !== undefined ? { token } : {}
    return <BotChoice table={table} place={place} {...ofHost} act={act} waiting={waiting} />
  }
  const player = { power: place.power, name: place.name }
  return (
    <span>
      {place.name} {place.program && <small class="soft">({t('programs.mark')})</small>}{' '}
      {place.away && <small class="soft">({t('table.away')})</small>}{' '}
      {place.host && <small class="soft">({t('table.host')})</small>}
      {host && !mine && token !== undefined && !table.started && (
        <PlayerActs table={table} player={player} token={token} act={act} waiting={waiting} />
      )}
    </span>
  )
}

/** The bot that plays a seat without a player; the host may choose it. */
function BotChoice({
  table,
  place,
  token,
  act,
}: OpenLobbyProps & Pick<LobbySeatRowProps, 'place'> & { readonly token?: string }) {
  const [bots, setBots] = useState<readonly string[]>([place.bot])
  useEffect(() => {
    if (token !== undefined) listBots().then(setBots, () => undefined)
  }, [token])
  if (token === undefined) return <span class="soft">{t('table.bot', { bot: botName(place.bot) })}</span>
  return (
    <select
      aria-label={t('table.botFor', { power: nameInText(place.power) })}
      value={place.bot}
      onChange={(event) => {
        const bot = event.currentTarget.value
        act(() => seatBot(table.id, token, place.power, bot))
      }}
    >
      {bots.map((bot) => (
        <option key={bot} value={bot}>
          {botName(bot)}
        </option>
      ))}
    </select>
  )
}
