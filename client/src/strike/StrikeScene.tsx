import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { type Forecast, forecast } from '#shared/analysis/forecast'
import { type LaunchPlan, launchProblem } from '#shared/orders/common'
import { LEGS } from '#shared/ruleset/forces'
import { rivals } from '#shared/view/lookup'
import type { PlayerView, SeenPower } from '#shared/view/observation'
import { aimAt, putKeysAway } from '../commands/roomView.ts'
import { playerView, ruleset } from '../store/game.ts'
import { mapSight, mapState } from '../store/mapSight.ts'
import { type StrikeAsked, strikeAsked } from '../store/strike.ts'
import { nameInText, powerShort, sentence, t } from '../text/text.ts'
import { Emblem } from '../ui/Emblem.tsx'
import { useModal } from '../ui/useModal.ts'
import { AimMarks } from './AimMarks.tsx'
import { ForecastRows, ForecastSentence } from './Forecast.tsx'
import { LaunchKeys } from './LaunchKeys.tsx'
import { SalvoChoices, type SalvoPlan } from './SalvoChoices.tsx'
import './strike.css'

/**
 * A launch as it is planned: the interface leaves, the target is chosen on the map, a sentence says what is foreseen, and it takes two
 * keys. In an age without missiles it takes two signatures.
 */
export function StrikeScene() {
  const asked = strikeAsked.value
  const view = playerView.value
  if (asked === undefined || view === undefined || view.window.number !== asked.window) return null
  return <Keys view={view} asked={asked} />
}

function Keys({ view, asked }: { readonly view: PlayerView; readonly asked: StrikeAsked }) {
  const dialog = useModal()
  const armed = LEGS.filter((leg) => view.self.forces[leg] > 0)
  const [salvo, setSalvo] = useState<SalvoPlan>({ legs: armed, share: 100, aim: 'counterforce' })
  const { target } = asked
  const plan: LaunchPlan | undefined = target && salvo.legs.length > 0 ? { ...salvo, target } : undefined
  const problem = plan && launchProblem(view, plan)
  const expected = plan && problem === undefined ? forecast(ruleset.value, view, plan) : undefined
  const [opener] = useState(() => document.activeElement)
  // The focus goes back to what took the keys out, once that can be seen again. A window that closes takes the keys with it, and what
  // comes then has the focus.
  useEffect(
    () => () => {
      putKeysAway()
      if (playerView.peek()?.window.number !== asked.window) return
      requestAnimationFrame(() => opener instanceof HTMLElement && opener.focus())
    },
    [],
  )
  useMapPress(dialog)
  return (
    <dialog ref={dialog} class="two-keys" aria-labelledby="two-keys" onClose={putKeysAway} data-test="two-keys">
      <AimMarks view={view} target={target} />
      <header>
        <h2 id="two-keys">{titleOf(asked, expected)}</h2>
        <p class={problem ? '' : 'soft'} role={problem ? 'alert' : undefined}>
          {problem ? sentence(problem) : t(target ? 'strike.noRecall' : 'strike.touch')}
        </p>
      </header>
      <Targets view={view} asked={asked} />
      <div class="plan">
        <ForecastSentence expected={expected} />
        <details>
          <summary data-test="salvo">{t('strike.details')}</summary>
          <div class="plan-details">
            <SalvoChoices salvo={salvo} armed={armed} onChange={setSalvo} />
            {expected && <ForecastRows expected={expected} />}
          </div>
        </details>
      </div>
      <LaunchKeys
        key={JSON.stringify([salvo, target])}
        skin={view.skin}
        disabled={expected === undefined}
        onBoth={() => plan && asked.order(plan) && dialog.current?.close()}
        onAway={() => dialog.current?.close()}
      />
    </dialog>
  )
}

/** A press beside the keys aims at the power whose land lies there: the dialog lies over the map, which hears nothing of it. */
function useMapPress(dialog: RefObject<HTMLDialogElement | null>): void {
  useEffect(() => {
    const scene = dialog.current
    const aim = (event: MouseEvent) => {
      if (event.target !== scene) return
      const { left = 0, top = 0 } = document.querySelector('.map-host')?.getBoundingClientRect() ?? {}
      const land = mapSight.peek()?.landAt([event.clientX - left, event.clientY - top])
      if (land?.kind === 'power' && land.id !== playerView.peek()?.self.id) aimAt(land.id)
    }
    scene?.addEventListener('click', aim)
    return () => scene?.removeEventListener('click', aim)
  }, [])
}

/** What is asked: at whom, once a target is chosen. */
function titleOf({ target }: StrikeAsked, expected: Forecast | undefined): string {
  if (target === undefined) return t('strike.at')
  return t('strike.fire', { n: expected?.launched ?? 0, power: nameInText(target) })
}

/** Every power that may be aimed at, for hands that do not reach the map; one press aims. */
function Targets({ view, asked }: { readonly view: PlayerView; readonly asked: StrikeAsked }) {
  const list = rivals(view).filter(({ id }) => asked.among?.includes(id) ?? true)
  const isMapped = mapState.value === 'shown'
  return (
    <fieldset class="targets">
      <legend class={isMapped ? 'unseen' : ''}>{t('strike.target')}</legend>
      {list.map((power) => (
        <TargetKey key={power.id} power={power} isAimed={power.id === asked.target} />
      ))}
    </fieldset>
  )
}

function TargetKey({ power: { id, look }, isAimed }: { readonly power: SeenPower; readonly isAimed: boolean }) {
  return (
    <button type="button" aria-pressed={isAimed} onClick={() => aimAt(id)} data-test={`target-${id}`}>
      <Emblem look={look} /> {powerShort(id)}
    </button>
  )
}
