import './arrows.css'

/** Before a way back: it points to where the line begins. */
export const BackArrow = () => (
  <span class="arrow" aria-hidden="true">
    ←
  </span>
)

/** Between what was and what is, and after a way on: it points to where the line ends. */
export const OnArrow = () => <span class="arrow">→</span>
