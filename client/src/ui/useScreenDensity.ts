import { useEffect, useState } from 'preact/hooks'

/** Device pixels to a CSS pixel: another number when the window is moved to another screen, or the page is zoomed. */
export function useScreenDensity(): number {
  const [density, setDensity] = useState(() => devicePixelRatio)
  useEffect(() => {
    const query = matchMedia(`(resolution: ${density}dppx)`)
    const look = () => setDensity(devicePixelRatio)
    query.addEventListener('change', look)
    return () => query.removeEventListener('change', look)
  }, [density])
  return density
}
