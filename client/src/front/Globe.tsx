import { type FunctionComponent, h } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import './globe/globe.css'

/** Milliseconds after which the globe comes even where the page is never at rest, and where a browser cannot tell. */
const LATEST = 1500

/** Resolves once the page can be used and has nothing else to do: what is pressed first comes first. */
const pageAtRest = (): Promise<unknown> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(resolve, { timeout: LATEST })
    else setTimeout(resolve, LATEST)
  })

/** The world behind the front page. Its land and its faces are fetched after the page can be used, and once it is at rest. */
export function Globe() {
  const [Living, setLiving] = useState<FunctionComponent | undefined>(undefined)
  useEffect(() => {
    let isGone = false
    const load = async () => {
      await pageAtRest()
      if (isGone) return
      const { LivingGlobe } = await import('./globe/LivingGlobe.tsx')
      if (!isGone) setLiving(() => LivingGlobe)
    }
    // Without it the page is as useful as before.
    load().catch(() => undefined)
    return () => {
      isGone = true
    }
  }, [])
  return (
    <div class="globe" aria-hidden="true">
      {Living && h(Living, {})}
    </div>
  )
}
