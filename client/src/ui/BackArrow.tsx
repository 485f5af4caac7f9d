import './backArrow.css'

/** Before a way back: it points to where the line begins. */
export const BackArrow = () => (
  <span class="back-arrow" aria-hidden="true">
    ←
  </span>
)
