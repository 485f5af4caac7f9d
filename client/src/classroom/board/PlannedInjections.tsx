import { useState } from 'preact/hooks'
import type { PowerId } from '#shared/ids'
import { INJECTION_TYPES, type Injection, type InjectionType, moduleOfInjection } from '#shared/injections/index'
import type { BoardWorld } from '#shared/protocol/classBoard'
import { sentence, t } from '../../text/text.ts'
import type { BoardProps } from './boardProps.ts'

/** Events a teacher may inject when the year of a world closes. The last year belongs to the command `debrief`. */
const OFFERED = INJECTION_TYPES.filter((name) => name !== 'lastYear')

const line = (injection: Injection): string => sentence(moduleOfInjection(injection).describe(injection))

/** Events to be injected into a world when its year closes, and the form that adds one. */
export function PlannedInjections({ world, act }: BoardProps & { readonly world: BoardWorld }) {
  const send = (injections: readonly Injection[]) => act('inject', { world: world.world, injections: [...injections] })
  return (
    <details class="inject">
      <summary data-test="inject">{t('class.inject.title')}</summary>
      {world.injections.map((injection) => (
        <p key={line(injection)} data-test="coming">
          {line(injection)}{' '}
          <button type="button" class="quiet" onClick={() => send([])}>
            {t('class.inject.undo')}
          </button>
        </p>
      ))}
      <InjectionForm world={world} onPick={(injection) => send([injection])} />
    </details>
  )
}

interface InjectionFormProps {
  readonly world: BoardWorld
  onPick(injection: Injection): void
}

/** The type of the event, then one of those possible now. */
function InjectionForm({ world, onPick }: InjectionFormProps) {
  const [type, setType] = useState<InjectionType>('incident')
  const [index, setIndex] = useState(0)
  const setting = { window: { kind: world.window }, powers: world.seats.map(({ power }) => ({ id: power as PowerId })) }
  const options = moduleOfInjection({ type }).options(setting)
  const chosen = options[index] ?? options[0]
  if (chosen === undefined) return <p class="soft">{t('problem.onlyWhilePlanning')}</p>
  return (
    <>
      <select
        aria-label={t('class.inject.title')}
        value={type}
        onChange={(event) => {
          setType(OFFERED.find((name) => name === event.currentTarget.value) ?? 'incident')
          setIndex(0)
        }}
        data-test="inject-type"
      >
        {OFFERED.map((name) => (
          <option key={name} value={name}>
            {t(`injection.${name}.name`)}
          </option>
        ))}
      </select>
      <p class="soft">{t(`injection.${type}.about`)}</p>
      <select
        aria-label={t('class.inject.which')}
        value={index}
        onChange={(event) => setIndex(Number(event.currentTarget.value))}
        data-test="inject-which"
      >
        {options.map((option, n) => (
          <option key={line(option)} value={n}>
            {line(option)}
          </option>
        ))}
      </select>
      <button type="button" onClick={() => onPick(chosen)} data-test="inject-now">
        {t('class.inject.do')}
      </button>
    </>
  )
}
