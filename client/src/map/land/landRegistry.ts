import type { TerritoryId } from '#shared/ids'
import type { Observation } from '#shared/view/observation'
import type { Selection } from '../../store/game.ts'
import { isWithin, theatreOf, type WorldBox } from '../camera/theatre.ts'
import type { Atlas, Region } from './atlas.ts'
import type { LandPicker } from './picking.ts'
import { type Point, project } from './projection.ts'
import { scatter } from './scatter.ts'

/** A power or a lesser state, as an owner of land. */
export type LandOwner = Selection

/** What places are looked for in a land. */
type Purpose = 'launch' | 'target'

/** Nothing is launched from or aimed at the ice north of here. */
const ICE = project([0, 71])[1]
/** World units within which most launch sites and most targets lie, from the capital. */
const SPREAD: Readonly<Record<Purpose, number>> = { launch: 110, target: 300 }

/** The chance of a place to be taken, 0–1: the nearer the capital, the likelier. */
function nearness([x, y]: Point, capital: Point | undefined, purpose: Purpose): number {
  if (!capital) return 1
  const far = Math.hypot(x - capital[0], y - capital[1]) / SPREAD[purpose]
  return 1 / (1 + far * far * far)
}

/** From this share of the theatre's width on a place beside it is out of sight at first. */
const OFF_THEATRE = 0.2

/** Knows which land is whose, by the observation read last. */
export class LandRegistry {
  readonly #atlas: Atlas
  readonly #picker: LandPicker
  readonly #capitals = new Map<string, Point>()
  readonly #places = new Map<string, readonly Point[]>()
  #owners = new Map<TerritoryId, LandOwner>()
  #regions = new Map<string, Region>()
  #theatre: WorldBox | undefined

  constructor(atlas: Atlas, picker: LandPicker) {
    this.#atlas = atlas
    this.#picker = picker
  }

  read(view: Pick<Observation, 'powers' | 'states'>): void {
    const { powers, states } = view
    this.#theatre = theatreOf(view)
    this.#owners = new Map()
    this.#regions = new Map()
    for (const { id, capital } of states) this.#capitals.set(id, project(capital))
    for (const { id, territories } of states) this.#enter({ kind: 'state', id }, territories)
    for (const { id, territories, capital } of powers) {
      this.#capitals.set(id, project(capital))
      this.#enter({ kind: 'power', id }, territories)
    }
  }

  /** Whose land lies at a place of the world, or within `reach` world units of it. */
  ownerAt(place: Point, reach: number): LandOwner | undefined {
    const territory = this.#picker.at(place, reach)
    return territory === undefined ? undefined : this.#owners.get(territory)
  }

  regionOf(owner: LandOwner | undefined): Region | undefined {
    return owner && this.#regions.get(keyOf(owner))
  }

  /** Where a land is named and touched: the roomiest place of its mainland, or its capital where that lies far off the theatre. */
  middleOf(owner: LandOwner): Point | undefined {
    const label = this.regionOf(owner)?.label
    const reach = this.#theatre === undefined ? 0 : OFF_THEATRE * (this.#theatre.right - this.#theatre.left)
    if (label === undefined || this.#theatre === undefined || isWithin(this.#theatre, label, reach)) return label
    return this.#capitals.get(owner.id) ?? label
  }

  /** Places spread over a land, always the same; longer lists begin with the shorter ones. */
  places(purpose: Purpose, owner: LandOwner, count: number): readonly Point[] {
    const region = this.regionOf(owner)
    if (!region || count <= 0) return []
    const name = `${purpose}/${owner.id}`
    const known = this.#places.get(name) ?? []
    if (known.length >= count) return known.slice(0, count)
    const own = new Set(region.ids)
    const found = scatter(name, count, region.bounds, (at, draw) => {
      if (at[1] < ICE || draw > nearness(at, this.#capitals.get(owner.id), purpose)) return false
      const territory = this.#picker.at(at, 0)
      return territory !== undefined && own.has(territory)
    })
    this.#places.set(name, found)
    return found
  }

  #enter(owner: LandOwner, territories: readonly TerritoryId[]): void {
    for (const territory of territories) this.#owners.set(territory, owner)
    this.#regions.set(keyOf(owner), this.#atlas.region(territories))
  }
}

const keyOf = ({ kind, id }: LandOwner): string => `${kind}/${id}`
