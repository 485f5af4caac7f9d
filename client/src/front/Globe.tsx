/** The drawing behind the front page: a globe of meridians and two arcs that have not met. */
export function Globe() {
  const meridians = [0.15, 0.45, 0.75, 0.95]
  const parallels = [-0.6, -0.3, 0, 0.3, 0.6]
  return (
    <svg class="globe" viewBox="-110 -110 220 220" aria-hidden="true">
      <circle r="100" class="rim" />
      {meridians.map((width) => (
        <ellipse key={width} rx={100 * width} ry="100" class="grid" />
      ))}
      {parallels.map((height) => {
        const half = 100 * Math.sqrt(1 - height * height)
        return <line key={height} x1={-half} x2={half} y1={100 * height} y2={100 * height} class="grid" />
      })}
      <path d="M-62 -28 Q-20 -96 34 -44" class="arc" />
      <path d="M58 30 Q14 88 -36 46" class="arc other" />
      <circle cx="-62" cy="-28" r="2.6" class="spot" />
      <circle cx="58" cy="30" r="2.6" class="spot other" />
    </svg>
  )
}
