import { goOnFromWar } from '../commands/roomView.ts'
import { observation, role } from '../store/game.ts'
import { mapSight } from '../store/mapSight.ts'
import { changeSettings } from '../store/settings.ts'
import { type ShownToll, type ShownTown, shownWar, toldWar } from '../store/war.ts'
import { formatList, formatNumber, powerShort, t, townNames } from '../text/text.ts'
import { FigureSentence } from '../ui/FigureSentence.tsx'
import { useScene } from '../ui/useModal.ts'
import './war.css'

/** Share of the playing time for which the note on what is shown stands. */
const NOTED = 0.3
/** Minutes of a flight that the playing stands for. */
const MINUTES = 30
const MILLION = 1_000_000
/** The dead are told to the hundred: more figures would be a claim nobody can make. */
const ROUND = 100

const countPeople = (millions: number): number => Math.round((millions * MILLION) / ROUND) * ROUND
const people = (millions: number): string => formatNumber(countPeople(millions))
const sum = (tolls: readonly ShownToll[], of: 'dead' | 'arrived') => tolls.reduce((all, toll) => all + toll[of], 0)

/** An exchange in flight: the interface has left, the minutes run, and the toll counts as each comes down. */
export function War() {
  const war = shownWar.value
  if (war === undefined) return null
  const { launched, attackers, share, tolls, towns } = war
  const dead = sum(tolls, 'dead')
  const isAge = observation.value?.skin !== undefined
  return (
    <section class="war" aria-label={t('war.title')} data-test="war">
      <p class="minute">
        <strong>{t(isAge ? 'war.day' : 'war.minute', { n: Math.ceil(MINUTES * share) })}</strong>
        <span>{t('war.flew', { names: formatList(attackers.map(powerShort)), n: launched })}</span>
      </p>
      <p class="toll" data-test="toll" data-dead={dead}>
        <FigureSentence value={countPeople(dead)} say={(n) => t('war.soFar', { n })}>
          {people(dead)}
        </FigureSentence>
      </p>
      <TownLabels towns={towns} />
      <TollBoard tolls={tolls} towns={towns} />
      <p class="war-note">
        {share < NOTED && t('war.note')}{' '}
        <button type="button" class="quiet" onClick={() => changeSettings({ warPictures: false })} data-test="war-calm">
          {t('war.calm')}
        </button>
      </p>
    </section>
  )
}

/** Most rows of the board; towns hit before scroll away. */
const MOST_ROWS = 5
/** Milliseconds a name stands on the map after an impact, and most names at once. */
const NAMED = 2600
const MOST_NAMES = 3

const townName = ({ target, town }: ShownTown): string => townNames(target)[town] ?? powerShort(target)

/** What came down, town by town where towns have names, else power by power; the last hit below. */
function TollBoard({ tolls, towns }: { readonly tolls: readonly ShownToll[]; readonly towns: readonly ShownTown[] }) {
  const areNamed = towns.every(({ target }) => townNames(target).length > 0)
  const rows = areNamed
    ? towns.slice(-MOST_ROWS).map((row) => ({ key: `${row.target}/${row.town}`, name: townName(row), dead: row.dead }))
    : tolls
        .filter(({ arrived }) => arrived > 0)
        .map(({ target, dead }) => ({ key: target, name: powerShort(target), dead }))
  return (
    <ul class="board" data-test="war-board">
      {rows.map(({ key, name, dead }) => (
        <li key={key}>
          <span>{name}</span> <span class="figures">{people(dead)}</span>
        </li>
      ))}
    </ul>
  )
}

/** The names of the towns that were just hit, on the map where it happened. */
function TownLabels({ towns }: { readonly towns: readonly ShownTown[] }) {
  const sight = mapSight.value
  if (sight === undefined) return null
  const fresh = towns.filter(({ since, target }) => since < NAMED && townNames(target).length > 0).slice(-MOST_NAMES)
  return (
    <ul class="town-names" aria-hidden="true">
      {fresh.map((row, n) => {
        const [x, y] = sight.surfaceOf(row.at)
        return (
          <li
            key={`${row.target}/${row.town}`}
            class={n === fresh.length - 1 ? 'latest' : ''}
            style={{ translate: `calc(${x}px - 50%) ${y}px` }}
          >
            <strong>{townName(row)}</strong>
            {n === fresh.length - 1 && <span class="figures">{people(row.dead)}</span>}
          </li>
        )
      })}
    </ul>
  )
}

/** After the last impact: black, and one sentence, until the player goes on. */
export function WarTold() {
  const tolls = toldWar.value
  return role.value === 'player' && tolls !== undefined && shownWar.value === undefined ? (
    <Silence tolls={tolls} />
  ) : null
}

function Silence({ tolls }: { readonly tolls: readonly ShownToll[] }) {
  const { dialog, putAway } = useScene(goOnFromWar)
  return (
    <dialog ref={dialog} class="war-told" aria-labelledby="war-told" onClose={putAway} data-test="war-told">
      <h2 id="war-told">{t('war.arrived', { n: sum(tolls, 'arrived') })}</h2>
      <p class="figures">{t('war.people', { n: countPeople(sum(tolls, 'dead')) })}</p>
      <button type="button" autofocus onClick={() => dialog.current?.close()} data-test="go-on">
        {t('stage.goOn')}
      </button>
    </dialog>
  )
}
