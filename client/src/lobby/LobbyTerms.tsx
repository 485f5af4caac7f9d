import type { LobbyFacts } from '#shared/protocol/lobby'
import { STRENGTHS } from '#shared/ruleset/vocabulary'
import { setPrograms, setStrength } from '../net/api.ts'
import { t, treatmentAbout, treatmentName } from '../text/text.ts'
import { Choice } from '../ui/Choice.tsx'

/** A lobby, and how a call about it is made. */
export interface OpenLobbyProps {
  readonly table: LobbyFacts
  /** A call is waited for: no other is made. */
  readonly waiting: boolean
  /** Makes a call, shows why it was refused, and looks at the lobby again. */
  act(task: () => Promise<unknown>): void
}

/** The host's token, for the host alone. */
interface LobbyTermsProps extends Omit<OpenLobbyProps, 'waiting'> {
  readonly token?: string
}

/** What will be played: length, clock, house rule, and how strong bots are. */
export function LobbyTerms({ table, token, act }: LobbyTermsProps) {
  const { years, timeControl, dailyClose, treatment, perPower } = table
  return (
    <>
      <p class="soft">{t('table.about', { years, timeControl: t(`timeControl.${timeControl}`) })}</p>
      {dailyClose && (
        <p data-test="closes-daily">{t('table.dailyClose', { time: dailyClose.at, zone: dailyClose.zone })}</p>
      )}
      {treatment && (
        <p data-test="house-rule">
          <strong>{t('table.houseRule', { rule: treatmentName(treatment) })}</strong> {treatmentAbout(treatment)}
        </p>
      )}
      {perPower > 1 && <p data-test="per-power">{t('table.perPower')}</p>}
      <BotStrength table={table} {...(token === undefined ? {} : { token })} act={act} />
      <ProgramSeats table={table} {...(token === undefined ? {} : { token })} act={act} />
    </>
  )
}

/** How strong bots play; the host may choose it until the match begins. */
function BotStrength({ table, token, act }: LobbyTermsProps) {
  const { id, strength, started, draw } = table
  if (token === undefined || started || draw !== undefined)
    return <p class="soft">{t('table.strength', { strength: t(`strength.${strength}`) })}</p>
  return (
    <p class="bot-strength">
      <Choice
        label={t('front.strength')}
        name="strength"
        values={STRENGTHS}
        value={strength}
        text={(value) => t(`strength.${value}`)}
        onChoose={(chosen) => act(() => setStrength(id, token, chosen))}
      />
    </p>
  )
}

/** Numbers of seats for programs that a host may choose. */
const PROGRAM_SEATS = [0, 1, 2, 3, 4, 5, 6, 7, 8]

/** How many seats programs may have; the host may choose it, also while the match is played. */
function ProgramSeats({ table: { id, programs, seats, ended, draw, started }, token, act }: LobbyTermsProps) {
  const isFixed = ended || (draw !== undefined && !started)
  if (token === undefined || isFixed)
    return programs === 0 ? null : <p class="soft">{t('programs.most', { most: programs })}</p>
  return (
    <p class="bot-strength">
      <Choice
        label={t('programs.label')}
        name="programs"
        values={PROGRAM_SEATS.slice(0, seats.length + 1)}
        value={programs}
        text={(value) => (value === 0 ? t('programs.none') : String(value))}
        onChoose={(chosen) => act(() => setPrograms(id, token, chosen))}
      />
    </p>
  )
}
