import * as Plot from '@observablehq/plot'
import { useCallback, useState } from 'preact/hooks'
import type { SpiralTurn } from '#shared/debrief/spiral'
import type { PowerId } from '#shared/ids'
import { formatNumber, nameInText, rangeInText, t } from '../text/text.ts'
import { COLOURS } from '../theme/tokens.ts'
import { PowerChoice } from './PowerChoice.tsx'
import { chartOverYears } from './plotting.ts'
import { Section, type SectionPart } from './Section.tsx'

/** Two powers year by year: what one intended, what was true, what the other was shown, how the other reacted. */
export function Spiral({ debrief, me }: SectionPart<'spiral'>) {
  const [first, second] = pairAtFirst(debrief, me)
  const [by, setBy] = useState(first)
  const [towards, setTowards] = useState(second)
  const turns = debrief.spiral.filter((turn) => turn.by === by && turn.towards === towards)
  const draw = useCallback((width: number) => drawTurns(width, turns), [by, towards, debrief])
  const answers = turns.filter(({ meant, answered }) => meant !== 'restraint' && (answered ?? 0) > 0).length
  const armed = turns.filter(({ meant }) => meant !== 'restraint').length
  const names = { by: nameInText(by), towards: nameInText(towards) }
  return (
    <Section
      name="spiral"
      says={
        by === towards
          ? t('debrief.spiral.same')
          : t('debrief.spiral.says', { ...names, armed, answers, turns: turns.length })
      }
      {...(turns.length > 0 ? { draw } : {})}
      table={{
        head: [
          t('debrief.year'),
          t('debrief.spiral.meant', names),
          t('debrief.spiral.truth'),
          t('debrief.spiral.shown', names),
          t('debrief.spiral.answered', names),
        ],
        rows: turns.map(({ year, meant, truth, shown, answered }) => [
          String(year),
          t(`debrief.spiral.meaning.${meant}`),
          formatNumber(truth),
          String(rangeInText(shown.low, shown.high)),
          answered === undefined ? '–' : `+${formatNumber(answered)}`,
        ]),
      }}
    >
      <p class="pair-choice">
        <PowerChoice label={t('debrief.spiral.by')} powers={debrief.powers} value={by} onChoose={setBy} />{' '}
        <PowerChoice
          label={t('debrief.spiral.towards')}
          powers={debrief.powers}
          value={towards}
          onChoose={setTowards}
        />
      </p>
    </Section>
  )
}

/** The pair with the strongest reaction of the second to arms of the first; with the viewer in it where possible. */
function pairAtFirst(
  { spiral, powers }: SectionPart<'spiral'>['debrief'],
  me: PowerId | undefined,
): readonly [PowerId, PowerId] {
  const armed = spiral.filter(({ meant }) => meant !== 'restraint')
  const mine = armed.filter(({ by, towards }) => me === undefined || by === me || towards === me)
  const most = mine.reduce<SpiralTurn | undefined>(
    (now, turn) => ((turn.answered ?? 0) > (now?.answered ?? -1) ? turn : now),
    undefined,
  )
  return most ? [most.by, most.towards] : [powers[0]!.id, powers[1]!.id]
}

/** The truth as a line, what was shown as an area, the reaction as bars from below. */
function drawTurns(width: number, turns: readonly SpiralTurn[]): Element {
  const rows = turns.map(({ year, truth, shown, answered = 0 }) => ({ year: year + 1, truth, ...shown, answered }))
  return chartOverYears({ width, y: t('debrief.arms') }, [
    Plot.areaY(rows, { x: 'year', y1: 'low', y2: 'high', fill: COLOURS.estimate, fillOpacity: 0.28 }),
    Plot.ruleX(rows, { x: 'year', y1: 0, y2: 'answered', stroke: COLOURS.danger, strokeWidth: 7, strokeOpacity: 0.8 }),
    Plot.line(rows, { x: 'year', y: 'truth', stroke: COLOURS.text, strokeWidth: 2 }),
    Plot.dot(rows, { x: 'year', y: 'truth', fill: COLOURS.text, r: 3 }),
  ])
}
