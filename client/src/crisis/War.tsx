import { goOnFromWar } from '../commands/roomView.ts'
import { observation, role } from '../store/game.ts'
import { type ShownToll, shownWar, toldWar } from '../store/war.ts'
import { formatNumber, powerShort, t } from '../text/text.ts'
import { useScene } from '../ui/useModal.ts'
import './war.css'

/** Minutes of a flight that the playing stands for. */
const MINUTES = 30
const MILLION = 1_000_000
/** The dead are told to the hundred: more figures would be a claim nobody can make. */
const ROUND = 100

const people = (millions: number): string => formatNumber(Math.round((millions * MILLION) / ROUND) * ROUND)
const sum = (tolls: readonly ShownToll[], of: 'dead' | 'arrived') => tolls.reduce((all, toll) => all + toll[of], 0)

/** An exchange in flight: the interface has left, the minutes run, and the toll counts as each comes down. */
export function War() {
  const war = shownWar.value
  if (war === undefined) return null
  const { launched, share, tolls } = war
  const dead = sum(tolls, 'dead')
  const isAge = observation.value?.skin !== undefined
  return (
    <section class="war" aria-label={t('war.title')} data-test="war">
      <p class="minute">
        <strong>{t(isAge ? 'war.day' : 'war.minute', { n: Math.ceil(MINUTES * share) })}</strong>
        <span>{t('war.flew', { n: formatNumber(launched) })}</span>
      </p>
      <p class="toll" data-test="toll" data-dead={dead}>
        <strong class="figures">{people(dead)}</strong> {t('war.soFar')}
      </p>
      <ul class="board">
        {tolls
          .filter(({ arrived }) => arrived > 0)
          .map(({ target, dead: killed }) => (
            <li key={target}>
              <span>{powerShort(target)}</span> <span class="figures">{people(killed)}</span>
            </li>
          ))}
      </ul>
    </section>
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
      <h2 id="war-told">{t('war.arrived', { n: formatNumber(sum(tolls, 'arrived')) })}</h2>
      <p class="figures">{t('war.people', { n: people(sum(tolls, 'dead')) })}</p>
      <button type="button" autofocus onClick={() => dialog.current?.close()} data-test="go-on">
        {t('stage.goOn')}
      </button>
    </dialog>
  )
}
