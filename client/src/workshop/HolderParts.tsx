import {
  DOCTRINES,
  FORCES,
  LAUNCH_AUTHORITIES,
  READINESS_LEGS,
  READINESS_LEVELS,
  RESEARCH_LINES,
  TARGETINGS,
} from '#shared/ruleset/forces'
import { MOST_LEVELS, MOST_POWERS, MOST_STATES } from '#shared/scenario/bounds'
import { t } from '../text/text.ts'
import { useEditing } from './editing.ts'
import { ChoiceField, CitedField, FaultsAt, NumberField, type Option, TextField } from './fields.tsx'
import {
  filePowers,
  freeNumber,
  type Holder,
  nameIn,
  put,
  statesOf,
  withoutHolder,
  withPower,
  withState,
} from './file.ts'
import type { Plot } from './land.ts'

const numbers = (most: number): readonly Option[] =>
  Array.from({ length: most + 1 }, (_, n) => ({ value: n, text: String(n) }))

interface HoldersProps {
  readonly plots: readonly Plot[]
}

/** The powers, each with all that it opens with. */
export function PowersPart({ plots }: HoldersProps) {
  const { file, change } = useEditing()
  const powers = filePowers(file)
  const add = () => change((now) => withPower(now, t('workshop.newPower', { n: freeNumber(now, 'power') })))
  return (
    <section>
      <h2>{t('front.powers')}</h2>
      <FaultsAt path="powers" />
      {powers.map((power, n) => (
        <PowerFields key={power.id} at={`powers.${n}`} holder={power} plots={plots} />
      ))}
      <button type="button" disabled={powers.length >= MOST_POWERS} onClick={add} data-test="add-power">
        {t('workshop.addPower')}
      </button>
    </section>
  )
}

interface HolderFieldsProps extends HoldersProps {
  readonly at: string
  readonly holder: Holder
}

function PowerFields({ at, holder: power, plots }: HolderFieldsProps) {
  const { file, language } = useEditing()
  const words = `words.${language}.powers.${power.id}`
  return (
    <details class="holder" data-test={`holder-${power.id}`}>
      <summary>
        {nameIn(file, language, power.id)} <FaultCount path={at} words={words} />
      </summary>
      <div class="fields">
        <TextField path={`${words}.name`} label={t('workshop.name')} />
        <TextField path={`${words}.short`} label={t('workshop.short')} />
        <TextField path={`${words}.leader`} label={t('workshop.leader')} />
        <TextField path={`${at}.bloc`} label={t('workshop.bloc')} />
        <ChoiceField path={`${at}.look`} label={t('workshop.look')} options={looks()} />
      </div>
      <Place {...{ at, plots, holder: power }} />
      <div class="fields">
        <CitedField path={`${at}.population`} label={t('workshop.population')} />
        <CitedField path={`${at}.gdp`} label={t('workshop.gdp')} />
        {FORCES.map((force) => (
          <CitedField key={force} path={`${at}.forces.${force}`} label={t(`force.${force}.name`)} />
        ))}
      </div>
      <StanceFields at={at} />
      <Removal id={power.id} />
    </details>
  )
}

/** Technology, posture and doctrine of a power. */
function StanceFields({ at }: { readonly at: string }) {
  const levels = READINESS_LEVELS.map((value) => ({ value, text: String(value) }))
  return (
    <div class="fields">
      {RESEARCH_LINES.map((line) => (
        <ChoiceField
          key={line}
          path={`${at}.technology.${line}`}
          label={t(`researchLine.${line}.name`)}
          options={numbers(MOST_LEVELS[line])}
        />
      ))}
      {READINESS_LEGS.map((leg) => (
        <ChoiceField
          key={leg}
          path={`${at}.posture.readiness.${leg}`}
          label={t('workshop.readiness', { leg: t(`leg.${leg}`) })}
          options={levels}
        />
      ))}
      <ChoiceField
        path={`${at}.posture.targeting`}
        label={t('workshop.targeting')}
        options={TARGETINGS.map((value) => ({ value, text: t(`targeting.${value}.name`) }))}
      />
      <ChoiceField
        path={`${at}.posture.authority`}
        label={t('workshop.authority')}
        options={LAUNCH_AUTHORITIES.map((value) => ({ value, text: t(`authority.${value}.name`) }))}
      />
      <ChoiceField
        path={`${at}.doctrine`}
        label={t('workshop.doctrine')}
        options={DOCTRINES.map((value) => ({ value, text: t(`doctrine.${value}.name`) }))}
      />
    </div>
  )
}

const looks = (): readonly Option[] =>
  t('workshop.looks')
    .split('|')
    .map((text, value) => ({ value, text }))

/** The lesser states. */
export function StatesPart({ plots }: HoldersProps) {
  const { file, change } = useEditing()
  const states = statesOf(file)
  const add = () => change((now) => withState(now, t('workshop.newState', { n: freeNumber(now, 'state') })))
  return (
    <section>
      <h2>{t('workshop.states')}</h2>
      <FaultsAt path="states" />
      {states.map((state, n) => (
        <StateFields key={state.id} at={`states.${n}`} holder={state} plots={plots} />
      ))}
      <button type="button" disabled={states.length >= MOST_STATES} onClick={add} data-test="add-state">
        {t('workshop.addState')}
      </button>
    </section>
  )
}

function StateFields({ at, holder: state, plots }: HolderFieldsProps) {
  const { file, language } = useEditing()
  const words = `words.${language}.states.${state.id}`
  return (
    <details class="holder" data-test={`holder-${state.id}`}>
      <summary>
        {nameIn(file, language, state.id)} <FaultCount path={at} words={words} />
      </summary>
      <div class="fields">
        <TextField path={words} label={t('workshop.name')} />
        <CitedField path={`${at}.population`} label={t('workshop.population')} />
        <CitedField path={`${at}.gdp`} label={t('workshop.gdp')} />
      </div>
      <Place {...{ at, plots, holder: state }} />
      <FaultsAt path={`${at}.alignment`} />
      <div class="fields">
        {filePowers(file).map(({ id }) => (
          <NumberField
            key={id}
            path={`${at}.alignment.${id}`}
            label={t('workshop.leans', { name: nameIn(file, language, id) })}
          />
        ))}
      </div>
      <Removal id={state.id} />
    </details>
  )
}

/** Where the capital is; and what is wrong with the land. */
function Place({ at, holder, plots }: HolderFieldsProps) {
  const { change } = useEditing()
  const [first] = (holder.territories ?? []).flatMap((id) => plots.find((plot) => plot.id === id) ?? [])
  return (
    <>
      <FaultsAt path={`${at}.territories`} deep />
      <FaultsAt path={`${at}.id`} />
      <div class="fields">
        <NumberField path={`${at}.capital.0`} label={t('workshop.east')} />
        <NumberField path={`${at}.capital.1`} label={t('workshop.north')} />
        {first && (
          <button type="button" onClick={() => change((now) => put(now, `${at}.capital`, first.middle))}>
            {t('workshop.middle')}
          </button>
        )}
      </div>
    </>
  )
}

/** How many things are wrong with a holder whose fields are folded. */
function FaultCount({ path, words }: { readonly path: string; readonly words: string }) {
  const { faults } = useEditing()
  const below = (at: string, from: string) => at === from || at.startsWith(`${from}.`)
  const n = faults.filter((fault) => below(fault.path, path) || below(fault.path, words)).length
  return n === 0 ? null : <span class="fault">{t('workshop.faults', { n })}</span>
}

function Removal({ id }: { readonly id: string }) {
  const { file, language, change } = useEditing()
  return (
    <button type="button" class="danger" onClick={() => change((now) => withoutHolder(now, id))}>
      {t('workshop.removeNamed', { name: nameIn(file, language, id) })}
    </button>
  )
}
