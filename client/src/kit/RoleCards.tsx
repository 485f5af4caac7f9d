import { leaderName, leaderTitle, leaderTraits, powerName, scenarioName, t } from '../text/text.ts'
import { Portrait } from '../ui/Portrait.tsx'
import { useKitClass, useScenario } from './useKitClass.ts'

const GOALS = ['goal1', 'goal2', 'goal3'] as const
const NOTES = ['fear', 'trust', 'plan'] as const

/** A card for each power of the class: who one is, what all want, and lines for notes. Secrets stand on the screen alone. */
export function RoleCards({ code }: { readonly code: string }) {
  const { setup } = useKitClass(code)
  const scenario = useScenario(setup.scenario)
  const powers = scenario?.seatings[String(setup.powers)] ?? []
  return (
    <div class="role-cards" data-test="role-cards">
      {powers.map((id) => (
        <RoleCard
          key={id}
          power={id}
          look={scenario?.powers.find((each) => each.id === id)?.look ?? 0}
          scenario={setup.scenario}
        />
      ))}
    </div>
  )
}

interface RoleCardProps {
  readonly power: string
  readonly look: number
  readonly scenario: string
}

function RoleCard({ power, look, scenario }: RoleCardProps) {
  return (
    <article class="role-card">
      <header>
        <span class="sitter">
          <Portrait power={power} look={look} />
        </span>
        <div>
          <h2>{powerName(power)}</h2>
          <p>
            {leaderName(power)} · {leaderTitle(power)}
          </p>
          <p class="soft">{[...leaderTraits(power), scenarioName(scenario)].join(' · ')}</p>
        </div>
      </header>
      <ul>
        {GOALS.map((goal) => (
          <li key={goal}>{t(`class.student.${goal}`)}</li>
        ))}
      </ul>
      <p>{t('kit.role.secret')}</p>
      {NOTES.map((note) => (
        <p key={note} class="line">
          {t(`kit.role.${note}`)}
        </p>
      ))}
    </article>
  )
}
