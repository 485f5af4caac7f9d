import type { Forecast } from '#shared/analysis/forecast'
import type { Band } from '#shared/view/observation'
import { labelled } from '../text/labelled.ts'
import { formatNumber, millionsRange, t } from '../text/text.ts'
import { FigureSentence } from '../ui/FigureSentence.tsx'
import { IntervalBar } from '../ui/IntervalBar.tsx'

/** From this many of them figures in millions are whole numbers. */
const WHOLE_FROM = 10

/** Both ends of a band, or the one number they share, to no more figures than an estimate bears. */
function rangeOf({ low, high }: Band): string {
  const figure = (value: number) => formatNumber(high < WHOLE_FROM ? Math.round(10 * value) / 10 : Math.round(value))
  const [from, to] = [figure(low), figure(high)]
  return from === to ? from : `${from}–${to}`
}

/** What words beside a band agree with: people are counted in millions from one million on. */
const countedAs = ({ high }: Band, isLives: boolean): number =>
  isLives ? (high < 1 ? Math.round(high * MILLION) : MILLION) : Math.round(high)

const MILLION = 1_000_000

/** Parts of the sentence: the end of its text's key, what it counts, whether it counts lives. */
const PARTS = [
  ['destroyed', (f) => f.destroyed, false],
  ['theirs', (f) => f.theirDead, true],
  ['back', (f) => f.answer.arriving, false],
  ['ours', (f) => f.answer.ourDead, true],
  ['others', (f) => f.starvedOthers, true],
] as const satisfies readonly (readonly [key: string, pick: (f: Forecast) => Band, isLives: boolean])[]

/** The forecast in one sentence of five numbers: what is destroyed, who dies there, what comes back, who dies here and who starves elsewhere. */
export function ForecastSentence({ expected }: { readonly expected: Forecast | undefined }) {
  // Where nothing burns that darkens the sky nobody starves of it, and the sentence ends before.
  const parts = PARTS.filter(([key, pick]) => key !== 'others' || (expected && pick(expected).high > 0))
  return (
    <p class="forecast-sentence" aria-live="polite" data-test="forecast">
      {expected &&
        parts.map(([key, pick, isLives]) => (
          <span key={key} class={isLives ? 'lives' : 'weapons'}>
            <FigureSentence value={countedAs(pick(expected), isLives)} say={(n) => t(`strike.part.${key}`, { n })}>
              {isLives
                ? millionsRange(pick(expected)).map(({ text, isUnit }, n) =>
                    isUnit ? <small key={n}>{text}</small> : text,
                  )
                : rangeOf(pick(expected))}
            </FigureSentence>
          </span>
        ))}
    </p>
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

/** The whole forecast, each row an interval; rows of one unit share a scale so that they compare. */
export function ForecastRows({ expected }: { readonly expected: Forecast }) {
  const scale = (unit: string) =>
    Math.max(...ROWS.filter(([, other]) => other === unit).map(([, , pick]) => pick(expected).high), 1)
  return (
    <section class="forecast">
      <h3>{t('strike.forecast')}</h3>
      <p class="soft">{labelled(t('strike.launched'), formatNumber(expected.launched))}</p>
      <dl>
        {ROWS.map(([key, unit, pick]) => (
          <div key={key} class={key === 'ourDead' || key === 'ourLoss' ? 'ours' : ''}>
            <dt>
              {t(`strike.${key}`)} {unit !== 'million' && <small class="faint">{t(`unitName.${unit}`)}</small>}
            </dt>
            <dd>
              <IntervalBar band={pick(expected)} scale={unit === 'percent' ? 100 : scale(unit)} unit={unit} />
            </dd>
          </div>
        ))}
      </dl>
      <p class="faint">{t('strike.bands')}</p>
      <p class="faint">{t('war.note')}</p>
    </section>
  )
}
