import { quantileLevel, totalWarheadBand } from '#shared/analysis/arsenal'
import { ESTIMATED, FORCES } from '#shared/ruleset/forces'
import type { Estimate, Observation, OwnPower, SeenPower } from '#shared/view/observation'
import { playerView } from '../store/game.ts'
import {
  blocName,
  formatList,
  formatMillions,
  formatNumber,
  formatPercent,
  nameInText,
  powerName,
  rangeInText,
  t,
} from '../text/text.ts'
import { Emblem } from '../ui/Emblem.tsx'
import { FigureList } from '../ui/FigureList.tsx'
import { IntervalBar } from '../ui/IntervalBar.tsx'

/** One power: public facts, and the true forces (the viewer's own) or the estimate of them. */
export function PowerCard({ view, power }: { readonly view: Observation; readonly power: SeenPower }) {
  const own = playerView.value?.self
  const mine = own?.id === power.id
  return (
    <article class="card" data-test="power-card">
      <h2>
        <Emblem look={power.look} /> {powerName(power.id)} {mine && <small class="soft">({t('world.you')})</small>}
      </h2>
      <p class="soft">{t('world.bloc', { bloc: blocName(power.bloc) })}</p>
      <Facts view={view} power={power} />
      {mine && own && <OwnForces own={own} />}
      {power.estimate && (
        <EstimateTable estimate={power.estimate} odds={view.seekerOdds} isTruth={view.self === undefined} />
      )}
    </article>
  )
}

type PowerFact =
  | 'population'
  | 'gdp'
  | 'support'
  | 'integrity'
  | 'influence'
  | 'doctrine'
  | 'tension'
  | 'treaties'
  | 'dead'
  | 'starved'
  | 'loss'

function Facts({ view, power }: { readonly view: Observation; readonly power: SeenPower }) {
  const own = playerView.value?.self
  const pair = view.pairs.find(
    ({ a, b }) => own && (a === own.id || b === own.id) && (a === power.id || b === power.id),
  )
  const { aim, against } = power.doctrine
  const doctrine = t(`doctrine.${aim}.name`)
  const rows: (readonly [PowerFact, string])[] = [
    ['population', formatMillions(power.population)],
    ['gdp', formatNumber(power.gdp)],
    ['support', formatNumber(power.support)],
    ['integrity', formatNumber(power.integrity)],
    ['influence', t('unit.percent', { n: formatPercent(power.influence) })],
    ['doctrine', against ? t('doctrine.against', { doctrine, power: nameInText(against) }) : doctrine],
  ]
  if (pair && own && own.id !== power.id) {
    const treaties = formatList(pair.treaties.map(({ kind }) => t(`treaty.${kind}.name`)))
    rows.push(['tension', formatNumber(pair.tension)], ['treaties', treaties === '' ? '–' : treaties])
  }
  if (power.dead > 0) rows.push(['dead', formatMillions(power.dead)])
  if (power.starved > 0) rows.push(['starved', formatMillions(power.starved)])
  if (power.loss > 0) rows.push(['loss', t('unit.percent', { n: formatPercent(power.loss) })])
  return <FigureList rows={rows.map(([key, value]) => [t(`world.${key}`), value] as const)} look="facts" />
}

function OwnForces({ own }: { readonly own: OwnPower }) {
  return (
    <>
      <h3>{t('world.truth')}</h3>
      <dl class="facts">
        {FORCES.map((force) => (
          <div key={force}>
            <dt>{t(`force.${force}.name`)}</dt>
            <dd class="figures">
              {formatNumber(own.forces[force])}
              {own.onOrder[force] > 0 && (
                <small class="soft">
                  {' '}
                  +{own.onOrder[force]} {t('world.onOrder')}
                </small>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p class="faint">{t('world.techOwn', { ...own.technology })}</p>
    </>
  )
}

interface EstimateTableProps {
  readonly estimate: Estimate
  /** Published odds, 0–1, that a power seeks only security. */
  readonly odds: number
  /** Where nobody looks an estimate is the truth: only replays have it. */
  readonly isTruth: boolean
}

function EstimateTable({ estimate, odds, isTruth }: EstimateTableProps) {
  const { accuracy } = estimate.technology
  const scale = Math.max(...ESTIMATED.map((kind) => estimate.forces[kind].high), 10)
  return (
    <>
      <h3>{t(isTruth ? 'replay.truth' : 'world.estimate')}</h3>
      <dl class={isTruth ? 'facts' : 'believed'}>
        {ESTIMATED.map((kind) => (
          <div key={kind}>
            <dt>{t(`force.${kind}.name`)}</dt>
            <dd class="figures">
              {isTruth ? (
                formatNumber(estimate.forces[kind].median)
              ) : (
                <IntervalBar band={estimate.forces[kind]} scale={scale} />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {!isTruth && <p class="faint">{t('world.worst', { n: totalWarheadBand(estimate).high })}</p>}
      <dl class="facts">
        <div>
          <dt>{t('world.readiness')}</dt>
          <dd>
            <Level value={estimate.readiness} most={5} />
          </dd>
        </div>
        <div>
          <dt>{t('world.accuracy')}</dt>
          <dd class="figures">{String(rangeInText(quantileLevel(accuracy, 0.1), quantileLevel(accuracy, 0.9)))}</dd>
        </div>
        <div>
          <dt>{t(isTruth ? 'ended.interest' : 'world.seeker')}</dt>
          <dd class="figures">
            {isTruth
              ? t(`interest.${estimate.seeker === 1 ? 'securitySeeker' : 'revisionist'}.name`)
              : t('world.seekerValue', { n: formatPercent(estimate.seeker), odds: formatPercent(odds) })}
          </dd>
        </div>
      </dl>
    </>
  )
}

/** A level seen by reconnaissance, rounded, as filled and empty dots. */
function Level({ value, most }: { readonly value: number; readonly most: number }) {
  const about = Math.round(value)
  return (
    <span role="img" aria-label={`≈ ${about} / ${most}`} class="level">
      {'●'.repeat(about)}
      {'○'.repeat(Math.max(0, most - about))}
    </span>
  )
}
