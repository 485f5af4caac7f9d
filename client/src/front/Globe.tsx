import { type FunctionComponent, h } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import './globe/globe.css'

/** The world behind the front page. Its land and its faces are fetched after the page can be used. */
export function Globe() {
  const [Living, setLiving] = useState<FunctionComponent | undefined>(undefined)
  useEffect(() => {
    let isGone = false
    const load = async () => {
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
