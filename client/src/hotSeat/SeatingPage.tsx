import { useEffect, useState } from 'preact/hooks'
import { seatPeople } from '../commands/hotSeat.ts'
import { readTurn } from '../store/deviceTurn.ts'
import { loadLocalMatch, SHARED_MATCH } from '../store/localMatches.ts'
import { addOwnWords } from '../store/ownWords.ts'
import { powerName, scenarioName, t } from '../text/text.ts'
import { Portrait } from '../ui/Portrait.tsx'
import type { DeviceMatchSetup } from '../workers/keptLocalMatch.ts'
import { fetchScenario } from '../workers/scenarios.ts'
import { wishedScenario } from '../workers/wishedScenario.ts'

/** A power of the match that begins, in seat order. */
interface OfferedPower {
  readonly id: string
  readonly look: number
}

/** Fewest people who share a device. */
const FEWEST = 2
/** Longest name, in characters. */
const LONGEST = 24

/** Before a shared match begins: who plays which power. Powers without a name are played by bots. */
export function SeatingPage() {
  const stored = loadLocalMatch(SHARED_MATCH)
  const wish = stored !== undefined && 'wish' in stored ? stored.wish : undefined
  const powers = useOfferedPowers(wish)
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const people = powers
    .map(({ id, look }) => ({ power: id, name: (names[id] ?? '').trim(), look }))
    .filter(({ name }) => name !== '')
  const begin = () => {
    seatPeople(people)
    readTurn()
  }
  return (
    <main class="page seating-page">
      <h1>{t('hotSeat.seating')}</h1>
      <p>{wish && scenarioName(wish.scenario)}</p>
      <p class="soft">{t('hotSeat.about')}</p>
      <ul class="seating" data-test="seating">
        {powers.map(({ id, look }) => (
          <li key={id}>
            <span class="seating-face">
              <Portrait power={id} look={look} />
            </span>
            <label>
              <span>{powerName(id)}</span>
              <input
                value={names[id] ?? ''}
                maxLength={LONGEST}
                placeholder={t('hotSeat.bot')}
                onInput={({ currentTarget }) => setNames({ ...names, [id]: currentTarget.value })}
                data-test={`name-${id}`}
              />
            </label>
          </li>
        ))}
      </ul>
      <p class="ways">
        <button
          type="button"
          class="primary big"
          disabled={people.length < FEWEST}
          onClick={begin}
          data-test="begin-shared"
        >
          {t('hotSeat.begin')}
        </button>{' '}
        <a class="button" href="#/">
          {t('connection.home')}
        </a>
      </p>
    </main>
  )
}

/** The powers of the match that is wished for; none before its scenario has come. */
function useOfferedPowers(wish: DeviceMatchSetup | undefined): readonly OfferedPower[] {
  const [powers, setPowers] = useState<readonly OfferedPower[]>([])
  useEffect(() => {
    if (wish === undefined) return
    wishedScenario(wish, fetchScenario).then(
      (found) => {
        const seats = found?.seatings[String(wish.powers)] ?? []
        const all = found?.powers ?? []
        if (found?.words !== undefined) addOwnWords(found.id, found.words)
        setPowers(seats.map((id) => ({ id, look: all.find((power) => power.id === id)?.look ?? 0 })))
      },
      () => undefined,
    )
  }, [JSON.stringify(wish)])
  return powers
}
