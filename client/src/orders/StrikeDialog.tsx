import { useState } from 'preact/hooks'
import { type Forecast, forecast } from '#shared/analysis/forecast'
import type { PowerId } from '#shared/ids'
import { type LaunchPlan, launchProblem, SHARES } from '#shared/orders/common'
import { LEGS, type Leg } from '#shared/ruleset/forces'
import { AIMS } from '#shared/ruleset/vocabulary'
import type { Band, PlayerView } from '#shared/view/observation'
import { ruleset } from '../store/game.ts'
import { formatNumber, sentence, t } from '../text/text.ts'
import { ChoiceRow } from '../ui/ChoiceRow.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { IntervalBar } from '../ui/IntervalBar.tsx'
import { RivalPicker } from './RivalPicker.tsx'

interface StrikeDialogProps {
  readonly view: PlayerView
  readonly secondKey: string
  /** Powers that may be aimed at; all rivals when absent. */
  readonly among?: readonly PowerId[]
  /** The power aimed at first. */
  readonly target?: PowerId
  onOrder(plan: LaunchPlan): void
  onClose(): void
}

/** A launch plan that may lack a target. */
interface Sketch {
  readonly target: PowerId | undefined
  readonly legs: readonly Leg[]
  readonly share: LaunchPlan['share']
  readonly aim: LaunchPlan['aim']
}

/** Plans a launch with two keys: the first shows the forecast, only then the second orders the launch. */
export function StrikeDialog({ view, secondKey, among, target, onOrder, onClose }: StrikeDialogProps) {
  const armed = LEGS.filter((leg) => view.self.forces[leg] > 0)
  const [sketch, setSketch] = useState<Sketch>({
    target: target ?? among?.[0],
    legs: armed,
    share: 100,
    aim: 'counterforce',
  })
  const [firstKey, setFirstKey] = useState(false)
  const plan: LaunchPlan | undefined =
    sketch.target && sketch.legs.length > 0 ? { ...sketch, target: sketch.target } : undefined
  const problem = plan && launchProblem(view, plan)
  const expected = plan && firstKey ? forecast(ruleset.value, view, plan) : undefined
  return (
    <Dialog title={t('strike.title')} closeText={t('strike.cancel')} onClose={onClose}>
      <div class="strike">
        <RivalPicker
          view={view}
          value={sketch.target}
          test="strike-target"
          label={t('strike.target')}
          {...(among ? { among } : {})}
          onChoose={(target) => setSketch({ ...sketch, target })}
        />
        <SalvoChoices sketch={sketch} armed={armed} onChange={setSketch} />
        {problem && <p role="alert">{sentence(problem)}</p>}
        {!firstKey && (
          <button
            type="button"
            class="primary"
            disabled={!plan || problem !== undefined}
            onClick={() => setFirstKey(true)}
            data-test="first-key"
          >
            {t('strike.first')}
          </button>
        )}
        {expected && <ForecastTable expected={expected} />}
        {plan && expected && !problem && (
          <button type="button" class="danger" onClick={() => onOrder(plan)} data-test="second-key">
            {secondKey}
          </button>
        )}
      </div>
    </Dialog>
  )
}

interface SalvoChoicesProps {
  readonly sketch: Sketch
  readonly armed: readonly Leg[]
  onChange(sketch: Sketch): void
}

/** Legs, share and aim of the launch. */
function SalvoChoices({ sketch, armed, onChange }: SalvoChoicesProps) {
  const { legs, share, aim } = sketch
  const toggle = (leg: Leg) => LEGS.filter((each) => (each === leg ? !legs.includes(leg) : legs.includes(each)))
  return (
    <>
      <fieldset class="choices">
        <legend>{t('strike.legs')}</legend>
        {LEGS.map((leg) => (
          <button
            type="button"
            key={leg}
            aria-pressed={legs.includes(leg)}
            disabled={!armed.includes(leg)}
            onClick={() => onChange({ ...sketch, legs: toggle(leg) })}
          >
            {t(`leg.${leg}`)}
          </button>
        ))}
      </fieldset>
      <ChoiceRow
        label={t('strike.share')}
        values={SHARES}
        value={share}
        text={(each) => t('unit.percent', { n: each })}
        onChoose={(chosen) => onChange({ ...sketch, share: chosen })}
      />
      <ChoiceRow
        label={t('strike.aim')}
        values={AIMS}
        value={aim}
        text={(each) => t(`aim.${each}`)}
        onChoose={(chosen) => onChange({ ...sketch, aim: chosen })}
        test="aim"
      />
    </>
  )
}

type Unit = 'million' | 'warheads' | 'percent'

/** Rows of the forecast: the end of its text's key, its unit, its band. */
const ROWS = [
  ['destroyed', 'warheads', (f) => f.destroyed],
  ['left', 'warheads', (f) => f.left],
  ['theirDead', 'million', (f) => f.theirDead],
  ['arriving', 'warheads', (f) => f.answer.arriving],
  ['ourDead', 'million', (f) => f.answer.ourDead],
  ['ourLoss', 'percent', (f) => inPercent(f.answer.ourLoss)],
  ['starvedAllies', 'million', (f) => f.starvedAllies],
  ['starvedOthers', 'million', (f) => f.starvedOthers],
] as const satisfies readonly (readonly [key: string, unit: Unit, pick: (f: Forecast) => Band])[]

const inPercent = ({ low, median, high }: Band): Band => ({ low: 100 * low, median: 100 * median, high: 100 * high })

/** The forecast in one sentence: what is destroyed, what comes back, who dies here and who starves elsewhere. */
function sentenceOf({ destroyed, answer, starvedOthers }: Forecast) {
  const [low, high] = [
    (band: Band) => formatNumber(Math.round(band.low)),
    (band: Band) => formatNumber(Math.round(band.high)),
  ]
  return {
    destroyedLow: low(destroyed),
    destroyedHigh: high(destroyed),
    backLow: low(answer.arriving),
    backHigh: high(answer.arriving),
    oursLow: low(answer.ourDead),
    oursHigh: high(answer.ourDead),
    othersLow: low(starvedOthers),
    othersHigh: high(starvedOthers),
  }
}

/** The forecast, each row an interval; rows of one unit share a scale so that they compare. */
function ForecastTable({ expected }: { readonly expected: Forecast }) {
  const scale = (unit: string) =>
    Math.max(...ROWS.filter(([, other]) => other === unit).map(([, , pick]) => pick(expected).high), 1)
  return (
    <section class="forecast" aria-live="polite">
      <p class="forecast-sentence">{t('war.sentence', sentenceOf(expected))}</p>
      <p class="soft">{t('war.note')}</p>
      <h3>{t('strike.forecast')}</h3>
      <p class="soft">
        {t('strike.launched')}: <strong class="figures">{formatNumber(expected.launched)}</strong>
      </p>
      <dl>
        {ROWS.map(([key, unit, pick]) => (
          <div key={key} class={key === 'ourDead' || key === 'ourLoss' ? 'ours' : ''}>
            <dt>
              {t(`strike.${key}`)} <small class="faint">{t(`unitName.${unit}`)}</small>
            </dt>
            <dd>
              <IntervalBar band={pick(expected)} scale={unit === 'percent' ? 100 : scale(unit)} unit={unit} />
            </dd>
          </div>
        ))}
      </dl>
      <p class="faint">{t('strike.bands')}</p>
    </section>
  )
}
