import { Cameras, type Scene, type Tweens } from 'phaser'
import type { Point } from '../land/projection.ts'
import type { WorldBox } from './theatre.ts'
import {
  clampView,
  type Margins,
  mixViews,
  openingView,
  panBy,
  resizeView,
  type Size,
  snapView,
  theatreView,
  toScreen,
  toWorld,
  type View,
  wholeView,
  zoomAt,
} from './view.ts'

/** Milliseconds of a glide. */
const GLIDE = 220

/** What the camera is created with. */
export interface WorldCameraOptions {
  /** What a narrow screen opens on. */
  readonly home: Point | undefined
  /** What the match is about, and what lies over the map's edges: the camera opens on it where it is nearer than the world. */
  readonly theatre?: { readonly box: WorldBox; readonly margins: Margins } | undefined
  /** The player wants less motion: glides become jumps. */
  readonly isCalm: () => boolean
  /** Told that the camera looks elsewhere; the move shows in the next frame. */
  readonly onMove: () => void
}

/**
 * The main camera. A Phaser camera that keeps to the world and moves as hands expect; ordinary game objects in world
 * units are what it shows.
 *
 * Two things of Phaser's own camera are not used. `setBounds` clamps a scroll at the zoom the camera has now, but a glide
 * must know its end at the zoom it will have then. `pan` and `zoomTo` move scroll and zoom apart from each other, so the
 * place under the mouse would swim; one tween of the whole view holds it still.
 */
export class WorldCamera extends Cameras.Scene2D.Camera {
  readonly #isCalm: () => boolean
  readonly #onMove: () => void
  /** Where the camera is, to fractions of a pixel: many small moves add up. */
  #view: View
  /** What it shows: the view, or the nearest one at whole pixels. */
  #shown: View
  /** Where it is gliding to, or is. */
  #goal: View
  #glide: Tweens.Tween | undefined

  constructor(scene: Scene, { home, theatre, isCalm, onMove }: WorldCameraOptions) {
    super(0, 0, scene.scale.width, scene.scale.height)
    this.setScene(scene)
    this.#isCalm = isCalm
    this.#onMove = onMove
    this.#view = (theatre && theatreView(this, theatre.box, theatre.margins)) ?? openingView(this, home)
    this.#shown = this.#view
    this.#goal = this.#view
    this.snap()
  }

  /** What the screen shows from the next frame on. */
  get view(): View {
    return this.#shown
  }

  /**
   * The place of the world under a point of the screen. Unlike `getWorldPoint` it is right at once after a move, not only
   * after the next frame.
   */
  placeAt(point: Point): Point {
    return toWorld(this.#shown, this, point)
  }

  /** Where a place of the world stands on the screen, in device pixels. */
  pointOf(place: Point): Point {
    return toScreen(this.#shown, this, place)
  }

  /** Pushes the world by device pixels, at once, as a finger does. */
  push(dx: number, dy: number): void {
    this.#jump(panBy(this.#view, this, dx, dy))
    this.snap()
  }

  /** Zooms by a factor about a point of the screen, at once, as a wheel does. */
  zoomBy(factor: number, point: Point): void {
    this.#jump(zoomAt(this.#view, this, factor, point))
  }

  /** Zooms by a factor in a glide, as keys and buttons do; about the middle if no point is given. */
  glideZoom(factor: number, point: Point = [this.width / 2, this.height / 2]): void {
    this.#glideTo(zoomAt(this.#goal, this, factor, point))
  }

  glidePush(dx: number, dy: number): void {
    this.#glideTo(panBy(this.#goal, this, dx, dy))
  }

  /** Glides until this place of the world is in the middle, as far as the edges allow. */
  glideToPlace([x, y]: Point): void {
    this.#glideTo(clampView({ ...this.#goal, x, y }, this))
  }

  /** Looks at a place of the world from this near, as a factor of the whole view's zoom. Returns the view it leaves. */
  glideNear([x, y]: Point, factor: number): View {
    const left = this.#goal
    this.#glideTo(clampView({ x, y, zoom: wholeView(this).zoom * factor }, this))
    return left
  }

  /** Goes back to a view it left. */
  glideBack(view: View): void {
    this.#glideTo(clampView(view, this))
  }

  glideToWhole(): void {
    this.#glideTo(wholeView(this))
  }

  /** Keeps the middle of the screen where it was. Call it when the camera has its new size. */
  resizedFrom(before: Size): void {
    this.#jump(resizeView(this.#view, before, this))
    this.snap()
  }

  /** Moves by less than a pixel, so that the world begins at a whole pixel and what is painted now stays sharp. */
  snap(): void {
    this.#show(snapView(this.#view, this))
  }

  #jump(view: View): void {
    this.#glide?.remove()
    this.#goal = view
    this.#look(view)
  }

  #glideTo(goal: View): void {
    if (this.#isCalm()) {
      this.#jump(goal)
      return
    }
    const from = this.#view
    this.#glide?.remove()
    this.#goal = goal
    this.#glide = this.scene.tweens.addCounter({
      from: 0,
      to: 1,
      duration: GLIDE,
      ease: 'Cubic.easeOut',
      onUpdate: (tween) => this.#look(mixViews(from, goal, tween.getValue() ?? 1)),
    })
    this.#onMove()
  }

  #look(view: View): void {
    this.#view = view
    this.#show(view)
  }

  #show(view: View): void {
    this.#shown = view
    this.setZoom(view.zoom).centerOn(view.x, view.y)
    this.#onMove()
  }
}
