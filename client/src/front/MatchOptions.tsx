import { useEffect, useState } from 'preact/hooks'
import type { ScenarioEntry } from '#shared/protocol/system'
import { type LobbyTimeControl, STRENGTHS, type StrengthId, TIME_CONTROLS } from '#shared/ruleset/vocabulary'
import { TREATMENT_IDS, type TreatmentId } from '#shared/treatments/index'
import { listScenarios } from '../net/api.ts'
import { fittingStrength, matchResults } from '../store/results.ts'
import { scenarioName, scenarioNote, scenarioSummary, t, treatmentAbout, treatmentName } from '../text/text.ts'
import { Choice } from '../ui/Choice.tsx'

const YEARS = [5, 6, 10, 16] as const
const POWERS = [2, 3, 4, 5, 6, 7, 8] as const

/** Bots as strong as fits how the last matches went on this device. */
export const FITTING = 'fitting'

/** Of the list of house rules: none. */
const AS_WRITTEN = 'none'

/** What a player wants of a new match. */
export interface MatchWish {
  readonly scenario: string
  readonly powers: number
  readonly years: number
  readonly timeControl: LobbyTimeControl
  readonly strength: StrengthId | typeof FITTING
  /** The house rule. */
  readonly treatment?: TreatmentId
}

/** How strong the bots of a new match play. */
export const strengthOf = ({ strength }: MatchWish): StrengthId =>
  strength === FITTING ? fittingStrength(matchResults.value) : strength

interface MatchOptionsProps {
  readonly setup: MatchWish
  onChange(setup: MatchWish): void
}

/** The settings of a new match. */
export function MatchOptions({ setup, onChange }: MatchOptionsProps) {
  const { scenario, treatment } = setup
  const [known, setKnown] = useState<readonly ScenarioEntry[]>([])
  useEffect(() => {
    listScenarios().then(setKnown, () => undefined)
    import('../commands/ownWords.ts').catch(() => undefined)
  }, [])
  return (
    <>
      <div class="setup">
        <WorldChoices known={known} setup={setup} onChange={onChange} />
        <TermChoices setup={setup} onChange={onChange} />
      </div>
      {treatment && <p class="soft">{treatmentAbout(treatment)}</p>}
      <p class="soft">{scenarioSummary(scenario)}</p>
      <p class="faint" data-test="content-note">
        {scenarioNote(scenario)}
      </p>
    </>
  )
}

/** Scenario, number of powers, and years. */
function WorldChoices({ known, setup, onChange }: MatchOptionsProps & { readonly known: readonly ScenarioEntry[] }) {
  const { scenario, powers, years } = setup
  const entryOf = (id: string) => known.find((entry) => entry.id === id)
  const seatsOf = (id: string) => entryOf(id)?.seats ?? POWERS
  const chooseScenario = (id: string) => {
    const seats = seatsOf(id)
    const fitting = seats.includes(powers) ? powers : Math.max(...seats)
    onChange({ ...setup, scenario: id, powers: fitting, years: entryOf(id)?.years ?? years })
  }
  return (
    <>
      <Choice
        label={t('front.scenario')}
        values={known.length > 0 ? known.map(({ id }) => id) : [scenario]}
        value={scenario}
        onChoose={chooseScenario}
        name="scenario"
        text={(id) => scenarioName(id)}
      />
      <Choice
        label={t('front.powers')}
        values={seatsOf(scenario)}
        value={powers}
        onChoose={(chosen) => onChange({ ...setup, powers: chosen })}
        name="powers"
      />
      <Choice
        label={t('front.years')}
        values={YEARS}
        value={years}
        onChoose={(chosen) => onChange({ ...setup, years: chosen })}
        name="years"
      />
    </>
  )
}

/** Clock, strength of the bots, and house rule. */
function TermChoices({ setup, onChange }: MatchOptionsProps) {
  const { timeControl, strength, treatment, ...rest } = setup
  return (
    <>
      <Choice
        label={t('front.timeControl')}
        values={TIME_CONTROLS}
        value={timeControl}
        onChoose={(chosen) => onChange({ ...setup, timeControl: chosen })}
        name="timeControl"
        text={(value) => t(`timeControl.${value}`)}
      />
      <Choice
        label={t('front.strength')}
        values={[FITTING, ...STRENGTHS]}
        value={strength}
        onChoose={(chosen) => onChange({ ...setup, strength: chosen })}
        name="strength"
        text={(value) => t(`strength.${value}`)}
      />
      <Choice
        label={t('front.houseRule')}
        values={[AS_WRITTEN, ...TREATMENT_IDS]}
        value={treatment ?? AS_WRITTEN}
        onChoose={(chosen) =>
          onChange({ ...rest, timeControl, strength, ...(chosen === AS_WRITTEN ? {} : { treatment: chosen }) })
        }
        name="treatment"
        text={(value) => (value === AS_WRITTEN ? t('front.noHouseRule') : treatmentName(value))}
      />
    </>
  )
}
