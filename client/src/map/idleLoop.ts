import { Core, type Game, type Scene } from 'phaser'

/** Draws frames only while something moves. */
export interface IdleLoop {
  /** Wakes the loop for at least one frame. Call it after every change that is to be seen, and after adding a tween. */
  requestFrame(): void
  destroy(): void
}

/**
 * Puts Phaser's loop to sleep after a frame that left nothing in motion, and wakes it when a frame is asked for. A map
 * is still nearly all of the time: a loop that ran on would draw the same picture sixty times a second and empty the
 * batteries of phones. Input works all the same, since Phaser handles pointers when their events come.
 *
 * What only a running loop would do does not wake it: Phaser's timers (`scene.time`) and its keyboard queue stand still
 * meanwhile. Tweens and camera effects of the scene keep it awake until they end.
 */
export function createIdleLoop(game: Game, scene: Scene): IdleLoop {
  let wanted = true
  let waking = 0
  const wake = () => {
    waking = 0
    // Otherwise the time asleep would count as the first frame's length.
    game.loop.resetDelta()
    game.loop.wake()
  }
  const requestFrame = () => {
    wanted = true
    if (!game.loop.running && waking === 0) waking = requestAnimationFrame(wake)
  }
  // What was asked for up to here is in the frame that is rendered now.
  const beforeRender = () => {
    wanted = false
  }
  const afterRender = () => {
    if (!wanted && !isMoving(scene)) game.loop.sleep()
  }
  game.events.on(Core.Events.PRE_RENDER, beforeRender)
  game.events.on(Core.Events.POST_RENDER, afterRender)
  // A graphics card that was lost and came back has forgotten the picture.
  game.renderer.on('restorewebgl', requestFrame)
  return {
    requestFrame,
    destroy() {
      cancelAnimationFrame(waking)
      game.events.off(Core.Events.PRE_RENDER, beforeRender)
      game.events.off(Core.Events.POST_RENDER, afterRender)
      game.renderer?.off('restorewebgl', requestFrame)
    },
  }
}

function isMoving({ tweens, cameras }: Scene): boolean {
  return (
    tweens.getTweens().length > 0 ||
    cameras.cameras.some(({ panEffect, zoomEffect, rotateToEffect, shakeEffect, flashEffect, fadeEffect }) =>
      [panEffect, zoomEffect, rotateToEffect, shakeEffect, flashEffect, fadeEffect].some(({ isRunning }) => isRunning),
    )
  )
}
