import { useSignal, useSignalEffect } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { playbackDone } from '../commands/playbackDone.ts'
import { salvos } from '../store/game.ts'
import { t } from '../text/text.ts'

/** Where the map lives. The map is loaded after the panels, so that a slow device can already read and order. */
export function MapHost() {
  const host = useRef<HTMLDivElement>(null)
  const failed = useSignal(false)
  // Where no map plays the exchanges they count as seen: what comes after must not wait for them.
  useSignalEffect(() => {
    if (failed.value && salvos.value.length > 0) playbackDone(salvos.value)
  })
  useEffect(() => {
    let gone = false
    let destroy: (() => void) | undefined
    const load = async () => {
      const { mountMap } = await import('../map/index.ts')
      if (gone || host.current === null) return
      const map = mountMap(host.current)
      destroy = map.destroy
      await map.opened
    }
    load().catch(() => {
      failed.value = true
    })
    return () => {
      gone = true
      destroy?.()
    }
  }, [])
  return (
    <section class="map-host" data-panel="map" aria-label={t('map.label')}>
      <div ref={host} class="map-canvas" />
      {failed.value && <p role="alert">{t('map.failed')}</p>}
    </section>
  )
}
