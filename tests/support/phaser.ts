import type { Scene, Tweens } from 'phaser'

/**
 * What Phaser asks of a browser while its module is read: nothing is drawn or heard. Call it before the first import of a
 * module that imports Phaser; such an import must be a dynamic one.
 */
export function standInForBrowser(): void {
  const pen = {
    fillRect() {},
    clearRect() {},
    putImageData() {},
    drawImage() {},
    getImageData: () => ({ data: [10, 20, 30, 128] }),
    createImageData: () => ({ data: [] }),
  }
  const element = () => ({ style: {}, getContext: () => pen, canPlayType: () => '', addEventListener() {} })
  class Nothing {}
  Object.assign(globalThis, {
    window: globalThis,
    document: { createElement: element, documentElement: element(), readyState: 'complete', addEventListener() {} },
    screen: {},
    HTMLCanvasElement: Nothing,
    HTMLVideoElement: Nothing,
    Image: Nothing,
    Audio: class {
      canPlayType = () => ''
    },
  })
}

/** A scene without a game: its tweens go on when `step` is called, by the clock of `Date`. */
export interface TweeningScene {
  readonly scene: Scene
  step(): void
}

export async function tweeningScene(width: number, height: number): Promise<TweeningScene> {
  const phaser = await import('phaser')
  const events = new phaser.Events.EventEmitter()
  const scale = { width, height }
  const game = { scene: { customViewports: 0 } }
  const sys = { events, scale, game, cameras: {} }
  const tweens: Tweens.TweenManager = new phaser.Tweens.TweenManager({ sys } as unknown as Scene)
  events.emit(phaser.Scenes.Events.START)
  return { scene: { sys, scale, tweens } as unknown as Scene, step: () => events.emit(phaser.Scenes.Events.UPDATE) }
}
