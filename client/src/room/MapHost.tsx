import { useEffect, useRef, useState } from 'preact/hooks'
import { playbackDone } from '../commands/playbackDone.ts'
import { salvos } from '../store/game.ts'
import { t } from '../text/text.ts'

/** Where the map lives. The map is loaded after the panels, so that a slow device can already read and order. */
export function MapHost() {
  const host = useRef<HTMLDivElement>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let gone = false
    let destroy: (() => void) | undefined
    const load = async () => {
      const { mountMap } = await import('../map/index.ts')
      if (gone || host.current === null) return
      destroy = mountMap(host.current).destroy
    }
    load().catch(() => {
      setFailed(true)
      playbackDone(salvos.value)
    })
    return () => {
      gone = true
      destroy?.()
    }
  }, [])
  return (
    <section class="map-host" data-panel="map" aria-label={t('map.label')}>
      <div ref={host} class="map-canvas" />
      {failed && <p role="alert">{t('map.failed')}</p>}
    </section>
  )
}
