import { computed, effect, untracked } from '@preact/signals'
import type { PowerId } from '#shared/ids'
import type { Observation } from '#shared/view/observation'
import { select, showShot } from '../commands/roomView.ts'
import { looksAt } from '../playback/flightPlan.ts'
import { playSalvos } from '../playback/playSalvos.ts'
import { playYear } from '../playback/playYear.ts'
import type { Shot } from '../playback/yearFilm.ts'
import { facedCrisis, isStaged } from '../store/crisis.ts'
import { observation, orders, playerView, type Selection, salvos, selection } from '../store/game.ts'
import { mapSight } from '../store/mapSight.ts'
import { isRoomTaken } from '../store/stage.ts'
import { strikeAsked } from '../store/strike.ts'
import { shownScene } from '../store/year.ts'
import { pageLanguage, powerName, stateName } from '../text/text.ts'
import { COLOURS, lookOf } from '../theme/tokens.ts'
import { BeatPlayer } from './BeatPlayer.ts'
import type { View } from './camera/view.ts'
import { emberCount, paintPlanOf } from './facts/plan.ts'
import type { MapFrame } from './frame.ts'
import type { LandOwner } from './land/landRegistry.ts'
import { type Point, project } from './land/projection.ts'
import { FilmLayer, type PlacedShot } from './layers/FilmLayer.ts'
import { GeographyLayer, PAINTED_EVENT } from './layers/GeographyLayer.ts'
import { StrikesLayer } from './layers/StrikesLayer.ts'
import type { WorldScene } from './WorldScene.ts'

/** What a phone's bars and sheet leave of the map, as shares of its height, and the middle of it. */
const CLEAR = { top: 0.17, middle: 0.42, bottom: 0.68 }

/** Towns of a power that have a name. */
const TOWNS = 8

/** CSS pixels around a place within which a press of it counts. */
const REACH = 14

/** How near a crisis is looked at, as a factor of the zoom of the whole world. */
const NEAR = 2.6

/** What the store makes the map show, and what hands on the map do to the store. */
export class StoreLink {
  readonly #world: WorldScene
  readonly #frame: MapFrame
  readonly #player: BeatPlayer
  readonly #stops: readonly (() => void)[]
  /** What the map shows: what came of an exchange waits for the playing to end. */
  #shown: Observation | undefined
  #hovered: LandOwner | undefined

  constructor(world: WorldScene, frame: MapFrame) {
    this.#world = world
    this.#frame = frame
    this.#player = new BeatPlayer(world.tweens, () => world.requestFrame())
    this.#refresh()
    this.#stops = [
      ...this.#followSignals(),
      this.#followSalvos(),
      this.#followYear(),
      this.#followCrisis(),
      this.#followCover(),
    ]
  }

  /** Chooses the land at a point of the screen; while an exchange is played it skips that. */
  choose(point: Point, reach: number): void {
    if (this.skip()) return
    const { camera, lands, density } = this.#world
    select(lands.ownerAt(camera.placeAt(point), (reach * density) / camera.zoom))
  }

  /** Shows the name of the land at a point of the screen. Returns true if there is one. */
  hover(point: Point | undefined): boolean {
    const { camera, lands, density } = this.#world
    const owner = point && lands.ownerAt(camera.placeAt(point), 0)
    this.#frame.tip(owner && nameOf(owner), (point?.[0] ?? 0) / density, (point?.[1] ?? 0) / density)
    if (owner?.id !== this.#hovered?.id) {
      this.#hovered = owner
      this.#focus()
    }
    return owner !== undefined
  }

  /** Ends the exchange or the film that is being played. Returns true if there was one. */
  skip(): boolean {
    const playing = salvos.peek().length > 0 || shownScene.peek() === 'film'
    this.#player.skip()
    return playing
  }

  /** Tells the store where things stand on the surface now. */
  showSight(): void {
    const { camera, lands, density } = this.#world
    const onSurface = (at: Point): Point => {
      const [x, y] = camera.pointOf(at)
      return [x / density, y / density]
    }
    mapSight.value = {
      width: camera.width / density,
      height: camera.height / density,
      pointOf: (place) => onSurface(project(place)),
      middleOf: (land) => {
        const at = lands.middleOf(land)
        return at && onSurface(at)
      },
      surfaceOf: onSurface,
      sitesOf: (purpose, land, count) => lands.places(purpose, land, count).map(onSurface),
      landAt: ([x, y]) => lands.ownerAt(camera.placeAt([x * density, y * density]), (REACH * density) / camera.zoom),
    }
  }

  destroy(): void {
    mapSight.value = undefined
    for (const stop of this.#stops) stop()
  }

  #followSignals(): readonly (() => void)[] {
    const translate = () => {
      this.#frame.translate()
      this.#refresh()
    }
    // After the panels, in a task of its own: both at once would hold up the page.
    let waiting: ReturnType<typeof setTimeout> | undefined
    let isShown = false
    return [
      // The words of the page, not those that are being fetched: its language changes last.
      effect(() => {
        pageLanguage()
        if (isShown) untracked(translate)
        isShown = true
      }),
      () => clearTimeout(waiting),
      effect(() => {
        observation.value
        orders.value
        clearTimeout(waiting)
        waiting = setTimeout(() => this.#refresh(), 0)
      }),
      effect(() => {
        const chosen = aimed.value ?? selection.value
        this.#focus()
        if (chosen !== undefined) this.#bringIntoSight(chosen)
      }),
    ]
  }

  /** On a narrow screen a land chosen elsewhere comes to where no sheet covers it. */
  #bringIntoSight(land: LandOwner): void {
    const { camera, lands } = this.#world
    const at = lands.middleOf(land)
    if (at === undefined || camera.width >= camera.height) return
    const [x, y] = camera.pointOf(at)
    const isSeen = x > 0 && x < camera.width && y > camera.height * CLEAR.top && y < camera.height * CLEAR.bottom
    if (!isSeen) camera.glideToPlace([at[0], at[1] + (camera.height * (0.5 - CLEAR.middle)) / camera.zoom])
  }

  /** On a narrow screen the camera that followed what was played comes back to the viewer's own land. */
  #lookHome(): void {
    const own = playerView.peek()?.self.id
    if (own !== undefined) this.#bringIntoSight({ kind: 'power', id: own })
  }

  #followSalvos(): () => void {
    const { lands } = this.#world
    const strikes = this.#world.layer(StrikesLayer)
    this.#world.layer(GeographyLayer).on(PAINTED_EVENT, () => {
      if (salvos.peek().length === 0) strikes.clear()
    })
    const places = (purpose: 'launch' | 'target', id: PowerId, count: number) =>
      lands.places(purpose, { kind: 'power', id }, count)
    return playSalvos({
      play: (plan, style, onTime) => {
        const beat = strikes.beatOf(plan)
        const looks = [...looksAt(plan.flights, salvos.peek())]
        const draw = (time: number) => {
          beat.draw(time)
          onTime(time)
          if (looks[0] === undefined || looks[0].at > time) return
          // Where not all the world is on the screen the camera looks at what is hit.
          this.#bringIntoSight({ kind: 'power', id: looks.shift()!.target })
        }
        return this.#player.play([{ ...beat, draw }], style)
      },
      skip: () => this.#player.skip(),
      launchSites: (power, count) => places('launch', power, count),
      targets: (power, count) => {
        const burnt = emberCount(this.#shown?.powers.find(({ id }) => id === power)?.loss ?? 0)
        return places('target', power, burnt + count).slice(burnt)
      },
      towns: (power) => places('target', power, TOWNS),
      onBegin: () => {
        this.#setPlaying(true)
        const [first] = salvos.peek()
        if (first !== undefined) this.#bringIntoSight({ kind: 'power', id: first.attacker })
      },
      onEnd: () => {
        this.#setPlaying(false)
        this.#lookHome()
        this.#refresh()
      },
    })
  }

  #followYear(): () => void {
    const film = this.#world.layer(FilmLayer)
    const skipOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') this.#player.skip()
    }
    return playYear({
      play: async (shots, style) => {
        const placed = shots.flatMap((shot) => this.#placed(shot))
        const still = style === 'still' && placed.length > 0
        this.#frame.showSkip('shown')
        globalThis.addEventListener('keydown', skipOnEscape)
        await this.#player.play(still ? [film.stillOf(placed)] : placed.map((shot) => film.beatOf(shot)), style)
        globalThis.removeEventListener('keydown', skipOnEscape)
        this.#frame.showSkip('hidden')
        this.#lookHome()
      },
    })
  }

  /** While a crisis takes the room the map looks at the place it is about, then where it looked before. */
  #followCrisis(): () => void {
    const { camera } = this.#world
    let left: View | undefined
    return effect(() => {
      const crisis = isStaged.value ? facedCrisis.peek()?.crisis : undefined
      const view = observation.peek()
      const about =
        view?.states.find(({ id }) => id === crisis?.over) ?? view?.powers.find(({ id }) => id === crisis?.defender)
      this.#focus()
      if (about !== undefined) left ??= camera.glideNear(project(about.capital), NEAR)
      else if (left !== undefined) {
        camera.glideBack(left)
        left = undefined
      }
    })
  }

  /** Scenes over the map speak for themselves, and keys on it need its corner. */
  #followCover(): () => void {
    return effect(() => {
      const isAiming = strikeAsked.value !== undefined && strikeAsked.value.window === observation.value?.window.number
      this.#world.setCover(isRoomTaken.value ? 'scene' : isAiming ? 'keys' : 'nothing')
    })
  }

  /** A shot at its places of the world; none where a place is not on this map. */
  #placed({ event, look, from, to }: Shot): readonly PlacedShot[] {
    const view = observation.peek()
    const place = (id: string | undefined) =>
      [...(view?.powers ?? []), ...(view?.states ?? [])].find((each) => each.id === id)
    const [begin, end] = [place(from), place(to)]
    if (begin === undefined || (to !== undefined && end === undefined)) return []
    const { camera } = this.#world
    const at = project((end ?? begin).capital)
    const onBegin = () => {
      showShot(event)
      // Where not all the world is on the screen the camera follows.
      if (camera.width < camera.height) camera.glideToPlace(at)
    }
    const colour = 'look' in begin ? lookOf(begin.look).colour : COLOURS.bone
    return [{ look, colour, from: project(begin.capital), to: end && project(end.capital), onBegin }]
  }

  #setPlaying(playing: boolean): void {
    this.#world.setPlaying(playing)
    this.#frame.showSkip(playing ? 'shown' : 'hidden')
  }

  #refresh(): void {
    const view = observation.peek()
    if (view === undefined) return
    const shown = salvos.peek().length > 0 && this.#shown !== undefined ? this.#shown : view
    this.#shown = shown
    // What was planned is under way while an exchange is played.
    const ghosts = playerView.peek() === undefined || shown !== view ? [] : orders.peek()
    this.#world.showFacts({ view: shown, plan: paintPlanOf(shown), orders: ghosts })
    this.#focus()
  }

  #focus(): void {
    const { lands } = this.#world
    this.#world.showFocus({
      selected: lands.regionOf(aimed.peek() ?? disputed() ?? selection.peek()),
      hovered: lands.regionOf(this.#hovered),
    })
  }
}

/** The power that a launch being planned is aimed at. */
const aimed = computed((): Selection | undefined => {
  const target = strikeAsked.value?.target
  return target === undefined ? undefined : { kind: 'power', id: target }
})

/** The state that a crisis which takes the room is about. */
function disputed(): Selection | undefined {
  const over = isStaged.peek() ? facedCrisis.peek()?.crisis.over : undefined
  return over === undefined ? undefined : { kind: 'state', id: over }
}

const nameOf = (owner: LandOwner): string => (owner.kind === 'power' ? powerName(owner.id) : stateName(owner.id))
