import { useEffect, useState } from 'preact/hooks'
import type { ScenarioEntry } from '#shared/protocol/system'
import { CLASS_TIME_CONTROLS } from '#shared/ruleset/vocabulary'
import { offeredScenarios } from '../../commands/ownWords.ts'
import { t } from '../../text/text.ts'
import { Choice } from '../../ui/Choice.tsx'
import { CLASS_YEARS, PER_POWER } from '../presets.ts'
import type { BoardProps } from './boardProps.ts'

/** Those a teacher can choose from, with the one that is set. */
const withSet = (choices: readonly number[], set: number): readonly number[] =>
  [...new Set([...choices, set])].sort((a, b) => a - b)

/** Settings of the round that is prepared: between rounds they can be changed. */
export function RoundSettings({ board, act }: Pick<BoardProps, 'board' | 'act'>) {
  const [known, setKnown] = useState<readonly ScenarioEntry[]>([])
  useEffect(() => {
    offeredScenarios().then(setKnown, () => undefined)
  }, [])
  const { setup, next } = board
  const seats = known.find(({ id }) => id === setup.scenario)?.seats ?? []
  return (
    <details class="ending round-plan">
      <summary data-test="round-plan">{t('class.plan.title')}</summary>
      <div>
        <Choice
          label={t('front.years')}
          name="plan-years"
          values={withSet(CLASS_YEARS, next.years)}
          value={next.years}
          onChoose={(years) => act('plan', { years })}
        />
        <Choice
          label={t('front.timeControl')}
          name="plan-time"
          values={CLASS_TIME_CONTROLS}
          value={CLASS_TIME_CONTROLS.find((each) => each === next.timeControl) ?? 'untimed'}
          text={(timeControl) => t(`timeControl.${timeControl}`)}
          onChoose={(timeControl) => act('plan', { timeControl })}
        />
        <Choice
          label={t('class.new.powers')}
          name="plan-powers"
          values={withSet(seats, setup.powers)}
          value={setup.powers}
          onChoose={(powers) => act('plan', { powers })}
        />
        <Choice
          label={t('class.new.perPower')}
          name="plan-per-power"
          values={withSet(PER_POWER, setup.perPower)}
          value={setup.perPower}
          onChoose={(perPower) => act('plan', { perPower })}
        />
        <label>
          <input
            type="checkbox"
            checked={board.practice}
            onChange={(event) => act('plan', { practice: event.currentTarget.checked })}
            data-test="plan-practice"
          />{' '}
          {t('class.practice.choose')}
        </label>
        <p class="faint">{t('class.plan.places')}</p>
      </div>
    </details>
  )
}
