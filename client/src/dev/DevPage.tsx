import { useState } from 'preact/hooks'
import { dealRng } from '#shared/match/matchRecord'
import { parsePosition, printPosition } from '#shared/notation/positionText'
import { createRng } from '#shared/rng'
import { RULESET } from '#shared/ruleset/ruleset'
import { rulesetVariant } from '#shared/ruleset/rulesetVariant'
import { readScenario } from '#shared/scenario/parseScenario'
import { createGame } from '#shared/state/createGame'
import type { GameState } from '#shared/state/gameState'
import type { Viewer } from '#shared/view/observation'
import { observe } from '#shared/view/observe'
import firstLesson from '../../../assets/scenarios/first-lesson.json' with { type: 'json' }
import twoBlocs from '../../../assets/scenarios/two-blocs.json' with { type: 'json' }
import { Room } from '../room/WarRoom.tsx'
import { applyView, connectionStatus, observation, role } from '../store/game.ts'
import { clearMatch } from '../store/matchSignal.ts'
import { COLOURS, LOOKS } from '../theme/tokens.ts'
import { Emblem } from '../ui/Emblem.tsx'
import { IntervalBar } from '../ui/IntervalBar.tsx'
import './dev.css'

/** Scenarios whose opening position can be shown without a server. */
const OPENINGS = { 'two-blocs': twoBlocs, 'first-lesson': firstLesson } as const

/**
 * For developers, in English: the components side by side, and any position as any viewer would see it, from the line of
 * text that bug reports carry. Calls no server.
 */
export function DevPage() {
  const [line, setLine] = useState('')
  const [wrong, setWrong] = useState('')
  const state = parsePosition(line)
  const look = (viewer: Viewer) => {
    setWrong('')
    if (state === undefined) setWrong('This is no position, or it was altered.')
    else show(state, viewer)
  }
  return (
    <main class="dev-page">
      <h1>Style and positions</h1>
      <Swatches />
      <section>
        <h2>A position</h2>
        <p>
          {Object.entries(OPENINGS).map(([name, json]) => (
            <button type="button" key={name} onClick={() => setLine(openingOf(json))}>
              Opening of {name}
            </button>
          ))}
        </p>
        <textarea
          aria-label="A position as one line"
          rows={4}
          value={line}
          onInput={(event) => setLine(event.currentTarget.value.trim())}
          data-test="position"
        />
        <p>
          <button type="button" onClick={() => look({ kind: 'spectator' })}>
            Spectator
          </button>
          {state?.powers.map(({ id }) => (
            <button type="button" key={id} onClick={() => look({ kind: 'power', power: id })} data-test={`as-${id}`}>
              {id}
            </button>
          ))}
        </p>
        <p role="alert">{wrong}</p>
      </section>
      {observation.value && <Room />}
    </main>
  )
}

function openingOf(json: unknown): string {
  const parsed = readScenario(json)
  if (!('scenario' in parsed)) return ''
  const { scenario } = parsed
  const seats = Math.max(...Object.keys(scenario.seatings).map(Number))
  const settings = { seats, years: scenario.years }
  return printPosition(
    createGame(rulesetVariant(RULESET, scenario.rules), scenario, settings, dealRng(createRng('dev'))),
  )
}

/** Puts what a viewer may see into the store, as a server would. */
function show(state: GameState, viewer: Viewer): void {
  clearMatch()
  role.value = viewer.kind === 'power' ? 'player' : 'spectator'
  connectionStatus.value = 'live'
  const seen = observe(rulesetVariant(RULESET, state.ruleChanges), state, viewer, 'open')
  applyView({ observation: seen, events: [], orders: [], ready: false })
}

function Swatches() {
  return (
    <section>
      <h2>Tokens and parts</h2>
      <ul class="swatches">
        {Object.entries(COLOURS).map(([name, colour]) => (
          <li key={name}>
            <span class="swatch" style={{ background: colour }} /> {name}
          </li>
        ))}
      </ul>
      <ul class="swatches">
        {LOOKS.map(({ pattern, colour }, look) => (
          <li key={colour}>
            <Emblem look={look} /> {pattern}
          </li>
        ))}
      </ul>
      <p>
        <button type="button">A key</button>{' '}
        <button type="button" class="primary">
          The main key
        </button>{' '}
        <button type="button" class="danger">
          A grave key
        </button>{' '}
        <button type="button" class="quiet">
          A quiet key
        </button>{' '}
        <button type="button" aria-pressed={true}>
          Pressed
        </button>{' '}
        <button type="button" disabled>
          Not now
        </button>
      </p>
      <div class="bands">
        <IntervalBar band={{ low: 10, median: 30, high: 80 }} scale={100} unit="warheads" />
        <IntervalBar band={{ low: 0, median: 0, high: 1 }} scale={100} unit="warheads" />
        <IntervalBar band={{ low: 50, median: 50, high: 50 }} scale={100} unit="warheads" />
      </div>
    </section>
  )
}
