import type { ComponentChildren } from 'preact'
import { labelled } from '../text/labelled.ts'
import { t } from '../text/text.ts'
import { fieldId, useEditing } from './editing.ts'
import { faultText } from './faultText.ts'
import { put, valueAt } from './file.ts'

interface FieldProps {
  /** Dotted path in the file. */
  readonly path: string
  readonly label: string
}

/** What is wrong at a path and, of a figure, with how it is given. */
function useFaults(path: string): readonly string[] {
  const { faults } = useEditing()
  const own = [path, `${path}.value`]
  return faults.filter((each) => own.includes(each.path)).map(faultText)
}

/** Everything wrong at paths that no field of their own shows, below a heading. */
export function FaultsAt({ path, deep = false }: { readonly path: string; readonly deep?: boolean }) {
  const { faults } = useEditing()
  const here = faults.filter((each) => each.path === path || (deep && each.path.startsWith(`${path}.`)))
  if (here.length === 0) return null
  return (
    <ul class="faults-here" id={fieldId(path)} tabIndex={-1}>
      {here.map((each) => (
        <li class="fault" key={faultText(each)}>
          {faultText(each)}
        </li>
      ))}
    </ul>
  )
}

/** A field with its label above it and its faults below. */
function FieldFrame({
  path,
  label,
  children,
}: FieldProps & { readonly children: (wrong: FieldMarks) => ComponentChildren }) {
  const wrong = useFaults(path)
  const id = fieldId(path)
  const marks = wrong.length > 0 ? ({ 'aria-invalid': true, 'aria-describedby': `${id}-fault` } as const) : {}
  return (
    <div class="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, ...marks })}
      {wrong.length > 0 && (
        <p class="fault" id={`${id}-fault`}>
          {wrong.join(' ')}
        </p>
      )}
    </div>
  )
}

interface FieldMarks {
  readonly id: string
  readonly 'aria-invalid'?: true
  readonly 'aria-describedby'?: string
}

/** A text of the file. @param long in several lines */
export function TextField({ path, label, long = false }: FieldProps & { readonly long?: boolean }) {
  const { file, change } = useEditing()
  const value = String(valueAt(file, path) ?? '')
  const write = (text: string) => change((now) => put(now, path, text === '' ? undefined : text))
  return (
    <FieldFrame {...{ path, label }}>
      {(marks) =>
        long ? (
          <textarea {...marks} rows={3} value={value} onInput={({ currentTarget }) => write(currentTarget.value)} />
        ) : (
          <input {...marks} value={value} onInput={({ currentTarget }) => write(currentTarget.value)} />
        )
      }
    </FieldFrame>
  )
}

interface NumberInputProps {
  readonly marks: FieldMarks
  readonly value: unknown
  /** Told what was typed; undefined for nothing. */
  onNumber(figure: number | undefined): void
}

const NumberInput = ({ marks, value, onNumber }: NumberInputProps) => (
  <input
    {...marks}
    type="number"
    step="any"
    value={String(value ?? '')}
    onInput={({ currentTarget: { value: text } }) => onNumber(text === '' ? undefined : Number(text))}
  />
)

/** A number of the file. */
export function NumberField({ path, label }: FieldProps) {
  const { file, change } = useEditing()
  return (
    <FieldFrame {...{ path, label }}>
      {(marks) => (
        <NumberInput
          marks={marks}
          value={valueAt(file, path)}
          onNumber={(figure) => change((now) => put(now, path, figure))}
        />
      )}
    </FieldFrame>
  )
}

/** A figure with where it comes from. */
export function CitedField({ path, label }: FieldProps) {
  const { file, change } = useEditing()
  const given = valueAt(file, path)
  const { value, source } =
    typeof given === 'object' && given !== null
      ? (given as { readonly value?: number; readonly source?: string })
      : { value: given as number | undefined, source: '' }
  const write = (figure: number | undefined, from: string) =>
    change((now) => put(now, path, from === '' ? figure : { value: figure, source: from }))
  const sourceId = fieldId(`${path}.source`)
  return (
    <div class="cited">
      <FieldFrame {...{ path, label }}>
        {(marks) => <NumberInput marks={marks} value={value} onNumber={(figure) => write(figure, source ?? '')} />}
      </FieldFrame>
      <div class="field">
        <label htmlFor={sourceId} aria-label={labelled(t('workshop.source'), label)}>
          {t('workshop.source')}
        </label>
        <input
          id={sourceId}
          aria-label={labelled(t('workshop.source'), label)}
          value={source ?? ''}
          onInput={({ currentTarget }) => write(value, currentTarget.value)}
        />
        <FaultLine path={`${path}.source`} />
      </div>
    </div>
  )
}

function FaultLine({ path }: { readonly path: string }) {
  const wrong = useFaults(path)
  return wrong.length === 0 ? null : <p class="fault">{wrong.join(' ')}</p>
}

/** One of several values; `value` is what the file holds, `text` what is read. */
export interface Option {
  readonly value: string | number | boolean | undefined
  readonly text: string
}

/** A choice of the file; one that the file does not hold shows as none. */
export function ChoiceField({ path, label, options }: FieldProps & { readonly options: readonly Option[] }) {
  const { file, change } = useEditing()
  const at = options.findIndex(({ value }) => value === valueAt(file, path))
  return (
    <FieldFrame {...{ path, label }}>
      {(marks) => (
        <select
          {...marks}
          value={String(at)}
          onChange={({ currentTarget }) => change((now) => put(now, path, options[Number(currentTarget.value)]?.value))}
        >
          {at < 0 && <option value="-1">–</option>}
          {options.map(({ text, value }, n) => (
            <option key={String(value)} value={String(n)}>
              {text}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  )
}

/** Yes or no in the file. */
export function TickField({ path, label }: FieldProps) {
  const { file, change } = useEditing()
  return (
    <label class="tick">
      <input
        id={fieldId(path)}
        type="checkbox"
        checked={valueAt(file, path) === true}
        onChange={({ currentTarget }) => change((now) => put(now, path, currentTarget.checked))}
      />
      <span>{label}</span>
    </label>
  )
}
