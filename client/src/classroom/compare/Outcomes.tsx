import type { WorldFigures } from '#shared/debrief/worldFigures'
import type { Outcome } from '#shared/ruleset/vocabulary'
import { formatMillions, formatNumber, formatPercent, t } from '../../text/text.ts'
import { FigureList } from '../../ui/FigureList.tsx'
import {
  type ComparedWorld,
  type Evidence,
  evidenceOf,
  type Findings,
  type Group,
  outcomeOf,
  summaryOf,
} from './groups.ts'
import { ruleName, worldName } from './WorldGrid.tsx'

interface OutcomesProps {
  readonly groups: readonly Group[]
  readonly findings: Findings
}

/** How every world ended, by round and rule, with sums. */
export function Outcomes({ groups, findings }: OutcomesProps) {
  const caution = evidenceOf(groups, findings)
  return (
    <section class="compare-part" data-test="compare-outcomes">
      <h3>{t('compare.outcomes.title')}</h3>
      <div class="sums">
        {groups.map((group) => (
          <GroupSum key={keyOf(group)} group={group} findings={findings} />
        ))}
      </div>
      {caution && <CautionNote caution={caution} />}
      {groups.map((group) => (
        <section key={keyOf(group)} class="group" aria-label={nameOf(group)}>
          {groups.length > 1 && <h4>{nameOf(group)}</h4>}
          <ul class="tiles">
            {group.worlds.map((world) => (
              <Tile key={world.match} world={world} findings={findings} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}

const keyOf = ({ round, treatment }: Group): string => `${round} ${treatment ?? ''}`

const nameOf = ({ round, treatment }: Group): string =>
  t('compare.group', { round: round + 1, rule: ruleName(treatment) })

/** Sums of a group in two sentences. */
function GroupSum({ group, findings }: { readonly group: Group; readonly findings: Findings }) {
  const { counted, uncounted, peace, limited, general, average } = summaryOf(group.worlds, findings)
  return (
    <div class="sum" data-test={`sum-${group.round}-${group.treatment ?? 'none'}`}>
      <h4>{nameOf(group)}</h4>
      <p class="counts">
        {counted === 0
          ? t('compare.outcomes.none')
          : t('compare.outcomes.says', { peace, all: counted, limited, general })}
      </p>
      {uncounted > 0 && <p>{t('compare.outcomes.uncounted', { n: uncounted })}</p>}
      {average && (
        <p class="soft">
          {t('compare.outcomes.average', {
            crises: average.crises,
            alarms: average.falseAlarms,
            points: Math.round(average.points),
          })}
        </p>
      )}
    </div>
  )
}

/** What the comparison cannot show. */
function CautionNote({ caution: { worlds, least, overRounds, byChance } }: { readonly caution: Evidence }) {
  return (
    <div class="caution" data-test="compare-caution">
      <p>{t('compare.caution.few', { worlds: worlds, least: least })}</p>
      {byChance !== undefined && <p>{t('compare.caution.chance', { percent: formatPercent(byChance) })}</p>}
      {overRounds && <p>{t('compare.caution.rounds')}</p>}
    </div>
  )
}

/** A shape for every outcome: a whole ring, half a disc, a burst; a dashed ring for none. */
const SHAPES: Readonly<Record<Outcome | 'open', string>> = { peace: '◯', limitedWar: '◐', generalWar: '✹', open: '◌' }

/** Why a world has no outcome: it is being played, it was abandoned, or its record is not read. */
function openKind(ended: boolean, found: WorldFigures | undefined): 'playing' | 'open' | 'unknown' {
  if (!ended) return 'playing'
  return found !== undefined ? 'open' : 'unknown'
}

interface TileProps {
  readonly world: ComparedWorld
  readonly findings: Findings
}

function Tile({ world, findings }: TileProps) {
  const found = findings.get(world.match)
  const outcome = outcomeOf(world, findings) ?? 'open'
  return (
    <li class={`tile ${outcome}`} data-test={`tile-${world.match}`}>
      <h5>{worldName(world.world)}</h5>
      <p class="outcome">
        <span class="shape" aria-hidden="true">
          {SHAPES[outcome]}
        </span>{' '}
        {t(`compare.outcome.${outcome === 'open' ? openKind(world.ended, found) : outcome}`)}
      </p>
      {found && <Facts figures={found} />}
      {found === undefined && world.ended && <p class="soft">{t('compare.waiting')}</p>}
    </li>
  )
}

function Facts({ figures: { score, crises, falseAlarms } }: { readonly figures: WorldFigures }) {
  const rows: readonly (readonly [string, string])[] = [
    ...(score === undefined
      ? []
      : ([
          [t('ended.yearsOfPeace'), `${formatNumber(score.yearsOfPeace)} / ${formatNumber(score.years)}`],
          [t('compare.facts.dead'), formatMillions(score.dead)],
        ] as const)),
    [t('compare.facts.crises'), formatNumber(crises)],
    [t('compare.facts.falseAlarms'), formatNumber(falseAlarms)],
    ...(score === undefined ? [] : ([[t('compare.facts.points'), formatNumber(score.points)]] as const)),
  ]
  return <FigureList rows={rows} />
}
