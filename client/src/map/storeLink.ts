import { effect } from '@preact/signals'
import i18next from 'i18next'
import type { PowerId } from '#shared/ids'
import { select } from '../commands/roomView.ts'
import { playSalvos } from '../playback/playSalvos.ts'
import { observation, salvos, selection } from '../store/game.ts'
import { powerName, stateName } from '../text/text.ts'
import { BeatPlayer } from './BeatPlayer.ts'
import { emberCount, paintPlanOf } from './facts/plan.ts'
import type { MapFrame } from './frame.ts'
import type { LandOwner } from './land/landRegistry.ts'
import type { Point } from './land/projection.ts'
import { GeographyLayer, PAINTED_EVENT } from './layers/GeographyLayer.ts'
import { StrikesLayer } from './layers/StrikesLayer.ts'
import type { WorldScene } from './WorldScene.ts'

/** What the store makes the map show, and what hands on the map do to the store. */
export class StoreLink {
  readonly #world: WorldScene
  readonly #frame: MapFrame
  readonly #player: BeatPlayer
  readonly #stops: readonly (() => void)[]
  /** War losses as the map shows them: they wait for the playing to end. */
  #shownLosses = new Map<PowerId, number>()
  #hovered: LandOwner | undefined

  constructor(world: WorldScene, frame: MapFrame) {
    this.#world = world
    this.#frame = frame
    this.#player = new BeatPlayer(world.tweens, () => world.requestFrame())
    this.#refresh()
    this.#stops = [...this.#followSignals(), this.#followSalvos()]
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

  /** Ends the exchange that is being played. Returns true if there was one. */
  skip(): boolean {
    const playing = salvos.peek().length > 0
    this.#player.skip()
    return playing
  }

  destroy(): void {
    for (const stop of this.#stops) stop()
  }

  #followSignals(): readonly (() => void)[] {
    const translate = () => {
      this.#frame.translate()
      this.#refresh()
    }
    // After the panels, in a task of its own: both at once would hold up the page.
    let waiting: ReturnType<typeof setTimeout> | undefined
    i18next.on('languageChanged', translate)
    return [
      () => i18next.off('languageChanged', translate),
      () => clearTimeout(waiting),
      effect(() => {
        observation.value
        clearTimeout(waiting)
        waiting = setTimeout(() => this.#refresh(), 0)
      }),
      effect(() => {
        selection.value
        this.#focus()
      }),
    ]
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
      play: (plan, style) => this.#player.play([strikes.beatOf(plan)], style),
      skip: () => this.#player.skip(),
      launchSites: (power, count) => places('launch', power, count),
      targets: (power, count) => {
        const burnt = emberCount(this.#shownLosses.get(power) ?? 0)
        return places('target', power, burnt + count).slice(burnt)
      },
      onBegin: () => this.#setPlaying(true),
      onEnd: () => {
        this.#setPlaying(false)
        this.#refresh()
      },
    })
  }

  #setPlaying(playing: boolean): void {
    this.#world.setPlaying(playing)
    this.#frame.showSkip(playing ? 'shown' : 'hidden')
  }

  #refresh(): void {
    const view = observation.peek()
    if (view === undefined) return
    const waiting = salvos.peek().length > 0
    const lossNow = (id: PowerId, loss: number) => (waiting ? (this.#shownLosses.get(id) ?? loss) : loss)
    this.#shownLosses = new Map(view.powers.map(({ id, loss }) => [id, lossNow(id, loss)]))
    this.#world.showFacts({ view, plan: paintPlanOf(view, this.#shownLosses) })
    this.#focus()
  }

  #focus(): void {
    const { lands } = this.#world
    this.#world.showFocus({
      selected: lands.regionOf(selection.peek()),
      hovered: lands.regionOf(this.#hovered),
    })
  }
}

const nameOf = (owner: LandOwner): string => (owner.kind === 'power' ? powerName(owner.id) : stateName(owner.id))
