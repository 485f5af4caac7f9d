import { CAUSES, TREATY_KINDS } from '#shared/ruleset/vocabulary'
import { t } from '../text/text.ts'
import { useEditing } from './editing.ts'
import { ChoiceField, FaultsAt, NumberField, type Option, TickField } from './fields.tsx'
import { nameIn, powersOf, put, rowsOf, seatingsOf, statesOf } from './file.ts'

/** Which powers play, by number of players. */
export function SeatingsPart() {
  const { file, language, change } = useEditing()
  const ids = powersOf(file).map(({ id }) => id)
  const seatings = seatingsOf(file)
  const counts = Array.from({ length: Math.max(0, ids.length - 1) }, (_, n) => n + 2)
  const seat = (count: number, id: string) =>
    change((now) => {
      const before = seatingsOf(now)[String(count)] ?? []
      const after = before.includes(id) ? before.filter((each) => each !== id) : [...before, id]
      return put(now, `seatings.${count}`, after.length === 0 ? undefined : after)
    })
  return (
    <section>
      <h2>{t('workshop.play')}</h2>
      <FaultsAt path="seatings" />
      {counts.map((count) => (
        <fieldset key={count} class="seating-row">
          <legend>{t('workshop.seating', { n: count })}</legend>
          {ids.map((id) => (
            <label class="tick" key={id}>
              <input
                type="checkbox"
                checked={seatings[String(count)]?.includes(id) ?? false}
                onChange={() => seat(count, id)}
                data-test={`seat-${count}-${id}`}
              />
              <span>{nameIn(file, language, id)}</span>
            </label>
          ))}
          <FaultsAt path={`seatings.${count}`} deep />
        </fieldset>
      ))}
    </section>
  )
}

type ColumnKind = 'power' | 'state' | 'stateOrNone' | 'treaty' | 'cause' | 'year' | 'tension' | 'tick'

interface Column {
  readonly field: string
  readonly label: string
  readonly kind: ColumnKind
}

/** Columns of each list of the opening, and of each kind of event. */
const columnsOf = (list: string, type: unknown): readonly Column[] => {
  const sides: readonly Column[] = [
    { field: 'a', label: t('workshop.one'), kind: 'power' },
    { field: 'b', label: t('workshop.other'), kind: 'power' },
  ]
  switch (list) {
    case 'pairs':
      return [...sides, { field: 'tension', label: t('workshop.tension'), kind: 'tension' }]
    case 'treaties':
      return [{ field: 'kind', label: t('workshop.kind'), kind: 'treaty' }, ...sides]
    case 'umbrellas':
      return [
        { field: 'patron', label: t('workshop.patron'), kind: 'power' },
        { field: 'client', label: t('workshop.client'), kind: 'state' },
      ]
    case 'bases':
      return [
        { field: 'patron', label: t('workshop.owner'), kind: 'power' },
        { field: 'host', label: t('workshop.host'), kind: 'state' },
        { field: 'known', label: t('workshop.known'), kind: 'tick' },
      ]
    default:
      return type === 'revolt' ? REVOLT() : CONFRONTATION()
  }
}

const REVOLT = (): readonly Column[] => [
  { field: 'year', label: t('debrief.year'), kind: 'year' },
  { field: 'state', label: t('workshop.revolt'), kind: 'state' },
]

const CONFRONTATION = (): readonly Column[] => [
  { field: 'year', label: t('debrief.year'), kind: 'year' },
  { field: 'cause', label: t('workshop.cause'), kind: 'cause' },
  { field: 'challenger', label: t('workshop.challenger'), kind: 'power' },
  { field: 'defender', label: t('workshop.defender'), kind: 'power' },
  { field: 'over', label: t('workshop.over'), kind: 'stateOrNone' },
]

/** How the match opens between powers, and what happens in which year. */
export function StartPart() {
  const { file } = useEditing()
  const ids = powersOf(file).map(({ id }) => id)
  const [one, other] = ids
  const state = statesOf(file)[0]?.id
  return (
    <section>
      <h2>{t('workshop.start')}</h2>
      {(['sameBloc', 'otherBloc'] as const).map((which) => (
        <fieldset key={which} class="fields">
          <legend>{t(`workshop.${which}`)}</legend>
          <NumberField path={`relations.${which}.tension`} label={t('workshop.tension')} />
          <TickField path={`relations.${which}.hotline`} label={t('treaty.hotline.name')} />
        </fieldset>
      ))}
      <Rows
        list="pairs"
        title={t('workshop.pairs')}
        makes={[[t('workshop.pairs'), { a: one, b: other, tension: 50 }]]}
      />
      <Rows
        list="treaties"
        title={t('workshop.treaties')}
        makes={[[t('workshop.treaties'), { kind: 'inspection', a: one, b: other }]]}
      />
      <Rows
        list="umbrellas"
        title={t('workshop.umbrellas')}
        makes={[[t('workshop.umbrellas'), { patron: one, client: state }]]}
      />
      <Rows
        list="bases"
        title={t('workshop.bases')}
        makes={[[t('workshop.bases'), { patron: one, host: state, known: true }]]}
      />
      <Rows
        list="events"
        title={t('workshop.events')}
        makes={[
          [t('workshop.revolt'), { type: 'revolt', year: 2, state }],
          [
            t('workshop.confrontation'),
            { type: 'confrontation', year: 2, cause: 'disputedState', challenger: one, defender: other, over: state },
          ],
        ]}
      />
    </section>
  )
}

interface RowsProps {
  readonly list: string
  readonly title: string
  /** What can be added, by its name. */
  readonly makes: readonly (readonly [name: string, row: object])[]
}

/** One list of the opening as rows of fields. */
function Rows({ list, title, makes }: RowsProps) {
  const { file, change } = useEditing()
  const rows = rowsOf(file, list)
  const add = (row: object) => change((now) => ({ ...now, [list]: [...rowsOf(now, list), row] }))
  return (
    <details class="holder" open={rows.length > 0}>
      <summary>
        {title}: {rows.length}
      </summary>
      <FaultsAt path={list} />
      {rows.map((row, n) => (
        <fieldset key={n} class="fields row">
          <legend>
            {title} {n + 1}
          </legend>
          {columnsOf(list, row['type']).map(({ field, ...column }) => (
            <Cell key={field} path={`${list}.${n}.${field}`} {...column} />
          ))}
          <FaultsAt path={`${list}.${n}`} />
          <button
            type="button"
            aria-label={t('workshop.removeNamed', { name: `${title} ${n + 1}` })}
            onClick={() => change((now) => put(now, `${list}.${n}`, undefined))}
          >
            {t('workshop.remove')}
          </button>
        </fieldset>
      ))}
      {makes.map(([name, row]) => (
        <button key={name} type="button" onClick={() => add(row)} data-test={`add-${list}`}>
          {t('workshop.addTo', { name })}
        </button>
      ))}
    </details>
  )
}

interface CellProps extends Omit<Column, 'field'> {
  readonly path: string
}

function Cell({ path, label, kind }: CellProps) {
  const { file, language } = useEditing()
  const named = (all: readonly { readonly id: string }[]): readonly Option[] =>
    all.map(({ id }) => ({ value: id, text: nameIn(file, language, id) }))
  if (kind === 'year' || kind === 'tension') return <NumberField {...{ path, label }} />
  if (kind === 'tick') return <TickField {...{ path, label }} />
  const options: Readonly<Record<Exclude<ColumnKind, 'year' | 'tension' | 'tick'>, () => readonly Option[]>> = {
    power: () => named(powersOf(file)),
    state: () => named(statesOf(file)),
    stateOrNone: () => [{ value: undefined, text: t('workshop.nothing') }, ...named(statesOf(file))],
    treaty: () => TREATY_KINDS.map((value) => ({ value, text: t(`treaty.${value}.name`) })),
    cause: () => CAUSES.map((value) => ({ value, text: t(`debrief.crises.causes.${value}`) })),
  }
  return <ChoiceField {...{ path, label }} options={options[kind]()} />
}
