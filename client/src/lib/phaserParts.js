/**
 * The parts of Phaser that the map uses, in the shape of the package `phaser`: the build puts this file in its place
 * (`vite.config.ts`). A name that is missing here fails the build; a part of a part (`GameObjects.Text`) has a type and is missing
 * in the browser.
 */
// First: its parts ask for each other in a circle that only closes when it is entered here.
import 'phaser/src/renderer/index.js'
import 'phaser/src/data/index.js'
import 'phaser/src/loader/filetypes/JSONFile.js'
import 'phaser/src/gameobjects/graphics/GraphicsCreator.js'
import 'phaser/src/gameobjects/layer/LayerFactory.js'
import 'phaser/src/gameobjects/DisplayList.js'
import 'phaser/src/gameobjects/UpdateList.js'
import 'phaser/src/loader/LoaderPlugin.js'
import 'phaser/src/plugins/index.js'
import 'phaser/src/events/EventEmitter.js'
import 'phaser/src/scene/ScenePlugin.js'
import 'phaser/src/time/Clock.js'
import Scene2D from 'phaser/src/cameras/2d/index.js'
import CONST from 'phaser/src/const.js'
import CoreEvents from 'phaser/src/core/events/index.js'
import Graphics from 'phaser/src/gameobjects/graphics/Graphics.js'
import Image from 'phaser/src/gameobjects/image/Image.js'
import Layer from 'phaser/src/gameobjects/layer/Layer.js'
import Zone from 'phaser/src/gameobjects/zone/Zone.js'
import SceneEvents from 'phaser/src/scene/events/index.js'

export { default as Game } from 'phaser/src/core/Game.js'
export { default as Input } from 'phaser/src/input/index.js'
export { default as Scale } from 'phaser/src/scale/index.js'
export { default as Scene } from 'phaser/src/scene/Scene.js'
export { default as Textures } from 'phaser/src/textures/index.js'
export { default as Tweens } from 'phaser/src/tweens/index.js'
export const { CANVAS, WEBGL } = CONST
export const Cameras = { Scene2D }
export const Core = { Events: CoreEvents }
export const GameObjects = { Graphics, Image, Layer, Zone }
export const Scenes = { Events: SceneEvents }
