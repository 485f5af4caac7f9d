import { useSignalEffect } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { filmPlayed, salvosPlayed } from '../commands/roomView.ts'
import { observation, salvos } from '../store/game.ts'
import { mapSight, mapState } from '../store/mapSight.ts'
import { shownWar } from '../store/war.ts'
import { shownScene } from '../store/year.ts'
import { t } from '../text/text.ts'
import { useScreenDensity } from '../ui/useScreenDensity.ts'
import { isMapOnRequest } from './isMapOnRequest.ts'

/** Where the map lives. The map is loaded after the panels, so that a slow device can already read and order. */
export function MapHost() {
  const host = useRef<HTMLDivElement>(null)
  const state = mapState
  // Asked before the first frame: the lists open by themselves where there is no map.
  useMemo(() => {
    if (isMapOnRequest()) state.value = 'unasked'
  }, [state])
  // Where no map plays the exchanges and the years they count as seen: what comes after must not wait for them.
  useSignalEffect(() => {
    if (shownScene.value === 'film' && mapSight.value === undefined) filmPlayed()
    if (state.value !== 'shown' && salvos.value.length > 0) salvosPlayed(salvos.value)
  })
  const wanted = state.value !== 'unasked'
  // A map is drawn for one density: on a screen of another it would be blurred, and is made anew.
  const density = useScreenDensity()
  useEffect(() => {
    if (!wanted) return
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
      state.value = 'failed'
    })
    return () => {
      gone = true
      destroy?.()
    }
  }, [wanted, density])
  return (
    <section class="map-host" data-panel="map" aria-label={t('map.label')}>
      <div ref={host} class="map-canvas" />
      <SootVeil />
      {state.value === 'failed' && <p role="alert">{t('map.failed')}</p>}
      {state.value === 'unasked' && (
        <p class="map-unasked">
          {t('map.lite')}{' '}
          <button
            type="button"
            onClick={() => {
              state.value = 'shown'
            }}
            data-test="show-map"
          >
            {t('map.show')}
          </button>
        </p>
      )}
    </section>
  )
}

/** Soot, in Tg, from which the sky is as dark as it is drawn. */
const DARKEST = 30

/** Darkens the map by the soot in the sky, for as long as it stays there. */
function SootVeil() {
  const soot = observation.value?.climate.soot ?? 0
  if (soot <= 0 || shownWar.value !== undefined) return null
  return (
    <div
      class="soot-veil"
      style={{ '--soot': Math.min(1, 0.25 + soot / DARKEST) }}
      data-test="soot-veil"
      aria-hidden="true"
    />
  )
}
