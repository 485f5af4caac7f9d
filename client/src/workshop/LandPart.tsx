import { memo } from 'preact/compat'
import { useState } from 'preact/hooks'
import { compareNames, t } from '../text/text.ts'
import { lookOf } from '../theme/tokens.ts'
import { Choice } from '../ui/Choice.tsx'
import { useEditing } from './editing.ts'
import { filePowers, type Holder, holders, nameIn, put, statesOf, withLand } from './file.ts'
import { MAP_SIZE, mapPoint, type Plot, territoryName } from './land.ts'
import { ScrollingMap } from './ScrollingMap.tsx'

/** Nobody's land, as a holder. */
const NOBODY = ''

/** Whose land is whose: a holder is chosen, and land given to it on the map or in the list. */
export function LandPart({ plots }: { readonly plots: readonly Plot[] }) {
  const { file, language, change } = useEditing()
  const all = [...filePowers(file), ...statesOf(file)]
  const [brush, setBrush] = useState(all[0]?.id ?? NOBODY)
  const held = holders(file)
  const name = (id: string) => (id === NOBODY ? t('workshop.nobody') : nameIn(file, language, id))
  const give = (territory: string) =>
    change((now) => {
      const owner = holders(now).get(territory) === brush || brush === NOBODY ? undefined : brush
      return withCapital(withLand(now, territory, owner), brush, plots)
    })
  return (
    <section class="land-part">
      <h2>{t('workshop.land')}</h2>
      <Choice
        label={t('workshop.brush')}
        name="brush"
        values={[...all.map(({ id }) => id), NOBODY]}
        value={brush}
        text={name}
        onChoose={setBrush}
      />
      <ScrollingMap>
        <WorldMap {...{ plots, brush, all, held }} onGive={give} />
      </ScrollingMap>
      <LandList {...{ plots, brush, held, name }} onGive={give} />
    </section>
  )
}

/** Whoever gets its first land has its capital there. */
function withCapital(file: ReturnType<typeof withLand>, owner: string, plots: readonly Plot[]) {
  for (const [list, holding] of [
    ['powers', filePowers(file)],
    ['states', statesOf(file)],
  ] as const) {
    const n = holding.findIndex(({ id }) => id === owner)
    const land = holding[n]?.territories ?? []
    const middle = plots.find(({ id }) => id === land[0])?.middle
    if (n >= 0 && land.length === 1 && middle !== undefined) return put(file, `${list}.${n}.capital`, middle)
  }
  return file
}

interface WorldMapProps {
  readonly plots: readonly Plot[]
  readonly brush: string
  readonly all: readonly Holder[]
  readonly held: ReadonlyMap<string, string>
  onGive(territory: string): void
}

/** The map; the list beside it does the same by keyboard. */
function WorldMap({ plots, brush, all, held, onGive }: WorldMapProps) {
  const looks = new Map(all.map(({ id, look }) => [id, look]))
  const fill = (id: string) => {
    const owner = held.get(id)
    const look = owner === undefined ? undefined : looks.get(owner)
    if (look !== undefined) return lookOf(look).colour
    return owner === undefined ? 'var(--land)' : 'var(--line-strong)'
  }
  return (
    <svg
      class="workshop-map"
      viewBox={`0 0 ${MAP_SIZE.width} ${MAP_SIZE.height}`}
      role="img"
      aria-label={t('workshop.map')}
      data-test="workshop-map"
    >
      {plots.map(({ id, path }) => (
        <PlotShape
          key={id}
          {...{ id, path, fill: fill(id), isChosen: held.get(id) === brush && brush !== NOBODY, onGive }}
        />
      ))}
      {all.map((holder) => (
        <Capital key={holder.id} holder={holder} />
      ))}
    </svg>
  )
}

interface PlotShapeProps {
  readonly id: string
  readonly path: string
  readonly fill: string
  readonly isChosen: boolean
  onGive(territory: string): void
}

const PlotShape = memo(({ id, path, fill, isChosen, onGive }: PlotShapeProps) => (
  // biome-ignore lint/a11y/noStaticElementInteractions: the list below the map does the same by keyboard
  <path d={path} fill={fill} class={isChosen ? 'chosen' : ''} onClick={() => onGive(id)} data-territory={id}>
    <title>{territoryName(id)}</title>
  </path>
))

function Capital({ holder }: { readonly holder: Holder & { readonly capital?: unknown } }) {
  const { capital } = holder
  if (!Array.isArray(capital) || !capital.every(Number.isFinite)) return null
  const [x, y] = mapPoint(capital as [number, number])
  return <circle cx={x} cy={y} r={holder.look === undefined ? 3 : 6} class="capital" />
}

interface LandListProps extends Omit<WorldMapProps, 'all'> {
  name(id: string): string
}

/** Every territory by name, ticked where it is the chosen one's. */
function LandList({ plots, brush, held, name, onGive }: LandListProps) {
  const [wanted, setWanted] = useState('')
  const looked = wanted.trim().toLowerCase()
  const rows = plots
    .map(({ id }) => ({ id, text: territoryName(id), holder: held.get(id) ?? NOBODY }))
    .filter(({ text, holder }) => (looked === '' ? holder === brush : text.toLowerCase().includes(looked)))
    .sort((a, b) => compareNames(a.text, b.text))
  return (
    <>
      <label class="field">
        <span>{t('workshop.find')}</span>
        <input value={wanted} onInput={({ currentTarget }) => setWanted(currentTarget.value)} data-test="find-land" />
      </label>
      <p class="faint" role="status">
        {t('workshop.listed', { n: rows.length })}
      </p>
      <ul class="land-list" data-test="land-list">
        {rows.map(({ id, text, holder }) => (
          <li key={id}>
            <label class="tick">
              <input
                type="checkbox"
                checked={holder === brush && brush !== NOBODY}
                disabled={brush === NOBODY && holder === NOBODY}
                onChange={() => onGive(id)}
                data-test={`land-${id}`}
              />
              <span>{t('workshop.held', { territory: text, holder: name(holder) })}</span>
            </label>
          </li>
        ))}
      </ul>
    </>
  )
}
