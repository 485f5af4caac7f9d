// What `bench/sound.ts` measures: the sounds of the client, without what plays them.
export { SoundBus } from '#client/sound/bus.ts'
export { mixOf } from '#client/sound/mix.ts'
export { playSound } from '#client/sound/sounds.ts'
